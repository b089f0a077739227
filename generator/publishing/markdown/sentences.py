"""What is presented as Markdown: sentences run by run, and references as links."""

from collections.abc import Callable

from markupsafe import Markup

from generator.publishing.markdown.markup import escape, escape_within
from generator.publishing.markdown.words import Words
from generator.publishing.presentation.sentences import Prose, Reference, Row, Run, Sentence


class SentenceWriter:
    """Writes sentences for one page."""

    def __init__(
        self, words: Words, link: Callable[[str, str], Markup], prose: Callable[[str], Markup]
    ) -> None:
        """Take how a link with a name to an address, and a record's text, are written there."""
        self._words = words
        self._link = link
        self._prose = prose

    def write(self, value: object) -> Markup:
        """Return a sentence, or a reference as a link; any other text is escaped if need be."""
        if isinstance(value, Sentence):
            runs = (self._run(run, starts=not n) for n, run in enumerate(value.runs))
            text = Markup("").join(runs)
            return Markup(f"**{text}**") if value.is_strong else text
        if isinstance(value, Reference):
            return self._reference(value)
        return value if isinstance(value, Markup) else escape(value)

    def _run(self, run: Run, *, starts: bool) -> Markup:
        if isinstance(run, Row):
            return self._words.say("list_separator").join(map(self.write, run.items))
        if isinstance(run, Reference):
            return self._reference(run)
        return self._prose(run) if isinstance(run, Prose) else escape_within(run, starts=starts)

    def _reference(self, reference: Reference) -> Markup:
        """Return a link; it holds the place in a source where it leads to that very place."""
        name, locator = reference.title, reference.locator
        if locator and "#" in reference.address:
            name = self._words.plain("lesson.named_line", source=name, locator=locator)
        link = self._link(name, reference.address)
        if locator and "#" not in reference.address:
            return self._words.say("lesson.named_line", source=link, locator=locator)
        return link
