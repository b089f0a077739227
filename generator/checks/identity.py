"""Ids: each names one thing."""

from collections.abc import Iterable, Iterator

from generator.evidence import Evidence
from generator.problems import Location, Problem
from generator.records import Construct, Record

Ids = Iterator[tuple[str, Record, tuple[str | int, ...]]]


def ids_are_unique(evidence: Evidence) -> Iterable[Problem]:
    """Yield every id that stands a second time where it must name one thing."""
    spaces: list[Ids] = [_pieces_and_quotes(evidence), _glossary(evidence)]
    spaces += [_constructs(evidence, framework_id) for framework_id in evidence.frameworks]
    spaces += [_vocabulary(evidence, name) for name in ("groups", "roles", "phases", "conditions")]
    spaces += [_statements(evidence, source_id) for source_id in evidence.sources]
    for ids in spaces:
        first: dict[str, Location] = {}
        for id_, record, steps in ids:
            here = evidence.place(record, *steps, "id")
            if id_ in first:
                there = first[id_]
                yield Problem(
                    here,
                    "duplicate-id",
                    f"The id `{id_}` is taken.",
                    f"It stands in {there.path}, line {there.line}. Give one of them another id.",
                )
            first.setdefault(id_, here)


def _pieces_and_quotes(evidence: Evidence) -> Ids:
    for theme in evidence.themes.values():
        for number, piece in enumerate(theme.evidence):
            yield piece.id, theme, ("evidence", number)
            for place, quote in enumerate(piece.quotes):
                yield quote.id, theme, ("evidence", number, "quotes", place)


def _glossary(evidence: Evidence) -> Ids:
    for number, term in enumerate(evidence.glossary.terms):
        yield term.id, evidence.glossary, ("terms", number)


def _vocabulary(evidence: Evidence, name: str) -> Ids:
    for number, term in enumerate(getattr(evidence.guide, name)):
        yield term.id, evidence.guide, (name, number)


def _statements(evidence: Evidence, source_id: str) -> Ids:
    source = evidence.sources[source_id]
    for number, statement in enumerate(source.statements):
        yield statement.id, source, ("statements", number)


def _constructs(evidence: Evidence, framework_id: str) -> Ids:
    framework = evidence.frameworks[framework_id]

    def below(constructs: tuple[Construct, ...], steps: tuple[str | int, ...]) -> Ids:
        for number, construct in enumerate(constructs):
            here = (*steps, number)
            yield construct.id, framework, here
            yield from below(construct.constructs, (*here, "constructs"))

    return below(framework.domains, ("domains",))
