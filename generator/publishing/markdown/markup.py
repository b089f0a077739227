"""Text of the records as Markdown: escaped, and with glossary terms linked where they first occur.

Markdown that is finished is `Markup`; any other text is escaped when it is printed.
"""

import re
from collections.abc import Callable
from urllib.parse import quote

from markupsafe import Markup

from generator.evidence.records import Glossary, GlossaryTerm
from generator.publishing.words import Words

_SPECIAL = re.compile(r"[\\`*_{}\[\]|]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINE_START = re.compile(r"^(?:([#+-]|!!!)|(\d+)([.)])|([=~:]))")


def escape(text: object) -> Markup:
    """Return text as one line of Markdown that shows just that text.

    Characters that Markdown or HTML would read as markup are escaped, also those that count only
    at the start of a line; white space is folded.
    """
    line = " ".join(str(text).split())
    line = re.sub(r"[&<>]", lambda m: _ENTITIES[m[0]], line)
    line = _SPECIAL.sub(r"\\\g<0>", line)
    return Markup(_LINE_START.sub(_escape_start, line))


def _escape_start(match: re.Match[str]) -> str:
    mark, number, after, other = match.groups()
    if mark:
        return f"\\{mark}"
    if number:
        return f"{number}\\{after}"
    return f"&#{ord(other)};"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a record's text: what blank lines separate."""
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def say(words: Words, key: str, /, **values: object) -> Markup:
    """Return the words with this key, which are Markdown; what is filled in is escaped.

    Raises KeyError for a key or a place that is not known: a mistake in a template.
    """
    filled = {k: v if isinstance(v, Markup) else escape(v) for k, v in values.items()}
    return Markup(words.form(key, values.get("n")).format_map(filled))


def as_code(text: str) -> Markup:
    """Return a name of a file or field as code."""
    return Markup(f"`{text.replace('`', '')}`")


def as_link_target(address: object) -> Markup:
    """Return an address for the round brackets of a Markdown link."""
    return Markup(re.sub(r"[\s()<>\\]", lambda m: quote(m[0]), str(address)))


class Explainer:
    """Links each glossary term to its explanation where it first occurs on one page."""

    def __init__(self, glossary: Glossary, link: Callable[[GlossaryTerm], str]) -> None:
        """Take the terms, and how a link to a term's explanation is written."""
        self._link = link
        self._forms: dict[str, GlossaryTerm] = {}
        for term in glossary.terms:
            for form in (term.term, *term.also):
                self._forms.setdefault(_key(form), term)
        longest_first = sorted(self._forms, key=lambda form: (-len(form), form))
        listed = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.I) if listed else None
        self._explained: set[str] = set()

    def explain(self, text: str) -> Markup:
        """Return one paragraph of text as Markdown, with terms linked that were not linked yet."""
        if self._pattern is None:
            return escape(text)
        parts: list[str] = []
        end = 0
        for match in self._pattern.finditer(text):
            term = self._forms.get(_key(match[0]))
            if term is None or term.id in self._explained:
                continue
            self._explained.add(term.id)
            parts.append(escape_within(text[end : match.start()], starts=not parts))
            parts.append(f"[{escape(match[0])}]({self._link(term)})")
            end = match.end()
        parts.append(escape_within(text[end:], starts=not parts))
        return Markup("".join(parts))


def _key(form: str) -> str:
    """Return the form by which a term is found: as written where it has capitals inside."""
    form = " ".join(form.split())
    return form if re.search(r"(?<=\S)[A-Z]", form) else form.casefold()


def escape_within(text: str, *, starts: bool) -> Markup:
    """Return a part of a line of text as Markdown; only the first starts the line."""
    if not text.strip():
        return Markup(" " if text else "")
    before = " " if text[0].isspace() and not starts else ""
    after = " " if text[-1].isspace() else ""
    escaped = escape(text) if starts else escape(f"x{text.strip()}")[1:]
    return Markup(f"{before}{escaped}{after}")
