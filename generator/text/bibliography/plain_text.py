"""Text as a record holds it, out of text with tags, entities or LaTeX."""

import contextlib
import html
import re
from collections.abc import Iterator
from html.entities import html5

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

_MARKED = re.compile(r"[\\${}~`'\"<>,-]")
"""Signs that may mean something else in LaTeX."""

_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\s*\{\}|\s*(?!\s*\{)|(?P<argument>(?=\s*\{)))")
_IN_LATEX = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|[{}]", re.DOTALL)
_LINK = re.compile(r"\\href\s*\{[^{}]*\}")
_MATHS = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_DOTLESS = re.compile(r"(\\[\"'`^~=.])\s*(?:\{\s*)?\\([ij])\b\s*\}?")

_SYMBOLS = {
    "textbackslash": "\ufdd0",
    "textbraceleft": "\ufdd1",
    "textbraceright": "\ufdd2",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciicircum": "^",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textdegree": "°",
    "textsection": "§",
    "degree": "°",
    "dots": "…",
    "ldots": "…",
    "textellipsis": "…",
    "textunderscore": "_",
    "grqq": "“",
    "slash": "/",
    "infty": "∞",
    "neq": "≠",
    "to": "→",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}
"""Commands for signs that neither the codec knows nor HTML has under that name."""

_LATEX_SIGNS = str.maketrans({"\ufdd0": "\\", "\ufdd1": "{", "\ufdd2": "}"})
"""Signs of LaTeX's own that stand for themselves, hidden while it is read."""

_FORMATS = re.compile(
    "it|bf|em|rm|sf|sl|sc|tt|[a-z]+(?:shape|series|family|style)|tiny|small|[Ll]arge|par|newline|"
    "left|right|[Bb]igg?[lr]?|protect|relax|noindent|(?:no|q?)quad|space|thinspace|and|or|sub|sup"
)
"""Commands that print nothing, or only a space; some signs of HTML have the same name."""

_SPACES = {"newline", "par", "quad", "qquad", "space", "thinspace"}
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
    if not _MARKED.search(text):
        return plain(text)
    text = _MATHS.sub(lambda maths: re.sub(r"[_^{}]", "", maths[1]), _decoded(text))
    return plain(_IN_LATEX.sub(_printed, text).translate(_LATEX_SIGNS))


def lost_commands(text: str) -> Iterator[str]:
    """Yield the commands in LaTeX of which nothing is known, so that nothing is printed."""
    for command in _COMMAND.finditer(_decoded(text) if "\\" in text else ""):
        if command["argument"] is None and not _FORMATS.fullmatch(command[1]):
            yield f"\\{command[1]}"


def _decoded(text: str) -> str:
    """Return a text in LaTeX with the signs in place of the commands that stand for them."""
    text = _COMMAND.sub(_sign, _DOTLESS.sub(r"\1{\2}", _LINK.sub("", text)))
    with contextlib.suppress(ValueError):
        text = text.encode().decode("latex+utf-8")
    return text


def _sign(command: re.Match[str]) -> str:
    """Return the sign for a command without an argument, or the command itself."""
    name = command[1]
    if command["argument"] is not None or _FORMATS.fullmatch(name):
        return command[0]
    ending = name.removeprefix("text")
    return _SYMBOLS.get(name) or html5.get(f"{name};") or html5.get(f"{ending};") or command[0]


def _printed(part: re.Match[str]) -> str:
    if part[1] in _SPACES:
        return " "
    sign = part[2] or ""
    return _NOTHING.get(sign, sign)
