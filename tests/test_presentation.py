"""Site and print say the same: what is composed once shows on the page and in the book."""

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pypdf import PdfReader

from generator.build import Reading
from generator.publishing.edition import Edition
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.constructs import present_construct
from generator.publishing.presentation.critiques import present_critique
from generator.publishing.presentation.gaps import present_gaps
from generator.publishing.presentation.guide import present_guide
from generator.publishing.presentation.heard import present_voices
from generator.publishing.presentation.lessons import present_lesson
from generator.publishing.presentation.roles import present_role
from generator.publishing.presentation.sentences import CrossReference, Tag
from generator.publishing.presentation.sources import present_source
from generator.publishing.presentation.themes import present_theme
from tests.invented import sound

ANCHORS = {"id", "formerly", "address"}
"""Fields that lead to a place and are no text in it."""

ONLY_ON_PAGE: dict[str, set[str]] = {
    # In print the heading of a piece is its source and place, so that references find it.
    "theme": {"name", "origin"},
    # A book prints the statement of each piece in its theme.
    "source": {"statement", "theme"},
    # A book names the place of each piece; a hand-out, the sources alone.
    "lesson": {"in_short"},
    # Paper has room for the names of the sources only.
    "role": {"rests_on", "from_lessons"},
    # In a book the source's own entry lists the parts that were not read.
    "gap": {"parts"},
}
ONLY_IN_PRINT: dict[str, set[str]] = {
    # What hand-outs say; they are compared as those of a role.
    "lesson": {"in_short"},
    # A page leads on to the findings and to what is disputed; a sheet of paper carries both.
    "role": {"in_short", "finding", "disputed"},
    # The page has a table of its own, group by source.
    "voices": {"asked_by", "not_asked_by"},
}


def test_page_and_print_show_whatever_is_presented(
    invented_site: Path, invented_reading: Reading, real_site: Path, real_reading: Reading
) -> None:
    missing, filled, known = [], set(), set()
    for site, reading in ((invented_site, invented_reading), (real_site, real_reading)):
        for kind, thing, pages, pdf in _shown(sound(reading)):
            on_page = "".join(_text_of_page(site / page) for page in pages)
            in_print = _text_of_pdf(site / "downloads" / f"{pdf}.pdf")
            for text in _texts(thing, ANCHORS | ONLY_ON_PAGE.get(kind, set())):
                missing += [] if _is_in(text, in_print) else [f"{pdf}.pdf: {text}"]
            for text in _texts(thing, ANCHORS | ONLY_IN_PRINT.get(kind, set())):
                missing += [] if _is_in(text, on_page) else [f"{pages}: {text}"]
            filled |= set(_filled(thing))
            known |= set(_fields_of(type(thing)))
    assert not missing, "\n".join(missing)
    assert {field for field in known - filled if field[1] not in ANCHORS} == set()


def _shown(edition: Edition) -> Iterator[tuple[str, object, tuple[str, ...], str]]:
    """Yield the kind of each thing presented, the thing, and the pages and the PDF that show it."""
    evidence, composer = edition.evidence, Composer(edition.evidence, edition.words)
    for theme in evidence.themes.values():
        yield "theme", present_theme(theme, composer), (f"themes/{theme.id}.html",), "guide"
    for lesson in evidence.lessons.values():
        yield "lesson", present_lesson(lesson, composer), (f"lessons/{lesson.id}.html",), "guide"
    for critique in evidence.critiques.values():
        page = f"critiques/{critique.id}.html"
        yield "critique", present_critique(critique, composer), (page,), "guide"
    for source in evidence.sources.values():
        yield "source", present_source(source, composer), (f"sources/{source.id}.html",), "guide"
    for domain in evidence.placement.framework.domains:
        presented = present_construct(domain, composer)
        page = presented.address.address.replace(".md", ".html")
        yield "construct", presented, (page,), "guide"
    for role in evidence.guide.roles:
        page = f"roles/{role.id}.html"
        yield "role", present_role(role, composer), (page,), f"handout-{role.id}"
    for gap in present_gaps(composer):
        yield "gap", gap, ("gaps.html",), "guide"
    yield (
        "guide",
        present_guide(composer),
        ("index.html", "about.html", "involvement.html"),
        "guide",
    )
    yield "voices", present_voices(composer), ("index.html", "heard.html"), "guide"


# What is presented, taken apart


def _fields_of(presented: type) -> Iterator[tuple[str, str]]:
    """Yield each field that something presented has, in its parts as well."""
    for name, kind in get_type_hints(presented).items():
        yield presented.__name__, name
        for part in (kind, *_parts(kind)):
            if isinstance(part, type) and is_dataclass(part):
                yield from _fields_of(part)


def _parts(kind: Any) -> Iterator[Any]:
    """Yield what a type is put together from, such as T of `tuple[T, ...]` or `T | None`."""
    for part in get_args(kind):
        yield part
        yield from _parts(part)


def _filled(value: object) -> Iterator[tuple[str, str]]:
    """Yield each field that holds something."""
    if isinstance(value, tuple):
        for part in value:
            yield from _filled(part)
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if part not in (None, (), ""):
                yield type(value).__name__, field.name
            yield from _filled(part)


def _texts(value: object, left_out: Collection[str]) -> Iterator[str]:
    """Yield each text that a reader sees of something presented, but for some fields."""
    if isinstance(value, str):
        yield from re.split(r"\n\s*\n", value)
    elif isinstance(value, CrossReference):
        yield value.title
    elif isinstance(value, Tag):
        yield value.word
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, left_out)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in left_out:
                yield from _texts(getattr(value, field.name), left_out)


# What readers see


@cache
def _text_of_page(path: Path) -> str:
    body = path.read_text().split("<article", 1)[1].split("</article>", 1)[0]
    return _squeezed(html.unescape(re.sub(r"<[^>]*>", "", body)))


@cache
def _text_of_pdf(path: Path) -> str:
    return _squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _is_in(text: str, shown: str) -> bool:
    """Tell whether a text is shown; the end of a printed page may part it once."""
    sought = _squeezed(text)
    half = len(sought) // 2
    return sought in shown or (half > 20 and (sought[:half] in shown or sought[half:] in shown))
