"""References: whatever names another record names one that is there."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from generator.evidence.evidence import Evidence
from generator.evidence.placement import OUTSIDE
from generator.evidence.records import Construct, Framework, Group, Record
from generator.evidence.records.common import Reference
from generator.evidence.records.framework import FrameworkKind
from generator.text.problems import Problem, near_match, suggestion

Steps = tuple[str | int, ...]

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
"""The kinds of words that stand in guide.yaml."""


def references_are_known(evidence: Evidence) -> Iterable[Problem]:
    """Yield every id of a record, piece or term that does not exist."""
    for record in evidence.records:
        for steps, reference, id_ in _references(record):
            if id_ == reference.or_word:
                continue
            known = [evidence.ids(kind) for kind in reference.kinds]
            if any(ids is None or id_ in ids for ids in known):
                continue
            gone = evidence.withdrawn_on(reference.kinds, id_)
            if gone:
                yield Problem(
                    evidence.place(record, *steps),
                    "withdrawn-id",
                    f"`{id_}` was withdrawn on {gone}.",
                    "Take this reference away, and what rests on it alone.",
                )
                continue
            renamed = {k: v for kind in reference.kinds for k, v in evidence.renamed(kind).items()}
            wanted = " or ".join(NAMES[kind] for kind in reference.kinds)
            where = " in guide.yaml" if IN_GUIDE.issuperset(reference.kinds) else ""
            all_known = sorted({other for ids in known if ids for other in ids})
            yield Problem(
                evidence.place(record, *steps),
                "unknown-id",
                f"There is no {wanted} `{id_}`{where}.",
                f"It is `{renamed[id_]}` now."
                if id_ in renamed
                else suggestion(id_, all_known, _known_ones(all_known)),
            )


def _known_ones(ids: list[str]) -> str:
    if not ids:
        return "There is none at all yet."
    return f"Known are: {', '.join(ids[:8])}{' …' if len(ids) > 8 else ''}."


def _references(record: BaseModel, steps: Steps = ()) -> Iterator[tuple[Steps, Reference, str]]:
    """Yield every reference in a record: the way to it, its kind, and the id that it names."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        marks = [mark for mark in field.metadata if isinstance(mark, Reference)]
        mark = marks[0] if marks else _mark_in(field.annotation)
        here = (*steps, field.alias or name)
        for where, item in _items(value, here):
            if isinstance(item, BaseModel):
                yield from _references(item, where)
            elif mark and isinstance(item, str):
                yield where, mark, item


def _items(value: Any, steps: Steps) -> list[tuple[Steps, Any]]:
    if isinstance(value, tuple):
        return [((*steps, number), item) for number, item in enumerate(value)]
    return [(steps, value)]


def _mark_in(annotation: Any) -> Reference | None:
    if get_origin(annotation) is Annotated:
        for mark in get_args(annotation)[1:]:
            if isinstance(mark, Reference):
                return mark
    return next(filter(None, map(_mark_in, get_args(annotation))), None)


def constructs_are_known(evidence: Evidence) -> Iterable[Problem]:
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
        yield Problem(
            evidence.place(record, *steps),
            "unknown-construct",
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


def the_guide_sorts_by_determinants(evidence: Evidence) -> Iterable[Problem]:
    """Yield the guide's framework where it is one of strategies: pages cannot be sorted by it."""
    framework = _framework_of_the_guide(evidence)
    if framework and not _sorts(framework):
        yield Problem(
            evidence.place(evidence.guide, "framework"),
            "framework-kind",
            f"{framework.short_name} is a framework of strategies; themes need determinants.",
            "Name a framework whose `kind` is determinants.",
        )


def _framework_of_the_guide(evidence: Evidence) -> Framework | None:
    """Return the framework that guide.yaml names, or None where either cannot be read."""
    readable = evidence.guide in evidence.records
    return evidence.frameworks.get(evidence.guide.framework) if readable else None


def _sorts(framework: Framework | None) -> bool:
    return framework is not None and framework.kind is FrameworkKind.DETERMINANTS


def broader_groups_lead_to_an_end(evidence: Evidence) -> Iterable[Problem]:
    """Yield every group that is, through its broader groups, a part of itself."""
    for number, group in enumerate(evidence.guide.groups):
        if group.id in _broader_groups(evidence, group):
            yield Problem(
                evidence.place(evidence.guide, "groups", number, "broader"),
                "circle-of-groups",
                f"`{group.id}` is a part of itself by its broader groups.",
                "Take `broader` away from one of the groups in the circle.",
            )


def _broader_groups(evidence: Evidence, group: Group) -> list[str]:
    """Return the ids of the broader groups of a group, each once, from the next one up."""
    ids: list[str] = []
    broader = group.broader
    while broader and broader in evidence.groups and broader not in ids:
        ids.append(broader)
        broader = evidence.groups[broader].broader
    return ids
