"""Sentences of text and references, composed once and set by the site and in print alike.

A sentence is a row of runs. It knows neither Markdown nor Typst: no run is markup.
"""

from dataclasses import dataclass


class Prose(str):
    """A record's text within a sentence: the site explains the terms of the glossary in it."""

    __slots__ = ()


@dataclass(frozen=True)
class CrossReference:
    """A way to a part of the guide: its address from the site's root, and the name shown for it.

    `locator` is the place in the source that is named; the address of a piece of evidence has an
    anchor and leads to that very place.
    """

    address: str
    title: str
    locator: str | None = None

    @property
    def label(self) -> str:
        """What the place is called in print: the page's address without its ending.

        A piece of evidence goes by its id alone; any other anchor follows its page.
        """
        page, _, anchor = self.address.partition("#")
        place = page.removesuffix(".md")
        if not anchor:
            return place
        return anchor if place.startswith("themes/") else f"{place}/{anchor}"


@dataclass(frozen=True)
class Row:
    """References in a row, some of which may be words that lead nowhere."""

    items: tuple[CrossReference | str, ...]


@dataclass(frozen=True)
class Tag:
    """A word set apart by its look, which `kind` chooses: a direction, such as barrier."""

    word: str
    kind: str


Run = str | CrossReference | Row | Tag


@dataclass(frozen=True)
class Sentence:
    """A sentence run by run; `is_strong` where no reader should miss it."""

    runs: tuple[Run, ...]
    is_strong: bool = False

    def __str__(self) -> str:
        """Return the words alone, as somebody would read them out."""
        return "".join(_words_of(run) for run in self.runs)


@dataclass(frozen=True)
class Fact:
    """Something known about a record, under the name of what it is."""

    name: str
    value: Sentence


@dataclass(frozen=True)
class LinkedText:
    """A text, and the part of the guide that it is about or comes from."""

    to: CrossReference
    text: str


def _words_of(run: Run) -> str:
    if isinstance(run, CrossReference):
        return f"{run.title}, {run.locator}" if run.locator else run.title
    if isinstance(run, Tag):
        return run.word
    return ", ".join(map(_words_of, run.items)) if isinstance(run, Row) else run
