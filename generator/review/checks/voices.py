"""Voices: nobody is said to have told what they were not asked."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records import Source
from generator.evidence.records.source import Given, SourceKind
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake


@check(
    Mistake(
        code="teller-not-asked",
        means="The source did not ask the group that is said to have told this.",
        remedy="Say who spoke, or add the group to those whom the source asked.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
    told_by: guests
""",
        right="""\
    told_by: hosts
""",
    )
)
def tellers_were_asked_or_spoke_up(evidence: Evidence) -> Iterable[Finding]:
    """Yield every piece said to be told by a group that its source did not ask.

    A part of a group counts for the whole and the whole for a part, since a source may not say
    who of them spoke. In a public discussion people speak up; any other source says whom it asked.
    """
    for placed in evidence.placed_pieces:
        piece = placed.piece
        source, group = evidence.sources.get(piece.source), evidence.groups.get(piece.told_by)
        if source is None or group is None or group.heard_otherwise:
            continue
        refused = {entry.group for entry in source.not_asked}
        named = bool(refused & _itself_and_broader(evidence, group.id))
        spoke_up = source.kind is SourceKind.DISCUSSION and not (named or _views(source))
        if spoke_up or _asked(evidence, source, group.id):
            continue
        path = evidence.path_of(source)
        remedy = (
            "Write who spoke under `told_by`, and under `about` whom they spoke of. If this "
            f"group was asked for its views, add it under `asked` in {path}."
        )
        if named:
            said = f"`{source.id}` says that it did not ask {group.label}"
        elif _views(source):
            said = f"`{source.id}` asked others, not {group.label}"
        else:
            said = f"`{source.id}` does not say that it asked {group.label}, nor anybody else"
            remedy = (
                f"Say under `asked` in {path} who was asked for their views, with `n: unknown` "
                "where the number is not given. If the authors themselves say this, name them "
                "under `told_by`."
            )
        yield (
            evidence.place(placed.theme, *placed.steps, "told_by"),
            f"{said}, so they did not tell this.",
            remedy,
        )


@check(
    Mistake(
        code="asked-and-not-asked",
        means="A source both asked a group for its views and did not ask it.",
        remedy=(
            "Keep one of the two; for people who only filled in scores, write `gave: measures`."
        ),
        file="themes_data/sources/menders2021.yaml",
        wrong="""\
not_asked:
  - group: hosts
""",
        right="""\
not_asked:
  - group: guests
""",
    )
)
def groups_were_asked_or_were_not(evidence: Evidence) -> Iterable[Finding]:
    """Yield every group that a source both asked for its views and did not ask."""
    for source in evidence.sources.values():
        for number, entry in enumerate(source.not_asked):
            if entry.group in _views(source):
                yield (
                    evidence.place(source, "not_asked", number, "group"),
                    f"`{entry.group}` is under `asked` as well.",
                    "Keep one of the two. Where a group only filled in scores, write "
                    "`gave: measures` under `asked`.",
                )


def _views(source: Source) -> set[str]:
    """Return the groups that a source asked for their views."""
    return {entry.group for entry in source.asked if entry.gave is Given.VIEWS}


def _asked(evidence: Evidence, source: Source, group_id: str) -> bool:
    above = _itself_and_broader(evidence, group_id)
    return any(
        asked in above or group_id in _itself_and_broader(evidence, asked)
        for asked in _views(source)
    )


def _itself_and_broader(evidence: Evidence, group_id: str) -> set[str]:
    return {group.id for group in evidence.voices.lineage(group_id)}
