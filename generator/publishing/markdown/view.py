"""What a template may call while it writes one page: links, citations, dates, explained prose."""

import posixpath
import re
from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from generator.evidence.csl import csl_item, guide_item, page_item
from generator.evidence.evidence import Evidence
from generator.evidence.pieces import PlacedPiece
from generator.evidence.records import (
    Construct,
    Framework,
    GlossaryTerm,
    Lesson,
    Record,
    Source,
    Theme,
)
from generator.evidence.records.shape import FieldOfRecord
from generator.evidence.records.source import Statement
from generator.publishing.addresses import Addresses
from generator.publishing.markdown.fields import what_it_holds
from generator.publishing.markdown.markup import (
    Explainer,
    as_code,
    as_link_target,
    escape,
    paragraphs,
)
from generator.publishing.markdown.sentences import SentenceWriter
from generator.publishing.markdown.words import Words
from generator.publishing.pages import Page
from generator.publishing.presentation.basis import Basis, basis_of
from generator.publishing.presentation.disputes import Contested, contested_by
from generator.publishing.presentation.lessons import PresentedLesson, present_lesson
from generator.publishing.presentation.sentences import Reference, Sentence
from generator.publishing.presentation.voices import voices_of
from generator.text.bibliography import styled


class View:
    """One page as its template sees it: every public method is a function of the template.

    Methods return finished Markdown, or what is presented. Links lead from this page to another,
    or to an anchor.
    """

    def __init__(self, page: Page, evidence: Evidence, addresses: Addresses, words: Words) -> None:
        """Take the page and what it can lead to."""
        self._page = page
        self._evidence = evidence
        self._addresses = addresses
        self._words = words
        self._contact = evidence.contact
        self._writer = SentenceWriter(words, self._link, self.prose)
        self._explainer = Explainer(evidence.glossary, self._term_target)

    def functions(self) -> dict[str, object]:
        """Return every function for the template by its name."""
        names = (name for name in dir(self) if not name.startswith("_") and name != "functions")
        return {name: getattr(self, name) for name in names}

    # Text

    def say(self, key: str, /, **values: object) -> Markup:
        """Return fixed words, with their places filled in."""
        return self._words.say(key, **values)

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

    def day(self, value: date) -> Markup:
        """Return a day as it is written in running text."""
        return escape(self._words.day(value))

    def partial_day(self, value: str) -> Markup:
        """Return a date that is known to the year, month or day."""
        numbers = [int(part) for part in value.split("-")]
        if len(numbers) == 3:
            return self.day(date(*numbers))
        if len(numbers) == 2:
            month = self._words.tree["months"][numbers[1] - 1]
            return self.say("month", month=month, year=numbers[0])
        return Markup(value)

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

    def reference(self, source: Source, style: str) -> str:
        """Return how a source is cited."""
        return styled(csl_item(source), style, self._evidence.guide.language)

    # What is presented

    def present(self, lesson: Lesson) -> PresentedLesson:
        """Return a record as plain texts, sentences and references."""
        return present_lesson(lesson, self._evidence, self._words)

    def resting_on(self, ids: Iterable[str]) -> Basis:
        """Return what a line rests on."""
        return basis_of(ids, self._evidence, self._words)

    def contested(self, record: Record) -> tuple[Contested, ...]:
        """Return what is contested about a record."""
        disputes = self._evidence.relations.disputes_of(record)
        return contested_by(disputes, self._evidence, self._words)

    def shown(self, presented: Sentence | Reference) -> Markup:
        """Return a sentence, or a reference as a link."""
        return self._writer.write(presented)

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

    def links_to(self, kind: str, ids: Iterable[str]) -> Markup:
        """Return links to the records of a kind, such as themes, with these ids."""
        return self.listed(self.link(getattr(self._evidence, kind)[id_]) for id_ in ids)

    def dispute_links(self, record: Record) -> list[Markup]:
        """Return a link to each critique of a record."""
        disputes = self._evidence.relations.disputes_of(record)
        return [self.link(dispute.critique) for dispute in disputes]

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

    def corresponding(self, construct: Construct) -> list[Markup]:
        """Return a link to each construct of another framework that covers the same ground."""
        frameworks, placement = self._evidence.frameworks, self._evidence.placement
        return [
            self.link_construct(
                frameworks[other.framework],
                placement.constructs(other.framework)[other.construct_id],
            )
            for other in construct.maps_to
        ]

    def link_statement(self, guideline: Source, statement: Statement) -> Markup:
        """Return a link to a guideline's statement, under its place in the guideline."""
        address = f"{self._addresses.of_record(guideline)}#{statement.id}"
        return self._link(statement.locator, address)

    def has_page(self, record: Record) -> bool:
        """Tell whether a record has a page of its own."""
        return self._addresses.has_page(record)

    def voices_of(self, theme: Theme) -> list[Markup]:
        """Return the sentences on whose voices a theme rests."""
        return [self.shown(said) for said in voices_of(theme, self._evidence, self._words)]

    def asked_lines(self, source: Source) -> list[Markup]:
        """Return each group that a source asked, with how many."""
        unknown = self.say("source.number_unknown")
        return [
            self.say(
                "source.asked_line",
                group=self._evidence.groups[entry.group].label,
                n=unknown if entry.n == "unknown" else entry.n,
            )
            for entry in source.asked
        ]

    def role_link(self, role_id: str) -> Markup:
        """Return a link to the page for a role."""
        return self._link(self._evidence.roles[role_id].label, f"roles/{role_id}.md")

    def link_page(self, word: str, address: str) -> Markup:
        """Return a link to a fixed page, under fixed words."""
        return Markup(f"[{self.say(word)}]({self.to(address)})")

    def _link(self, name: str, address: str) -> Markup:
        return Markup(f"[{escape(name)}]({self.to(address)})")

    def _term_target(self, term: GlossaryTerm) -> str:
        hint = " ".join(re.sub(r"[&<>*_`\[\]{}|\\]", "", term.plain).replace('"', "'").split())
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
