"""A source as readers meet it: what it is, how far it was read, whom it asked, what it gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.evidence.csl import csl_item
from generator.evidence.records import Source
from generator.evidence.records.name import Name
from generator.evidence.records.source import Asked, Given, Read, Statement
from generator.publishing.presentation.composer import Composer, join
from generator.publishing.presentation.disputes import PresentedDispute, contested_about
from generator.publishing.presentation.sentences import (
    CrossReference,
    Fact,
    LinkedText,
    Prose,
    Sentence,
)
from generator.text.bibliography import styled


@dataclass(frozen=True)
class PresentedStatement:
    """What a guideline says for one condition; `heading` says for which, where and since when."""

    id: str
    heading: str
    statement: str
    not_checked: Sentence | None


@dataclass(frozen=True)
class TakenPiece:
    """A piece of evidence that the source gives: the piece itself, and the theme with it."""

    piece: CrossReference
    statement: str
    theme: CrossReference


@dataclass(frozen=True)
class PresentedSource:
    """A source as plain texts, sentences and references, in the order in which they are shown."""

    name: str
    address: CrossReference
    kind: str
    title: str
    summary: str | None
    read: Sentence
    publication: str | None
    asked: tuple[Sentence, ...]
    asked_unknown: str | None
    recruitment: str | None
    not_asked: tuple[Sentence, ...]
    not_asked_unknown: str | None
    contested: tuple[PresentedDispute, ...]
    statements: tuple[PresentedStatement, ...]
    pieces: tuple[TakenPiece, ...]
    no_pieces: str | None
    lessons: tuple[CrossReference, ...]
    critiques: tuple[CrossReference, ...]
    tensions: tuple[LinkedText, ...]
    limits: tuple[str, ...]
    not_read: tuple[str, ...]
    contains: Sentence | None
    related: tuple[LinkedText, ...]
    about: tuple[Fact, ...]


def present_source(source: Source, composer: Composer) -> PresentedSource:
    """Return a source as the site and the book show it."""
    evidence, word, to = composer.evidence, composer.word, composer.to
    relations = evidence.relations
    doi = word("source.doi", doi=quote(source.doi)) if source.doi else None
    shares = (word("source.project"),) if source.project else ()
    contains = composer.to_all(evidence.sources[id_] for id_ in source.contains)
    return PresentedSource(
        name=source.known_as,
        address=to(source),
        kind=word(f"source_kind.{source.kind.value}"),
        title=_title(source, composer),
        summary=source.summary,
        read=composer.say("source.read_parts", parts=parts_read(source, composer)),
        publication=doi or source.url,
        asked=tuple(_asked(entry, composer) for entry in source.asked),
        asked_unknown=None if source.asked else word("source.nothing_said"),
        recruitment=source.recruitment,
        not_asked=tuple(
            join(evidence.groups[entry.group].label, ": ", Prose(entry.why_we_know))
            for entry in source.not_asked
        ),
        not_asked_unknown=None if source.not_asked else word("source.nothing_said"),
        contested=contested_about(source, composer),
        statements=tuple(_statement(each, composer) for each in source.statements),
        pieces=tuple(
            TakenPiece(
                composer.to_piece(found.piece),
                found.piece.statement,
                composer.to_piece_by_theme(found.piece),
            )
            for found in relations.pieces_from(source)
        ),
        no_pieces=None if relations.pieces_from(source) else word("source.no_pieces"),
        lessons=tuple(map(to, relations.lessons_named_in(source))),
        critiques=tuple(map(to, relations.critiques_from(source))),
        tensions=tuple(LinkedText(to(p.other), p.why) for p in relations.tensions_of(source)),
        limits=(*source.limits, *shares),
        not_read=source.not_read,
        contains=composer.say("source.contains", links=contains) if source.contains else None,
        related=tuple(
            LinkedText(to(other), related.relation)
            for other, related in relations.related_to(source)
        ),
        about=tuple(_about(source, composer)),
    )


def _title(source: Source, composer: Composer) -> str:
    """Return the title of a source, or else what the work is."""
    unseen = source.title_not_seen or ""
    return source.title or composer.word("source.title_not_seen", description=unseen)


def parts_read(source: Source, composer: Composer) -> str:
    """Return which parts of a source were read, in a row."""
    return composer.listed(_part_read(read, composer) for read in source.read_level)


def asked_group(entry: Asked, composer: Composer) -> str:
    """Return whom a source asked, with how many."""
    group = composer.evidence.groups[entry.group].label
    n = composer.word("source.number_unknown") if entry.n == "unknown" else entry.n
    return composer.word("source.asked_line", group=group, n=n)


def _part_read(read: Read, composer: Composer) -> str:
    part = composer.word(f"read_part.{read.part.value}")
    if not read.which:
        return part
    return composer.word("read_part.with_detail", part=part, which=read.which)


def _asked(entry: Asked, composer: Composer) -> Sentence:
    only = f" ({composer.word('patients_page.measures_only')})"
    return join(
        asked_group(entry, composer),
        only if entry.gave is Given.MEASURES else "",
        *((". ", Prose(entry.how)) if entry.how else ()),
    )


def _statement(statement: Statement, composer: Composer) -> PresentedStatement:
    heading = composer.word(
        "source.statement_line",
        condition=composer.evidence.conditions[statement.condition].label,
        country=statement.country,
        date=composer.words.partial_day(statement.issued),
        locator=statement.locator,
    )
    unchecked = composer.say("source.not_checked", is_strong=True)
    checked = None if statement.checked else unchecked
    return PresentedStatement(statement.id, heading, statement.statement, checked)


def _about(source: Source, composer: Composer) -> Iterator[Fact]:
    """Yield what is known of the publication, row by row."""
    word, evidence = composer.word, composer.evidence
    known: dict[str, str | CrossReference | None] = {
        "authors": _authors(source, composer),
        "reference": styled(
            csl_item(source) | {"title": _title(source, composer)}, "apa", evidence.guide.language
        ),
        "country": source.country,
        "setting": source.setting,
        "design": source.design,
        "intervention": source.intervention,
        "delivered": source.delivered and word(f"delivered.{source.delivered}"),
        "conditions": composer.labels(evidence.conditions, source.conditions),
        "framework": source.framework
        and composer.to_framework(evidence.frameworks[source.framework]),
        "interests": source.interests or word("source.interests_unknown"),
        "involvement": source.involvement or word("source.involvement_unknown"),
        "licence": _licence(source, composer),
    }
    for name, value in known.items():
        if value:
            yield Fact(word(f"source.{name}"), join(value))


def _authors(source: Source, composer: Composer) -> str:
    names = [_full_name(name) for name in source.authors]
    if not names:
        return composer.word("source.no_author")
    if source.more_authors:
        names.append(composer.word("source.more_authors"))
    return composer.listed(names)


def _full_name(name: Name) -> str:
    parts = (name.whole_family, name.given, name.dropping_particle, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def _licence(source: Source, composer: Composer) -> str:
    if not source.licence:
        return composer.word("source.licence_unknown")
    if not source.licence_checked_on:
        return source.licence
    day = composer.words.day(source.licence_checked_on)
    return composer.word("source.licence_on", licence=source.licence, date=day)
