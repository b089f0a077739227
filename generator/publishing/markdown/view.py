"""What a template may call while it writes one page: links, citations, dates, explained prose."""

import posixpath
import re
from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from generator.evidence.csl import guide_item, page_item
from generator.evidence.pieces import PlacedPiece
from generator.evidence.records import (
    Construct,
    Critique,
    Framework,
    GlossaryTerm,
    Record,
    Source,
)
from generator.evidence.records.shape import FieldOfRecord
from generator.evidence.records.source import Statement
from generator.publishing.addresses import Addresses
from generator.publishing.markdown.field_values import what_it_holds
from generator.publishing.markdown.markup import (
    Explainer,
    as_code,
    as_link_target,
    escape,
    paragraphs,
    say,
)
from generator.publishing.markdown.sentences import SentenceWriter
from generator.publishing.pages import Page
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.critiques import verdict_of
from generator.publishing.presentation.records import Presented, present
from generator.publishing.presentation.sentences import CrossReference, Sentence, Tag
from generator.publishing.presentation.sources import asked_group, parts_read
from generator.text.bibliography import styled


class View:
    """One page as its template sees it: every public method is a function of the template.

    Methods return finished Markdown, or what is presented. Links lead from this page to another,
    or to an anchor.
    """

    def __init__(self, page: Page, composer: Composer, addresses: Addresses) -> None:
        """Take the page, what presents records on it, and what it can lead to."""
        self._page = page
        self._composer = composer
        self._evidence = evidence = composer.evidence
        self._addresses = addresses
        self._words = composer.words
        self._contact = evidence.contact
        self._writer = SentenceWriter(self._words, self._link, self.prose)
        self._explainer = Explainer(evidence.glossary, self._term_target)

    def functions(self) -> dict[str, object]:
        """Return every function for the template by its name."""
        names = (name for name in dir(self) if not name.startswith("_") and name != "functions")
        return {name: getattr(self, name) for name in names}

    # Text

    def say(self, key: str, /, **values: object) -> Markup:
        """Return fixed words, with their places filled in."""
        return say(self._words, key, **values)

    def plain(self, key: str, /, **values: object) -> str:
        """Return fixed words as plain text: what says them elsewhere, as in a mail, escapes it."""
        return self._words.plain(key, **values)

    def prose(self, text: str | None, indent: int = 0) -> Markup:
        """Return a record's text in paragraphs, with glossary terms explained."""
        explained = [self._explainer.explain(part) for part in paragraphs(text or "")]
        return Markup(f"\n\n{' ' * indent}".join(explained))

    def lead(self, text: str | None) -> Markup:
        """Return a record's text as the key message of its page."""
        explained = [self._explainer.explain(part) for part in paragraphs(text or "")]
        return Markup("\n\n").join(Markup(f"{part}\n{{: .key }}") for part in explained)

    def sentences(self, *parts: object) -> Markup:
        """Return those parts that are there as one paragraph."""
        return Markup(" ").join(self._writer.write(part) for part in parts if part)

    def listed(self, items: Iterable[object]) -> Markup:
        """Return those items that are there, with commas between them."""
        separator = self.say("list_separator")
        return separator.join(self._writer.write(item) for item in items if item)

    def strong(self, text: object) -> Markup:
        """Return the text in strong type."""
        return Markup(f"**{self._writer.write(text)}**")

    def heading(self, level: int) -> Markup:
        """Return the mark of a heading of a level from 1."""
        return Markup("#" * level)

    def finished(self, text: str) -> Markup:
        """Return text that is Markdown already: that of a hand-written page."""
        return Markup(text)

    def code(self, text: str) -> Markup:
        """Return a name of a file or field as code."""
        return as_code(text)

    def marked(self, text: str) -> Markup:
        """Return a text of the manual, in which names between backticks are code."""
        parts = text.split("`")
        return Markup("").join(
            self.code(part) if number % 2 else escape(part) for number, part in enumerate(parts)
        )

    def block(self, lines: str) -> Markup:
        """Return lines as a block of code."""
        return Markup("\n".join(f"    {line}" for line in lines.splitlines()))

    def day(self, value: date) -> str:
        """Return a day as it is written in running text."""
        return self._words.day(value)

    def partial_day(self, value: str) -> str:
        """Return a date that is known to the year, month or day."""
        return self._words.partial_day(value)

    def holds(self, field: FieldOfRecord) -> Markup:
        """Return what a field of a record can hold."""
        return what_it_holds(field, self._words)

    def asked(self, purpose: str) -> list[str]:
        """Return what is asked of somebody with this purpose, in order."""
        keys = self._words.tree["contest_page"]["asked"][purpose]
        return [self._words.plain(f"contest_page.asked.{purpose}.{key}") for key in keys]

    def size(self, number: int) -> str:
        """Return a number of bytes as people read it."""
        return self._words.size(number)

    def about(self, source: Source) -> str:
        """Return what the page about a source is called where somebody cites or contests it."""
        return self._words.plain("source.page_about", source=source.known_as)

    def citation(self, title: str, style: str) -> str:
        """Return how this page of this edition is cited, with its address where there is one."""
        guide, address = self._evidence.guide, self._page.address
        permanent = self._contact.page(address)
        item = page_item(guide, address, title, permanent)
        if title == guide.title:
            item = guide_item(guide, permanent)
        return styled(item, style, guide.language)

    # What is presented

    def present(self, thing: object) -> Presented:
        """Return a record, or a part of one, as plain texts, sentences and references."""
        return present(thing, self._composer)

    def parts_read(self, source: Source) -> str:
        """Return which parts of a source were read."""
        return parts_read(source, self._composer)

    def verdict_of(self, critique: Critique) -> str:
        """Return what the record shows of a critique in one sentence, without its full stop."""
        return verdict_of(critique, self._composer)

    def asked_of(self, source: Source) -> str:
        """Return each group that a source asked, with how many."""
        return self._composer.listed(asked_group(entry, self._composer) for entry in source.asked)

    def shown(self, presented: Sentence | CrossReference | Tag, indent: int = 0) -> Markup:
        """Return a sentence, or a reference as a link; further paragraphs are indented."""
        return self._writer.write(presented, indent)

    def breadcrumb(self, trail: Iterable[CrossReference]) -> Markup:
        """Return the way to a page, from the broadest part of the guide to the narrowest."""
        return self.say("separator").join(self.shown(step) for step in trail)

    # Links

    def to(self, address: str) -> Markup:
        """Return the way from this page to an address, with or without an anchor."""
        path, _, anchor = address.partition("#")
        if path == self._page.address and anchor:
            return Markup(f"#{anchor}")
        way = posixpath.relpath(path, posixpath.dirname(self._page.address) or ".")
        return Markup(f"{way}#{anchor}" if anchor else way)

    def link(self, record: Record) -> Markup:
        """Return a link to a record's page, under its name."""
        return self._link(record.known_as, self._addresses.of_record(record))

    def link_piece(self, piece_id: str) -> Markup:
        """Return a link to a piece of evidence, under its source and the place in it."""
        piece = self._evidence.pieces[piece_id]
        name = f"{self._evidence.sources[piece.source].known_as}, {piece.locator}"
        return self._link(name, self._addresses.of_piece(piece_id))

    def link_to_piece(self, found: PlacedPiece) -> Markup:
        """Return a link to a piece of evidence, under the title of its theme."""
        return self._link(found.theme.title, self._addresses.of_piece(found.piece.id))

    def link_construct(self, framework: Framework, construct: Construct) -> Markup:
        """Return a link to a domain or construct."""
        return self._link(construct.name, self._addresses.of_construct(framework, construct))

    def construct_links(self, constructs: Iterable[Construct]) -> list[Markup]:
        """Return a link to each construct of the guide's framework."""
        framework = self._evidence.placement.framework
        return [self.link_construct(framework, construct) for construct in constructs]

    def link_statement(self, guideline: Source, statement: Statement) -> Markup:
        """Return a link to a guideline's statement, under its place in the guideline."""
        address = f"{self._addresses.of_record(guideline)}#{statement.id}"
        return self._link(statement.locator, address)

    def has_page(self, record: Record) -> bool:
        """Tell whether a record has a page of its own."""
        return self._addresses.has_page(record)

    def role_link(self, role_id: str) -> Markup:
        """Return a link to the page for a role."""
        return self._link(self._evidence.roles[role_id].label, f"roles/{role_id}.md")

    def link_page(self, word: str, address: str) -> Markup:
        """Return a link to a fixed page, under fixed words."""
        return Markup(f"[{self.say(word)}]({self.to(address)})")

    def _link(self, name: str, address: str) -> Markup:
        return Markup(f"[{escape(name)}]({self.to(address)})")

    def _term_target(self, term: GlossaryTerm) -> str:
        # Straight quotation marks would end the title of a link, also before a bracket.
        hint = re.sub(r"[&<>*_`\[\]{}|\\]", "", term.plain)
        hint = " ".join(hint.replace('"', "”").replace("'", "’").split())
        return f'{self.to(f"glossary.md#{term.id}")} "{hint}"'

    # Contact

    def named_link(self, word: str, address: str) -> Markup:
        """Return a link to an address outside the guide, under fixed words."""
        return Markup(f"[{self.say(word)}]({as_link_target(address)})")

    def mail_link(self) -> Markup:
        """Return a link that opens a mail to the guide."""
        mail = self._evidence.guide.mail or ""
        return Markup(f"[{escape(mail)}](mailto:{as_link_target(mail)})")

    def mail_address(self, title: str, path: str) -> str:
        """Return the address of a mail about a page, with subject and text filled in."""
        guide = self._evidence.guide
        subject = self._words.plain("footer.mail_subject", guide=guide.title, title=title)
        body = self._words.plain("footer.mail_body", title=title, path=path)
        return self._contact.message(subject, body)

    def issue_address(self, title: str, path: str) -> str:
        """Return the address of a new issue about a page, with title and text filled in."""
        return self._contact.issue(
            self._words.plain("footer.issue_title", title=title),
            self._words.plain("footer.issue_body", title=title, path=path),
        )
