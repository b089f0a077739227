"""What is presented as Markdown: sentences run by run, and references as links."""

from collections.abc import Callable

from markupsafe import Markup

from generator.publishing.markdown.markup import escape, escape_within
from generator.publishing.presentation.sentences import (
    CrossReference,
    Prose,
    Row,
    Run,
    Sentence,
    Tag,
)
from generator.publishing.words import Words


class SentenceWriter:
    """Writes sentences for one page."""

    def __init__(
        self,
        words: Words,
        link: Callable[[str, str], Markup],
        prose: Callable[[str, int], Markup],
    ) -> None:
        """Take how a link with a name to an address, and a record's text, are written there."""
        self._separator = Markup(words.plain("list_separator"))
        self._link = link
        self._prose = prose

    def write(self, value: object, indent: int = 0) -> Markup:
        """Return what is presented as Markdown; any other text is escaped if need be.

        Paragraphs after the first are indented by so many spaces.
        """
        if isinstance(value, Sentence):
            runs = (self._run(run, indent, starts=not n) for n, run in enumerate(value.runs))
            text = Markup("").join(runs)
            return Markup(f"**{text}**") if value.is_strong else text
        if isinstance(value, CrossReference | Row | Tag):
            return self._run(value, indent, starts=True)
        return value if isinstance(value, Markup) else escape(value)

    def _run(self, run: Run, indent: int, *, starts: bool) -> Markup:
        if isinstance(run, Row):
            return self._separator.join(self._run(item, 0, starts=True) for item in run.items)
        if isinstance(run, CrossReference):
            return self._reference(run)
        if isinstance(run, Tag):
            return Markup(f"**{escape(run.word)}**{{: .valence .{run.kind} }}")
        if isinstance(run, Prose):
            return self._prose(run, indent)
        return escape_within(run, starts=starts)

    def _reference(self, reference: CrossReference) -> Markup:
        """Return a link; it holds the place in a source where it leads to that very place."""
        if not reference.locator:
            return self._link(reference.title, reference.address)
        if "#" in reference.address:
            name = f"{reference.title}{self._separator}{reference.locator}"
            return self._link(name, reference.address)
        link = self._link(reference.title, reference.address)
        return Markup(f"{link}{self._separator}{escape(reference.locator)}")
