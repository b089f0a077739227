"""Compares words with the text of their source: found or not, and whether a paraphrase is one.

A quote is found as the Web Annotation Data Model's TextQuoteSelector finds it: the exact words,
with the words before (prefix) and after them (suffix) to tell one place from another. Both texts
are normalised first, so that a printer's signs and line breaks make no difference. This module
knows texts only: no record, no file and no date.
"""

import difflib
import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice, pairwise

import regex

from generator.text.words import UNSPACED, WHOLE, WORD, shares_of

SINGLE_QUOTES, DOUBLE_QUOTES, DASHES = "‘’‚‛′´`‹›ʼʻʹ＇", "“”„‟″«»＂〝〞", "‐‑‒–—―−"

FOLDED = str.maketrans(
    {
        **dict.fromkeys(SINGLE_QUOTES, "'"),
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # soft hyphen, signs unseen
    }
)

SOFT_END = regex.compile(r"\xad[^\S\n]*+\n\s*+")
"""A soft hyphen at the end of a line, which is nothing but the printer's."""

INSIDE_QUOTES = regex.compile(r"(?<!\S)([«‹])\s++|(?<!\s)\s++([»›])(?!\w)")
"""The spaces that French puts inside its quotation marks."""

LONG_STACK = regex.compile(r"(\p{M}{30})(?=\p{M})")
"""More marks on one letter than any script puts there; Unicode's stream-safe text (UAX #15) parts
them after thirty, since putting them in order takes the square of their number."""

LINE_END = regex.compile(r"(?<![^\W_])([^\W_]++)-[^\S\n]*+\n\s*+(?=([^\W_]++))")
UNSPACED_ENDS = regex.compile(
    rf"(?<={UNSPACED.pattern}\p{{P}}*) (?=\p{{P}}*{UNSPACED.pattern})".replace("*+", "*")
)
"""Where a line ended in a script without spaces."""

INSIDE_WORD = regex.compile(rf"\w\p{{M}}|(?!{UNSPACED.pattern})\w(?!{UNSPACED.pattern})\w")
"""Two characters that are in one word."""

CLOSING = ".,;:!?)]'\""
PART = regex.compile(rf"(?:{WORD.pattern}|\w|[^\w\s])\s*+")

NEAR = 0.6
"""How alike a passage and a quote must be, from 0 to 1, for their differences to be worth showing.

It is the measure of `difflib`: twice the words in common, divided by all the words of both."""

LONGEST_SHOWN = 300
"""How many words of a quote are compared with the passage that is most like it."""

SHARED_WORDS = 5
"""How many words in a row a paraphrase may not share with its source."""

FINGERPRINT_LENGTH = 16
"""How many of the 64 hexadecimal digits are kept: enough that no edit goes unseen by chance."""


class Match(Enum):
    """How a quote compares with the text of its source."""

    ONCE = "found once"
    NOT_FOUND = "not found"
    AMBIGUOUS = "ambiguous"
    DIFFERENT = "found with differences"


@dataclass(frozen=True)
class Finding:
    """The result of looking for a quote; `difference` shows the words that are not the same."""

    match: Match
    difference: str = ""


def normalised(text: str, compared_with: str = "") -> str:
    """Return `text` in the form in which texts are compared; upper and lower case are kept.

    The characters are put into Unicode's form NFKC. Quotation marks and dashes are folded, soft
    hyphens dropped, and words hyphenated at a line's end joined. White space becomes one space.
    A hyphen at the end of a line stays where the text that this one is `compared_with` has both
    parts as words of their own, or where the next line does not go on in lower case.
    """
    apart = _parted(_folded(compared_with)) if compared_with else {}

    def join(parted: regex.Match[str]) -> str:
        first, rest = parted.groups()
        between = apart.get((first.casefold(), rest.casefold()))
        if between is None:
            return str(first) if rest[0].islower() else f"{first}-"
        return f"{first}- " if between == "- " else f"{first}-"

    return UNSPACED_ENDS.sub("", " ".join(LINE_END.sub(join, _folded(text)).split()))


def _parted(text: str) -> dict[tuple[str, str], str]:
    """Return what is between each two neighbours among the words of a text."""
    words = list(WORD.finditer(text))
    return {
        (first[0].casefold(), second[0].casefold()): text[first.end() : second.start()]
        for first, second in pairwise(words)
    }


def _folded(text: str) -> str:
    joined = SOFT_END.sub("", text.replace("\r\n", "\n"))
    plain = LONG_STACK.sub("\\1\u034f", INSIDE_QUOTES.sub(r"\1\2", joined).translate(FOLDED))
    return unicodedata.normalize("NFKC", plain).replace("\u034f", "").translate(FOLDED)


def find(quote: str, prefix: str, suffix: str, source: str) -> Finding:
    """Return whether `quote` occurs in `source` once, between `prefix` and `suffix`.

    A place counts only where whole words are found. `source` is the source's text, or the part of
    it that was read. Where nothing fits, the nearest passage is shown with its differences.
    """
    together = normalised(" ".join((prefix, quote, suffix)))
    words, before, after = (normalised(part, together) for part in (quote, prefix, suffix))
    text = normalised(source, together)
    places = list(_places(words, text))
    fitting = [place for place in places if _stands_between(text, place, words, before, after)]
    if len(fitting) == 1:
        return Finding(Match.ONCE)
    if fitting:
        return Finding(Match.AMBIGUOUS)
    difference = _nearest(" ".join((before, words, after)).strip() if places else words, text)
    return Finding(Match.DIFFERENT, difference) if difference else Finding(Match.NOT_FOUND)


