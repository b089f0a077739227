"""Names of authors as programs write them: persons in their parts, bodies as they are.

A name comes out in the fields of a record. Where a form does not tell a person from a body, what
was made of it is remarked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.text.bibliography.plain_text import plain
from generator.text.problems import printable

NameFields = dict[str, str]
"""The fields of a name in a record → their text."""

_OF_GENERATION = r"(?i:[JS]r\.?)|[2-9](?:nd|rd|th)|III?"
_SUFFIX = rf"{_OF_GENERATION}|IV|V|VI{{1,3}}|(?i:Junior|Senior|Esq\.?|Ph\.?\s?D\.?|M\.?D\.?)"
_WITH_SUFFIX = re.compile(rf"(.*?)(?:,\s?({_SUFFIX})|(?:^|\s)({_OF_GENERATION}))[\s,]*")

_PARTICLE = re.compile(
    "af|al|av|bin|da|das|de|degli|dei|del|della|den|der|des|di|dos|du|el|ibn|la|le|ten|ter|van|von|"
    "zu|zum|zur"
)
_BODIES = (
    r"academy|agency|alliance|association|authority|bureau|cent(?:er|re)|coalition|"
    r"collaborat(?:ion|ors)|college|commission|committee|company|consortium|corporation|council|"
    r"department|federation|forum|foundation|gesellschaft|government|hospital|initiative|"
    r"institut\w*|laboratory|library|minist(?:ry|er\w+|ère)|network|nhs|office|organi[sz]ation|"
    r"programme|society|universi\w+|verband|verein|who"
)
_OF_BODIES = re.compile(
    rf"\b(?:{_BODIES}|and|board|for|fund|group|inc|international|investigators|ltd|national|of|"
    r"project|services?|study|task|team|the|trial|trust|union|working|world)\b",
    re.IGNORECASE,
)
"""Words that a person is not called by."""

_SURELY_BODY = re.compile(rf".*\b(?:{_BODIES})\b", re.IGNORECASE)

_LEGAL_FORM = "BV|GMBH|INC|KG|LLC|LTD|NV|PLC"
_BEHIND_BODIES = re.compile(f"{_LEGAL_FORM}|AB|AG|AS|EU|NHS|NZ|SA|SE|UK|UN|US|USA|WHO")
"""Letters behind a name that are no initials."""

_ET_AL = re.compile(
    r"(?:(?:^|[\s,;&(\[]+)(?:(?:and|&|et)\s+)?(?:et\.?\s*(?:al(?:ii|ia)?|coll)\b|u\.\s?a\.|и\s+др\b|"
    r"等|ほか|(?:and|&|\+|plus|und)\s+(?:[0-9]+\s+)?(?:others?|more|colleagues|co-?workers|andere)\b"
    r"(?:\s+authors)?)|^[(\[]?others|\s*(?:…|\.{3}))[\s,.)\]]*$",
    re.IGNORECASE,
)


_NOTHING_BEFORE = re.compile(r"^(?:[\W_]+(?:and\b[\W_]*)+|[\s,;]+)", re.IGNORECASE)
"""What stands before the first name of a list and is none."""

_LONE_AND = re.compile(r"[\W_]*and[\W_]*", re.IGNORECASE)


@dataclass
class Authors:
    """Authors as they are read one by one, and what was made of those whose form does not tell."""

    names: list[NameFields] = field(default_factory=list)
    more: bool = False
    bodies: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, name: NameFields) -> None:
        """Add a name, unless nothing in it is a letter or a digit."""
        if "literal" not in name and any("," in part for part in name.values()):
            name = {"literal": ", ".join(name.values())}
            self.unread.append(name["literal"])
        if "literal" in name:
            name = {"literal": name["literal"].strip(" ,;")}
        if any(_is_said(part) for part in name.values()):
            self.names.append(name)

    def add_text(self, text: str) -> None:
        """Add whoever a text names, which has family names first or bodies."""
        text, others = without_et_al(plain(text))
        self.more |= others
        for part in _apart(_NOTHING_BEFORE.sub("", text)):
            one, others = without_et_al(part)
            self.more |= others
            if _is_said(one):
                self._add_one(one)

    def _add_one(self, text: str) -> None:
        if ",," in text:
            self.add({"literal": text.replace(",,", ",").rstrip(", ")})
        elif name := from_initials(text):
            self.persons.append(text)
            self.add(name)
        elif "," not in text or _is_body_with_comma(text):
            self.bodies.append(text)
            self.add({"literal": text})
        elif text.endswith(",") and is_body(text):
            self.add({"literal": text.rstrip(", ")})
        elif all(persons := [from_initials(part) for part in text.split(",")]):
            self.persons.append(text)
            for person_ in persons:
                self.add(person_)
        elif name := inverted(text.split(",")):
            self.add(name)
        else:
            self.unread.append(text)
            self.add({"literal": text})

    @property
    def remarks(self) -> Iterator[str]:
        """What whoever imports the names should know."""
        for names, said in (
            (self.bodies, "Taken for bodies, since no comma parts a family name"),
            (self.persons, "Taken for persons with initials, though no comma says so"),
            (self.unread, "Kept as one name, since its commas do not tell its parts"),
        ):
            if names:
                shown = ", ".join(f"“{printable(name, 80)}”" for name in names[:10])
                yield f"{said}: {shown}{' and more' if len(names) > 10 else ''}."


def _is_said(text: str) -> bool:
    """Tell whether a text says more than the word between two names."""
    return re.search(r"[^\W_]", text) is not None and not _LONE_AND.fullmatch(text)


def person(
    family: str, given: str = "", *, suffix: str = "", dropping: str = "", non_dropping: str = ""
) -> NameFields:
    """Return a person's name; a suffix or a particle behind the given names gets its own place."""
    given, behind = with_suffix_apart(given)
    family, inside = with_suffix_apart(family)
    words = given.strip(" ,").split()
    end = len(words)
    while end > 1 and _PARTICLE.fullmatch(words[end - 1]):
        end -= 1
    dropping = " ".join([*words[end:], dropping]).strip()
    words = words[:end]
    if not family:
        family, words = " ".join(words), []
    name = {
        "family": family.strip(" ,"),
        "given": " ".join(words),
        "suffix": suffix.strip(" ,") or behind or inside,
        "dropping_particle": dropping,
        "non_dropping_particle": non_dropping,
    }
    return {part: text for part, text in name.items() if text}


