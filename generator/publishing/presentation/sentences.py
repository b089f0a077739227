"""Sentences of text and references, composed once and set by the site and in print alike.

A sentence is a row of runs. It knows neither Markdown nor Typst: no run is markup.
"""

from dataclasses import dataclass
from string import Formatter

from generator.publishing.markdown.words import Words


class Prose(str):
    """A record's text within a sentence: the site explains the terms of the glossary in it."""

    __slots__ = ()


@dataclass(frozen=True)
class Reference:
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

        A piece of evidence goes by its id alone; any other anchor stands below its page.
        """
        page, _, anchor = self.address.partition("#")
        place = page.removesuffix(".md")
        if not anchor:
            return place
        return anchor if place.startswith("themes/") else f"{place}/{anchor}"


@dataclass(frozen=True)
class Row:
    """References in a row, some of which may be words that lead nowhere."""

    items: tuple[Reference | str, ...]


Run = str | Reference | Row


@dataclass(frozen=True)
class Sentence:
    """A sentence run by run; `is_strong` where no reader should miss it."""

    runs: tuple[Run, ...]
    is_strong: bool = False

    def __str__(self) -> str:
        """Return the words alone, as somebody would read them out."""
        return "".join(_words_of(run) for run in self.runs)


def compose(words: Words, key: str, /, *, is_strong: bool = False, **values: Run | int) -> Sentence:
    """Return the fixed words with this key as a sentence, their places filled in.

    Raises KeyError for a key or a place that is not known: a mistake of ours.
    """
    runs: list[Run] = []
    for text, place, _, _ in Formatter().parse(words.form(key, values.get("n"))):
        if text:
            runs.append(text)
        if place is not None:
            value = values[place]
            runs.append(str(value) if isinstance(value, int) else value)
    return Sentence(tuple(runs), is_strong)


def _words_of(run: Run) -> str:
    if isinstance(run, Reference):
        return f"{run.title}, {run.locator}" if run.locator else run.title
    return ", ".join(map(_words_of, run.items)) if isinstance(run, Row) else run
