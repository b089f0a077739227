"""References: each id names a record that is there."""

from collections.abc import Iterable, Iterator

from generator.evidence.evidence import Evidence
from generator.evidence.placement import OUTSIDE
from generator.evidence.records import Construct, Framework, Group, Record
from generator.evidence.records.common import Part
from generator.evidence.records.framework import FrameworkKind
from generator.evidence.records.shape import Value, values_of
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake, near_match, suggestion
from generator.text.yaml.document import Steps

NAMES = {
    "evidence": "piece of evidence",
    "source": "source",
    "theme": "theme",
    "lesson": "lesson",
    "critique": "critique",
    "framework": "framework",
    "group": "group",
    "role": "role",
    "phase": "phase",
    "condition": "condition",
}

IN_GUIDE = frozenset({"group", "role", "phase", "condition"})
"""The vocabularies of guide.yaml."""


@check(
    Mistake(
        code="unknown-id",
        means="Nothing of that kind has this id.",
        remedy="Correct the spelling, or write the missing record first.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
    told_by: host
""",
        right="""\
    told_by: hosts
""",
    )
)
def references_are_known(evidence: Evidence) -> Iterable[Finding]:
    """Yield every id of a record, piece or term that never existed."""
    for record, steps, kinds, id_ in _lost(evidence):
        if evidence.withdrawn_on(kinds, id_):
            continue
        renamed = {k: v for kind in kinds for k, v in evidence.renamed(kind).items()}
        wanted = " or ".join(NAMES[kind] for kind in kinds)
        where = " in guide.yaml" if IN_GUIDE.issuperset(kinds) else ""
        known = sorted({other for kind in kinds for other in evidence.ids(kind) or ()})
        yield (
            evidence.place(record, *steps),
            f"There is no {wanted} `{id_}`{where}.",
            f"It is `{renamed[id_]}` now."
            if id_ in renamed
            else suggestion(id_, known, _known_ones(known)),
        )


@check(
    Mistake(
        code="withdrawn-id",
        means="A record names another one that was withdrawn.",
        remedy="Take the reference away, and what rests on it alone.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
    source: cooks2020
""",
        right="""\
    source: hosts2023
""",
    )
)
def references_lead_to_what_is_still_here(evidence: Evidence) -> Iterable[Finding]:
    """Yield every id of a record that was withdrawn."""
    for record, steps, kinds, id_ in _lost(evidence):
        if gone := evidence.withdrawn_on(kinds, id_):
            yield (
                evidence.place(record, *steps),
                f"`{id_}` was withdrawn on {gone}.",
                "Take this reference away, and what rests on it alone.",
            )


def _lost(evidence: Evidence) -> Iterator[tuple[Record, Steps, tuple[str, ...], str]]:
    """Yield every reference to what is not there: in which record, where, its kinds, its id."""
    for record in evidence.records:
        for steps, reference, id_ in _references(record):
            known = [evidence.ids(kind) for kind in reference.kinds]
            if not any(ids is None or id_ in ids for ids in known):
                yield record, steps, reference.kinds, id_


def _known_ones(ids: list[str]) -> str:
    if not ids:
        return "There is none at all yet."
    return f"Known are: {', '.join(ids[:8])}{' …' if len(ids) > 8 else ''}."


def _references(part: Part, steps: Steps = ()) -> Iterator[tuple[Steps, Value, str]]:
    """Yield every reference in a record: the way to it, what it may lead to, and its id."""
    for field, value in values_of(part):
        for where, item in _items(value, (*steps, field.name)):
            if isinstance(item, Part):
                yield from _references(item, where)
            elif field.value.kinds and isinstance(item, str):
                yield where, field.value, item


def _items(value: object, steps: Steps) -> list[tuple[Steps, object]]:
    if isinstance(value, tuple):
        return [((*steps, number), item) for number, item in enumerate(value)]
    return [(steps, value)]


