"""Site and print say the same: what is composed once shows on the page and in the book."""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from generator.build import Reading
from generator.publishing.markdown.templates import render
from generator.publishing.pdf.book import book
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.lessons import PresentedLesson
from generator.publishing.presentation.sentences import Reference, Sentence
from generator.publishing.presentation.voices import voices_of
from generator.reading.folder import read_templates
from tests.invented import sound


def test_page_and_book_tell_alike_whose_voices_a_theme_rests_on(real_reading: Reading) -> None:
    edition = sound(real_reading)
    texts = render(edition).texts
    made, _ = book(edition.evidence, edition.words)
    printed = {theme["to"]: theme["voices"] for d in made["domains"] for theme in d["themes"]}
    assert len(printed) == len(edition.evidence.themes)
    composer = Composer(edition.evidence, edition.words)
    single = 0
    for theme in edition.evidence.themes.values():
        said = list(map(str, voices_of(theme, composer)))
        in_book = ["".join(sentence["runs"]) for sentence in printed[f"themes/{theme.id}"]]
        assert in_book == said
        page = html.unescape(re.sub(r"\\(?=\W)|\*\*", "", texts[f"themes/{theme.id}.md"]))
        assert " ".join(said) in page
        single += any("single respondent" in sentence for sentence in said)
    assert single > 10


# What is presented is used on the page and in print

SET_AS_THEY_ARE = (Sentence, Reference)
"""What templates never take apart."""


@dataclass(frozen=True)
class Kind:
    """What is presented of a kind of record, and the templates that show it."""

    presented: type
    on_page: tuple[str, ...]
    in_print: tuple[str, ...]
    only_in_print: Collection[str] = ()
    only_on_page: Collection[str] = ()


KINDS = {
    "lesson": Kind(
        PresentedLesson,
        ("pages/lesson.md", "parts/links.md", "parts/dispute.md"),
        ("pdf/lesson.typ", "pdf/dispute.typ"),
        only_in_print={"address"},  # a page is where its address leads; print tells it
        only_on_page={"id", "is_own"},  # an anchor, and a class for the style sheet
    ),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_whatever_is_presented_is_shown_on_the_page_and_in_print(kind: Kind) -> None:
    templates, fields = read_templates(), set(_fields_of(kind.presented))
    not_on_page = fields - _read_by(kind.on_page, templates)
    not_in_print = fields - _read_by(kind.in_print, templates)
    assert not_on_page == set(kind.only_in_print)
    assert not_in_print == set(kind.only_on_page)


def _read_by(paths: Iterable[str], templates: Mapping[str, str]) -> set[str]:
    """Return the names of all fields that these templates read."""
    return {name for path in paths for name in re.findall(r"\.(\w+)", templates[path])}


def _fields_of(presented: type) -> Iterator[str]:
    """Yield the names of all fields that a presented record has, in its parts as well."""
    for name, kind in get_type_hints(presented).items():
        yield name
        for part in (kind, *_parts(kind)):
            if isinstance(part, type) and is_dataclass(part) and part not in SET_AS_THEY_ARE:
                yield from _fields_of(part)


def _parts(kind: Any) -> Iterator[Any]:
    """Yield what a type is put together from, such as T of `tuple[T, ...]` or `T | None`."""
    for part in get_args(kind):
        yield part
        yield from _parts(part)
