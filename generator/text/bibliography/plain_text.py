"""Text as a record holds it, out of text with tags, entities or LaTeX."""

import contextlib
import html
import re

import latexcodec  # noqa: F401  It registers the codec.

from generator.text.yaml.characters import UNPRINTABLE

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w.-]*(?::[\w.-]+)?)"
    r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(?P<alone>/?)>"
)
_KNOWN_TAG = re.compile(
    "b|bold|br|em|i|italic|p|sc|scp|small|span|strong|sub|sup|title|tt|u|underline|.+:.+"
)
_BREAKS = frozenset({"br", "p"})

_ENTITY = re.compile(r"&(?:[A-Za-z]\w{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")

_IN_LATEX = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|[{}]", re.DOTALL)
_LINK = re.compile(r"\\href\s*\{[^{}]*\}")
_MATHS = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_DOTLESS = re.compile(r"(\\[\"'`^~=.])\s*(?:\{\s*)?\\([ij])\b\s*\}?")

_SYMBOLS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textdegree": "°",
    "degree": "°",
    "dots": "…",
    "slash": "/",
}
"""Commands for signs that the codec does not know."""

_NOTHING = {"-": "", "/": "", "\\": " ", ",": " ", ";": " ", ":": " ", "\n": " "}
"""What a backslash before another sign than a letter means; all others stand for themselves."""


def plain(text: object) -> str:
    """Return a text without tags and entities, with single spaces and only what can be printed."""
    shown = str(text)
    # Some registries escape their entities once more.
    for _ in range(2):
        shown = entities_read(_without_tags(shown))
    return UNPRINTABLE.sub("", " ".join(_without_tags(shown).split())).strip()


def entities_read(text: str) -> str:
    """Return a text with the signs that its entities stand for."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _without_tags(text: str) -> str:
    """Return a text without tags: those known in titles, and any that is closed somewhere."""
    if "<" not in text:
        return text
    closed = {tag["name"].lower() for tag in _TAG.finditer(text) if tag["end"]}

    def left(tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        if name in _BREAKS:
            return " "
        return "" if _KNOWN_TAG.fullmatch(name) or name in closed or tag["alone"] else tag[0]

    return _TAG.sub(left, text)


def from_latex(text: str) -> str:
    """Return the plain text that LaTeX prints; of a command that is not known, what it encloses."""
    text = _DOTLESS.sub(r"\1{\2}", _LINK.sub("", text))
    for name, sign in _SYMBOLS.items():
        text = re.sub(rf"\\{name}(?![A-Za-z])\s*(\{{\}})?", sign, text)
    with contextlib.suppress(ValueError):
        text = text.encode().decode("latex+utf-8")
    text = _MATHS.sub(lambda maths: re.sub(r"[_^{}]", "", maths[1]), text)
    return plain(_IN_LATEX.sub(_printed, text))


def _printed(part: re.Match[str]) -> str:
    sign = part[2] or ""
    return _NOTHING.get(sign, sign)
