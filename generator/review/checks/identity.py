"""Ids and works: each id names one thing, and each work is one source."""

from collections.abc import Iterable, Iterator

from generator.evidence.evidence import Evidence
from generator.evidence.independence import TITLE, pairs_of_one_work
from generator.evidence.records import Construct, GlossaryTerm, Piece, Quote, Record, Source
from generator.review.checks.check import Finding, check
from generator.text.problems import Location, Mistake
from generator.text.yaml.document import Steps

Ids = Iterator[tuple[str, Record, Steps]]


@check(
    Mistake(
        code="duplicate-id",
        means="Two things have one id. The message says where the other one is.",
        remedy="Give the newer one another id.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
      - id: menders2021-t1-4
""",
        right="""\
      - id: menders2021-t1-4-q1
""",
    )
)
def ids_are_unique(evidence: Evidence) -> Iterable[Finding]:
    """Yield every second use of an id that must name one thing."""
    spaces: list[Ids] = [_pieces_and_quotes(evidence), _glossary(evidence)]
    spaces += [_constructs(evidence, framework_id) for framework_id in evidence.frameworks]
    spaces += [_vocabulary(evidence, name) for name in ("groups", "roles", "phases", "conditions")]
    spaces += [_statements(evidence, source_id) for source_id in evidence.sources]
    for ids in spaces:
        first: dict[str, Location] = {}
        for id_, record, steps in ids:
            here = evidence.place(record, *steps)
            if id_ in first:
                there = first[id_]
                yield (
                    here,
                    f"The id `{id_}` is taken.",
                    f"The other is in {there.path}, line {there.line}. Give one another id.",
                )
            first.setdefault(id_, here)
    yield from _taken_former_ids(evidence)


@check(
    Mistake(
        code="work-entered-twice",
        means="Two sources are one work, which would then count twice.",
        remedy="Keep one of them. For two works of one name, say under `related` what they are.",
        file="themes_data/sources/menders2022.yaml",
        wrong="""\
title: Why guests come and why they stay away
kind: study
read_level:
  - part: abstract
doi: 10.5555/MENDERS2021
""",
        right="""\
title: Why guests come again
kind: study
read_level:
  - part: abstract
doi: 10.5555/menders2022
""",
    )
)
def works_are_entered_once(evidence: Evidence) -> Iterable[Finding]:
    """Yield every source that has the title or an identifier of another one.

    Of two that have only a title in common, one may say how it belongs to the other.
    """
    of_one_work = {id_: {id_} for id_ in evidence.sources}
    for one, other, shared in pairs_of_one_work(evidence.sources.values()):
        related = {entry.source for entry in (*one.related, *other.related)}
        may_be_two = shared == TITLE and related & {one.id, other.id}
        if not may_be_two and other.id not in of_one_work[one.id]:
            together = of_one_work[one.id] | of_one_work[other.id]
            of_one_work |= dict.fromkeys(together, together)
            yield _twice(evidence, one, other, shared)


def _twice(evidence: Evidence, one: Source, other: Source, shared: str) -> Finding:
    field = {"DOI": "doi", "PubMed": "pmid"}.get(shared.split()[0], "title")
    there = evidence.place(one, field)
    what = "almost the same title" if shared == TITLE else f"the {shared}"
    are_two = " If they are two works, say under `related` how they belong together."
    return (
        evidence.place(other, field),
        f"`{other.id}` and `{one.id}` both have {what}: one work would count twice.",
        f"The other is in {there.path}, line {there.line}. Keep one of them, with the other's id "
        f"under `formerly`.{are_two if shared == TITLE else ''}",
    )


def _taken_former_ids(evidence: Evidence) -> Iterable[Finding]:
    """Yield every former id of a record that is another one's now, or was another one's too."""
    first: dict[tuple[type[Record], str], Location] = {}
    for record in evidence.records:
        model = type(record)
        for id_, _, steps in _former(record, record, ()):
            here = evidence.place(record, *steps)
            taken = id_ in (evidence.ids(model.noun) or ())
            if taken or (model, id_) in evidence.withdrawn or (model, id_) in first:
                yield (
                    here,
                    f"The id `{id_}` is taken.",
                    "A former id leads to one record only, and no record has it now.",
                )
            first.setdefault((model, id_), here)


def _former(thing: Record | Piece | Quote | GlossaryTerm, record: Record, steps: Steps) -> Ids:
    for number, id_ in enumerate(thing.formerly):
        yield id_, record, (*steps, "formerly", number)


def _pieces_and_quotes(evidence: Evidence) -> Ids:
    for placed in evidence.placed_pieces:
        theme = placed.theme
        yield placed.piece.id, theme, (*placed.steps, "id")
        yield from _former(placed.piece, theme, placed.steps)
        for said in placed.quotes:
            yield said.quote.id, theme, (*said.steps, "id")
            yield from _former(said.quote, theme, said.steps)


def _glossary(evidence: Evidence) -> Ids:
    for number, term in enumerate(evidence.glossary.terms):
        yield term.id, evidence.glossary, ("terms", number, "id")
        yield from _former(term, evidence.glossary, ("terms", number))


def _vocabulary(evidence: Evidence, name: str) -> Ids:
    for number, term in enumerate(getattr(evidence.guide, name)):
        yield term.id, evidence.guide, (name, number, "id")


def _statements(evidence: Evidence, source_id: str) -> Ids:
    source = evidence.sources[source_id]
    for number, statement in enumerate(source.statements):
        yield statement.id, source, ("statements", number, "id")


def _constructs(evidence: Evidence, framework_id: str) -> Ids:
    framework = evidence.frameworks[framework_id]

    def below(constructs: tuple[Construct, ...], steps: Steps) -> Ids:
        for number, construct in enumerate(constructs):
            here = (*steps, number)
            yield construct.id, framework, (*here, "id")
            yield from below(construct.constructs, (*here, "constructs"))

    return below(framework.domains, ("domains",))
