"""Text as a record holds it, out of text with tags or entities."""

import html
import re

from generator.text.yaml.characters import UNPRINTABLE

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w.-]*(?::[\w.-]+)?)"
    r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(?P<alone>/?)>"
)
_KNOWN_TAG = re.compile(
    "b|bold|br|em|i|italic|p|sc|scp|small|span|strong|sub|sup|title|tt|u|underline|.+:.+"
)
_NO_TEXT = re.compile(r"<!--(?:(?!<!--|-->).)*-->|<!\[CDATA\[|\]\]>", re.DOTALL)
"""A comment, and what marks text that has no tags."""

_BREAKS = frozenset({"br", "p"})

_ENTITY = re.compile(r"&(?:[A-Za-z]\w{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")

_PLAIN = re.compile(r"[A-Za-z0-9.,:;()'/-]+(?: [A-Za-z0-9.,:;()'/-]+)*")
"""Most texts, in which there is nothing to do."""

_RAISED = re.compile(r"(?<=[0-9])<sup>\s*([-+−–]?[0-9]+)\s*</sup>", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")


def plain(text: object) -> str:
    """Return a text without tags and entities, with single spaces and only what can be printed."""
    shown = str(text)
    if _PLAIN.fullmatch(shown):
        return shown
    # Some registries escape their entities once more.
    for _ in range(2):
        shown = entities_read(_without_tags(shown))
    return UNPRINTABLE.sub("", " ".join(_without_tags(shown).split())).strip()


def entities_read(text: str) -> str:
    """Return a text with the signs that its entities stand for."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _without_tags(text: str) -> str:
    """Return a text without tags: those known in titles, and any that is closed somewhere.

    A number that is raised behind another one stays raised: 10<sup>3</sup> is not 103.
    """
    if "<" not in text:
        return text
    text = _NO_TEXT.sub("", text)
    text = _RAISED.sub(lambda raised: raised[1].translate(_SUPERSCRIPTS), text)
    closed = {tag["name"].lower() for tag in _TAG.finditer(text) if tag["end"]}

    def left(tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        if name in _BREAKS:
            return " "
        return "" if _KNOWN_TAG.fullmatch(name) or name in closed or tag["alone"] else tag[0]

    return _TAG.sub(left, text)
