"""What a page is about as linked data, in the terms of schema.org.

A finding, a piece of evidence and a critique are claims, and none of them is rated. Only words of
others are quotations; our own words are not.
"""

import json
from typing import Any
from urllib.parse import quote

from generator.evidence.csl import csl_item
from generator.evidence.evidence import Evidence
from generator.evidence.records import (
    Construct,
    Critique,
    Framework,
    Lesson,
    Piece,
    Quote,
    Record,
    Source,
    Theme,
)
from generator.evidence.records.common import Withdrawn
from generator.evidence.records.name import Name
from generator.evidence.records.source import SourceKind
from generator.publishing.data.firmness import firmness_of
from generator.publishing.data.places import Places
from generator.publishing.pages import Page
from generator.publishing.words import Words

Node = dict[str, Any]

CONTEXT: Node = {"@vocab": "https://schema.org/"}
"""The meaning of the names is given here, so that nobody has to fetch it."""

SOURCE_TYPES = {
    SourceKind.GUIDELINE: "MedicalGuideline",
    SourceKind.WEB_PAGE: "WebPage",
    SourceKind.DISCUSSION: "WebPage",
}
"""Kinds of source → types of schema.org; all others are scholarly articles or reports."""


class LinkedData:
    """Describes pages as linked data; each thing has the address of its page or anchor as id."""

    def __init__(self, evidence: Evidence, places: Places, words: Words) -> None:
        """Take the evidence, its places on the site, and the fixed words."""
        self._evidence = evidence
        self._places = places
        self._words = words

    def of(self, page: Page) -> Node:
        """Return what a page is about: a node for the page itself, or its subject."""
        subject = page.subject
        if isinstance(subject, Withdrawn):
            return self._page(page) | {
                "creativeWorkStatus": "withdrawn",
                "dateModified": subject.withdrawn.isoformat(),
            }
        if page.template == "home":
            return self._guide()
        if page.template == "glossary":
            return self._glossary(page)
        for kind, describe in self._by_kind().items():
            if isinstance(subject, kind):
                described: Node = describe(page, subject)
                return described
        return self._page(page)

    def _by_kind(self) -> dict[type, Any]:
        return {
            Theme: self._theme,
            Lesson: self._lesson,
            Critique: self._critique,
            Source: self._source,
            Framework: self._framework,
            Construct: self._construct,
        }

    # The guide and its pages

    def _guide(self) -> Node:
        guide = self._evidence.guide
        return {
            "@type": "Guide",
            "@id": self._id(guide),
            "name": guide.title,
            "abstract": guide.summary,
            "version": guide.edition,
            "datePublished": guide.published.isoformat(),
            "dateModified": self._evidence.changed_on.isoformat(),
            "inLanguage": guide.language,
            **self._licence(),
            **_given(editor=[{"@type": "Person", "name": m.name} for m in guide.editors]),
        }

    def _page(self, page: Page) -> Node:
        own = {"@type": "WebPage", "@id": self._places.at(page.address), **_given(name=page.title)}
        return own | self._part()

    def _part(self) -> Node:
        guide = self._evidence.guide
        return {
            "isPartOf": self._ref(guide),
            "inLanguage": guide.language,
            **self._licence(),
        }

    def _item(self, kind: str, record: Record, name: str) -> Node:
        changed = record.changed_on.isoformat() if record.changed_on else None
        return {
            "@type": kind,
            "@id": self._id(record),
            "name": name,
            **self._part(),
            **_given(dateModified=changed),
        }

    # Items

    def _theme(self, page: Page, theme: Theme) -> Node:  # noqa: ARG002
        return self._item("Claim", theme, theme.title) | {
            "text": theme.finding,
            "abstract": theme.plain,
            **_given(alternateName=list(theme.also)),
            "about": self._ref(self._evidence.placement.framework, theme.placed_in),
            "isBasedOn": [self._piece(theme, piece) for piece in theme.evidence],
        }

    def _piece(self, theme: Theme, piece: Piece) -> Node:
        source = self._evidence.sources[piece.source]
        verbatim = [self._quotation(theme, quote, source) for quote in piece.quotes]
        return {
            "@type": "Claim",
            "@id": self._places.of(theme, piece),
            **_given(name=piece.label),
            "text": piece.statement,
            "appearance": self._ref(source),
            "pagination": piece.locator,
            **_given(hasPart=[node for node in verbatim if node]),
        }

    def _quotation(self, theme: Theme, quote: Quote, source: Source) -> Node | None:
        if quote.verbatim is None:
            return None
        return {
            "@type": "Quotation",
            "@id": self._places.of(theme, quote),
            "text": quote.verbatim,
            "isPartOf": self._ref(source),
            **_given(creditText=quote.respondent, inLanguage=quote.original_language),
        }

    def _lesson(self, page: Page, lesson: Lesson) -> Node:  # noqa: ARG002
        steps = [
            {
                "@type": "HowToStep",
                "text": step.do,
                "description": firmness_of(step, self._evidence, self._words)["remedy_firmness"],
            }
            for step in lesson.steps
        ]
        return self._item("HowTo", lesson, lesson.title) | {
            "description": lesson.action,
            "isBasedOn": [self._ref(self._evidence.themes[theme]) for theme in lesson.themes],
            **_given(step=steps),
        }

    def _critique(self, page: Page, critique: Critique) -> Node:  # noqa: ARG002
        relations = self._evidence.relations
        found = [relations.target_of(contested) for contested in critique.contests]
        targets = {(type(target), target.id): target for target in found if target}
        return self._item("Claim", critique, critique.title) | {
            "text": critique.argument,
            "about": [self._ref(target) for target in targets.values()],
            "appearance": self._ref(self._evidence.sources[critique.source]),
        }

    def _source(self, page: Page, source: Source) -> Node:
        held_in = source.container_title
        work = {
            "@type": _type(source),
            "@id": self._id(source),
            **_given(
                name=source.title,
                description=source.title_not_seen,
                author=[_author(name) for name in source.authors],
                datePublished=source.issued,
                isPartOf={"@type": "CreativeWork", "name": held_in} if held_in else None,
                publisher=_agent(source.publisher) if source.publisher else None,
                pagination=source.page,
                identifier=f"doi:{source.doi}" if source.doi else None,
                url=source.url,
            ),
        }
        name = self._words.plain("source.page_about", source=source.known_as)
        return self._page(page) | {"name": name, "about": work} | _given(description=source.summary)

    def _glossary(self, page: Page) -> Node:
        terms = self._evidence.glossary.terms
        return self._page(page) | {
            "@type": "DefinedTermSet",
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "@id": self._places.of(self._evidence.glossary, term),
                    "name": term.term,
                    "description": term.plain,
                    **_given(alternateName=list(term.also)),
                }
                for term in terms
            ],
        }

    def _framework(self, page: Page, framework: Framework) -> Node:
        return self._page(page) | {
            "@type": "DefinedTermSet",
            "hasDefinedTerm": [self._term(framework, domain) for domain in framework.domains],
            **_given(identifier=f"doi:{framework.doi}" if framework.doi else None),
        }

    def _construct(self, page: Page, construct: Construct) -> Node:
        framework = page.framework or self._evidence.placement.framework
        return (
            self._term(framework, construct)
            | self._part()
            | {"inDefinedTermSet": self._ref(framework)}
        )

    def _term(self, framework: Framework, construct: Construct) -> Node:
        return {
            "@type": "DefinedTerm",
            "@id": self._places.of(framework, construct),
            "name": construct.name,
            **_given(termCode=construct.code, description=construct.definition),
        }

    # Ids

    def _id(self, record: Record) -> str:
        """Return a thing's id; for a source, where it was published or else what we say of it."""
        if not isinstance(record, Source):
            return self._places.of(record)
        if record.doi:
            return f"https://doi.org/{quote(record.doi, safe='/:;().-_')}"
        return record.url or f"{self._places.of(record)}#about"

    def _ref(self, record: Record, construct: str | None = None) -> Node:
        if isinstance(record, Framework) and construct:
            known = self._evidence.placement.constructs(record.id)
            return {"@id": self._places.of(record, known[construct])}
        return {"@id": self._id(record)}

    def _licence(self) -> Node:
        """Return the field for the guide's licence; empty where it has none."""
        guide = self._evidence.guide
        if guide.licence_url:
            return {"license": {"@id": guide.licence_url}}
        return _given(license=guide.licence)


def as_script(node: Node) -> str:
    """Return linked data for a script element of a page: nothing in it can end the element."""
    text = json.dumps({"@context": CONTEXT} | node, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _given(**fields: object) -> Node:
    """Return those fields that hold something."""
    return {name: value for name, value in fields.items() if value}


def _agent(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _type(source: Source) -> str:
    is_report = source.kind is SourceKind.SURVEY and csl_item(source)["type"] == "report"
    return SOURCE_TYPES.get(source.kind, "Report" if is_report else "ScholarlyArticle")


def _author(name: Name) -> Node:
    if name.literal:
        return _agent(name.literal)
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return {
        "@type": "Person",
        **_given(familyName=name.whole_family, givenName=given, honorificSuffix=name.suffix),
    }