@check(
    Mistake(
        code="unknown-construct",
        means="The framework has no such domain, construct or strategy.",
        remedy="Look up its id in the framework's file.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
placed_in: the-road
""",
        right="""\
placed_in: the-way
""",
    )
)
def constructs_are_known(evidence: Evidence) -> Iterable[Finding]:
    """Yield every domain, construct or strategy that its framework does not have."""
    for record, steps, framework_id, construct_id in _named_constructs(evidence):
        framework = evidence.frameworks.get(framework_id) if framework_id else None
        known = evidence.placement.constructs(framework.id) if framework else {}
        if framework is None or construct_id in known:
            continue
        by_name = {construct.name.casefold(): id_ for id_, construct in known.items()}
        match = near_match(construct_id.replace("-", " "), by_name)
        help_ = (
            f"Did you mean `{by_name[match]}`?"
            if match
            else suggestion(construct_id, known, f"Look it up in {evidence.path_of(framework)}.")
        )
        yield (
            evidence.place(record, *steps),
            f"{framework.short_name} has no `{construct_id}`.",
            help_,
        )


def _named_constructs(evidence: Evidence) -> Iterator[tuple[Record, Steps, str | None, str]]:
    """Yield every construct named: by which record, where, of which framework, if that is known."""
    primary = evidence.guide.framework if _sorts(_framework_of_the_guide(evidence)) else None
    for theme in evidence.themes.values():
        yield theme, ("placed_in",), primary, theme.placed_in
        for number, mapping in enumerate(theme.mappings):
            if mapping.construct_id != OUTSIDE:
                steps: Steps = ("mappings", number, "construct")
                yield theme, steps, mapping.framework, mapping.construct_id
    for placed in evidence.placed_pieces:
        source, named = evidence.sources.get(placed.piece.source), placed.piece.authors_domain
        if named and source:
            steps = (*placed.steps, "authors_domain")
            yield placed.theme, steps, source.framework or primary, named
    for lesson in evidence.lessons.values():
        for number, use in enumerate(lesson.strategies):
            yield lesson, ("strategies", number, "strategy"), use.framework, use.strategy
    for framework in evidence.frameworks.values():
        for steps, construct in _with_steps(framework.domains, ("domains",)):
            for number, other in enumerate(construct.maps_to):
                place = (*steps, "maps_to", number, "construct")
                yield framework, place, other.framework, other.construct_id


def _with_steps(
    constructs: tuple[Construct, ...], steps: Steps
) -> Iterator[tuple[Steps, Construct]]:
    for number, construct in enumerate(constructs):
        yield (*steps, number), construct
        yield from _with_steps(construct.constructs, (*steps, number, "constructs"))


@check(
    Mistake(
        code="framework-kind",
        means="The guide is to be sorted by a framework of strategies.",
        remedy="Name a framework of determinants.",
        file="themes_data/frameworks/door-and-table.yaml",
        wrong="""\
kind: strategies
""",
        right="""\
kind: determinants
""",
    )
)
def the_guide_sorts_by_determinants(evidence: Evidence) -> Iterable[Finding]:
    """Yield the guide's framework where it is one of strategies: pages cannot be sorted by it."""
    framework = _framework_of_the_guide(evidence)
    if framework and not _sorts(framework):
        yield (
            evidence.place(evidence.guide, "framework"),
            f"{framework.short_name} is a framework of strategies; themes need determinants.",
            "Name a framework whose `kind` is determinants.",
        )


def _framework_of_the_guide(evidence: Evidence) -> Framework | None:
    """Return the framework that guide.yaml names, or None where either cannot be read."""
    readable = evidence.guide in evidence.records
    return evidence.frameworks.get(evidence.guide.framework) if readable else None


def _sorts(framework: Framework | None) -> bool:
    return framework is not None and framework.kind is FrameworkKind.DETERMINANTS


@check(
    Mistake(
        code="circle-of-groups",
        means="A group is, by its broader groups, a part of itself.",
        remedy="Remove `broader` from one of them.",
        file="themes_data/guide.yaml",
        wrong="""\
  - id: hosts
    label: Hosts
    broader: hosts
""",
        right="""\
  - id: hosts
    label: Hosts
    broader: volunteers
""",
    )
)
def broader_groups_lead_to_an_end(evidence: Evidence) -> Iterable[Finding]:
    """Yield every group that is, through its broader groups, a part of itself."""
    for number, group in enumerate(evidence.guide.groups):
        if group.id in _broader_groups(evidence, group):
            yield (
                evidence.place(evidence.guide, "groups", number, "broader"),
                f"`{group.id}` is a part of itself by its broader groups.",
                "Remove `broader` from one of the groups in the circle.",
            )


def _broader_groups(evidence: Evidence, group: Group) -> list[str]:
    """Return the ids of the broader groups of a group, each once, from the next one up."""
    ids: list[str] = []
    broader = group.broader
    while broader and broader in evidence.groups and broader not in ids:
        ids.append(broader)
        broader = evidence.groups[broader].broader
    return ids