def with_suffix_apart(names: str) -> tuple[str, str]:
    """Return names without the suffix behind them, as in `Bo, Jr.`, and that suffix."""
    found = _WITH_SUFFIX.fullmatch(" ".join(names.split()))
    if not found:
        return names, ""
    return found[1].rstrip(" ,"), found[2] or found[3]


def inverted(parts: Iterable[str], *, suffix_first: bool = False) -> NameFields:
    """Return the name of which these parts stood between commas; nothing for more than three.

    A suffix that is known is found in either place; of others, `suffix_first` says where they are.
    """
    parts = [part.strip() for part in parts]
    family, *rest = [part for part in parts if part] or [""]
    if len(rest) > 2:
        return {}
    if len(rest) == 1 and len(parts) > 2 and re.fullmatch(_SUFFIX, rest[0]):
        return person(family, suffix=rest[0])
    if len(rest) == 2:
        known = [bool(re.fullmatch(_SUFFIX, part)) for part in rest]
        if known[0] > known[1] or (known[0] == known[1] and suffix_first):
            rest.reverse()
    given, suffix = [*rest, "", ""][:2]
    return person(family, given, suffix=suffix)


def from_initials(text: str) -> NameFields:
    """Return the person in a text such as `Marsh A`, `van Berg J.K.` or `A. Marsh`, or nothing."""
    if "," in text:
        return {}
    text, suffix = with_suffix_apart(text)
    words = text.split()
    behind = next((n for n, word in enumerate(reversed(words)) if not _are_initials(word)), 0)
    before = next((n for n, word in enumerate(words) if not _are_initials(word, ".")), 0)
    family, given = words[: len(words) - behind], words[len(words) - behind :]
    if not behind:
        family, given = words[before:], words[:before]
    names = [word for word in family if word[0].isupper()]
    if not given or not 1 <= len(names) <= 2 or not family[-1][0].isupper():
        return {}
    if is_body(text) or _BEHIND_BODIES.fullmatch("".join(given).replace(".", "")):
        return {}
    return person(" ".join(family), " ".join(given), suffix=suffix)


def _are_initials(word: str, sign: str = "") -> bool:
    """Tell whether a word is made of initials; `sign` is one that it must hold."""
    letters = re.sub(r"[.’'-]", "", word)
    is_short = len(letters) <= (4 if "." in word else 3)
    return letters.isalpha() and letters.isupper() and is_short and sign in word


def is_body(text: str) -> bool:
    """Tell whether a text holds a word that persons are not called by."""
    return _OF_BODIES.search(text) is not None


def _is_body_with_comma(text: str) -> bool:
    family, *rest = [part.strip() for part in text.split(",")]
    if len(rest) == 1 and re.fullmatch(_LEGAL_FORM, rest[0].strip(" .").upper()):
        return True
    given = " ".join(rest).split()
    return " " in family and bool(_SURELY_BODY.match(family)) and not all(map(_are_initials, given))


def without_et_al(text: str) -> tuple[str, bool]:
    """Return a text without `et al.` at its end, and whether it was there."""
    end = _ET_AL.sub("", text[-100:])
    return text[:-100] + end, end != text[-100:]


def is_list(text: str) -> bool:
    """Tell whether a text with commas, outside lists of BibTeX, can only be several names."""
    return len(_apart(text)) > 1


def _is_spoken(text: str) -> bool:
    """Tell whether a text can be a person's given names and then a family name."""
    words = text.split()
    are_names = all(word[0].isupper() for word in words) and not _are_initials(words[-1])
    return 2 <= len(words) <= 4 and are_names and not (is_body(text) or with_suffix_apart(text)[1])


def _apart(text: str) -> list[str]:
    """Return the names in a text that may hold a list of them."""
    if ",," in text:
        return [text]
    if ";" in text:
        return [name for part in text.split(";") for name in _apart(part.strip())]
    named = re.split(r",?\s+(?:and|&)\s+", text)
    if len(named) > 1 and all(part.count(",") == 1 or from_initials(part) for part in named):
        return named
    parts = [re.sub(r"^(?:and|&)\s+", "", part.strip()) for part in text.split(",")]
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(map(from_initials, parts)):
        return parts
    spoken = [one for part in parts for one in re.split(r"\s+(?:and|&)\s+", part)]
    if len(parts) > 1 and len(spoken) > 2 and all(map(_is_spoken, spoken)):
        return [f"{family}, {given}" for given, _, family in (n.rpartition(" ") for n in spoken)]
    given = [word for part in parts[1::2] for word in part.split()]
    if len(parts) > 3 and len(parts) % 2 == 0 and all(map(_are_initials, given)):
        return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    return [text]