def _stands_between(text: str, place: int, words: str, before: str, after: str) -> bool:
    end = place + len(words)
    place -= text[place - 1 : place] == " "
    end += text[end : end + 1] == " "
    return text.endswith(before, 0, place) and text.startswith(after, end)


def _places(words: str, text: str) -> Iterator[int]:
    """Yield where `words` begin in `text`, leaving out places inside another word."""
    place = text.find(words) if words else -1
    while place >= 0:
        ends = (place, place + len(words))
        if not any(INSIDE_WORD.match(text, end - 1) for end in ends if 0 < end < len(text)):
            yield place
        place = text.find(words, place + 1)


def _nearest(quote: str, text: str) -> str:
    """Return the passage of `text` most like `quote` as a word diff, or nothing if none is near."""
    quote = _shortened(quote)
    spans = list(WORD.finditer(text))
    words, heard = [_plain_words(part) for part in (quote, text)]
    start = _likeliest_start(words, heard)
    first = max(0, start - len(words))
    around = heard[first : start + 2 * len(words)]
    found = difflib.SequenceMatcher(None, words, around, autojunk=False).get_matching_blocks()
    blocks = [block for block in found if block.size]
    if not blocks:
        return ""
    begin = max(0, blocks[0].b - blocks[0].a)
    end = min(len(around), blocks[-1].b + len(words) - blocks[-1].a)
    if difflib.SequenceMatcher(None, words, around[begin:end], autojunk=False).ratio() < NEAR:
        return ""
    start, stop = spans[first + begin].start(), spans[first + end - 1].end()
    marks = len(quote) - len(quote.rstrip(CLOSING))
    stop += marks - len(text[stop : stop + marks].lstrip(CLOSING))
    return word_diff(quote, text[start:stop])


def _likeliest_start(words: list[str], heard: list[str]) -> int:
    """Return where the stretch of `heard` begins that has most of `words`, in any order."""
    wanted, width = Counter(words), len(words)
    inside = Counter(heard[:width])
    common = sum((wanted & inside).values())
    best = (common, 0)
    for start in range(1, len(heard) - width + 1):
        left, entered = heard[start - 1], heard[start + width - 1]
        common -= inside[left] <= wanted[left]
        inside[left] -= 1
        inside[entered] += 1
        common += inside[entered] <= wanted[entered]
        best = max(best, (common, -start))
    return -best[1]


def _shortened(quote: str) -> str:
    """Return a quote, or the beginning of one that has too many words to show where it differs."""
    words = list(islice(WORD.finditer(quote), LONGEST_SHOWN + 1))
    return quote[: words[-2].end()] if len(words) > LONGEST_SHOWN else quote


def word_diff(ours: str, theirs: str) -> str:
    """Return both texts as one: [-what only ours has-] and {+what only theirs has+}."""
    a, b = (PART.findall(text) for text in (ours, theirs))
    matcher = difflib.SequenceMatcher(
        None, [part.strip() for part in a], [part.strip() for part in b], autojunk=False
    )
    shown = ""
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            shown += "".join(max(pair, key=len) for pair in zip(a[i:j], b[k:m], strict=True))
            continue
        only_ours, only_theirs = "".join(a[i:j]), "".join(b[k:m])
        shown += f"[-{only_ours.strip()}-]" if only_ours else ""
        shown += f"{{+{only_theirs.strip()}+}}" if only_theirs else ""
        shown += " " if (only_theirs or only_ours).endswith(" ") else ""
    return shown


def shared_run(
    text: str, source: str, length: int = SHARED_WORDS, excepted: str = ""
) -> str | None:
    """Return the first `length` words in a row that a paraphrase shares with `source`, or None.

    Case and punctuation do not count. Runs that `excepted` contains do not count either:
    it holds what others wrote and `source` repeats, such as the title of what is discussed.
    """
    parted = LINE_END.sub(r"\1 ", _folded(source))
    taken = {*_runs(source, length, text), *_runs(parted, length)}
    taken -= set(_runs(excepted, length, text))
    return next((run for run in _runs(text, length) if run in taken), None)


def _runs(text: str, length: int, compared_with: str = "") -> list[str]:
    """Return every run of words in a text that is as long as `length` words, and no longer."""
    words = _plain_words(normalised(text, compared_with))
    runs, end, shares = [], 0, 0
    for start, word in enumerate(words):
        while shares < length * WHOLE and end < len(words):
            shares += shares_of(words[end])
            end += 1
        if shares < length * WHOLE:
            break
        runs.append(" ".join(words[start:end]))
        shares -= shares_of(word)
    return runs


def _plain_words(text: str) -> list[str]:
    """Return the words of a normalised text without case and punctuation."""
    return [word.replace("'", "").casefold() for word in WORD.findall(text)]


def fingerprint(parts: Iterable[str]) -> str:
    """Return a short fingerprint of what is sealed: hexadecimal digits of its SHA-256.

    `parts` come in a fixed order, the first says what kind of thing it is. The place and the
    width of white space make no difference; every other character does.
    """
    canonical = json.dumps([" ".join(part.split()) for part in parts], ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:FINGERPRINT_LENGTH]
