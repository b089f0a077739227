"""What a change owes to those who read an earlier state of the guide.

Links to what was there lead somewhere, and whoever cited a finding can see that it changed.
"""

from collections.abc import Iterable, Iterator

from generator.evidence.dependents import unsettled
from generator.evidence.evidence import Evidence
from generator.evidence.records import KINDS, Record, Source
from generator.text.problems import Location, Mistake, Problem

NOTED = ("finding", "valence", "confidence")
"""What of a theme may not change without a line in its history."""


ID_REMOVED = Mistake(
    code="id-removed",
    means=(
        "Something was there in an earlier state of the guide, and links to its id "
        "would lead nowhere."
    ),
    remedy=(
        "Write the old id under `formerly` in what takes its place. Where a record "
        "was withdrawn, leave its file with the one line `withdrawn:` and the day."
    ),
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: Late buses
""",
    right="""\
title: Late buses
formerly: the-last-bus
""",
)

CHANGE_NOT_NOTED = Mistake(
    code="change-not-noted",
    means=(
        "A finding, its direction or its confidence changed since an earlier state of"
        " the guide, and the history does not say so."
    ),
    remedy=("Add a line to `history` with the day and, in one sentence, what is new for a reader."),
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
history:
  - date: 2026-11-23
    change: First version.
""",
    right="""\
history:
  - date: 2026-11-23
    change: First version.
  - date: 2026-12-01
    change: The finding names the last bus.
""",
)


NOT_LOOKED_AT = Mistake(
    code="not-looked-at-again",
    means=(
        "A piece of evidence changed since an earlier state of the guide, and something that rests"
        " on it was not looked at again."
    ),
    remedy=("Look at it. Then add a dated line to `history`, in its file or in that of the piece."),
    file="themes_data/lessons/end-before-the-last-bus.yaml",
    wrong="""\
remedy_shown_by: menders2021-t1-6
""",
    right="""\
remedy_shown_by: menders2021-t1-6
history:
  - date: 2026-12-01
    change: Looked at again, since the table's row says less than we had written.
""",
)


def check_against(before: Evidence, now: Evidence) -> list[Problem]:
    """Return what the present guide owes to readers of an earlier one.

    Both may have problems of their own; what cannot be read on either side is not compared.
    """
    return [
        *removed_records_lead_somewhere(before, now),
        *removed_anchors_lead_somewhere(before, now),
        *changed_findings_are_noted(before, now),
        *what_rests_on_changed_pieces_was_looked_at(before, now),
    ]


def removed_records_lead_somewhere(before: Evidence, now: Evidence) -> Iterable[Problem]:
    """Yield every record that is gone, is not withdrawn, and that no other one names."""
    for model in KINDS.values():
        kind = model.noun
        there = now.ids(kind) or set()
        known = there | set(now.renamed(kind)) | {i for m, i in now.withdrawn if m is model}
        for record in before.records:
            if type(record) is model and record.id not in known:
                yield ID_REMOVED.at(
                    Location(model.path_for(record.id)),
                    f"The {kind} `{record.id}` is gone, and links to it would lead nowhere.",
                    f"Write `formerly: {record.id}` in the {kind} that takes its place. If it was "
                    "withdrawn, leave the file with the line `withdrawn:` and the day.",
                )


def removed_anchors_lead_somewhere(before: Evidence, now: Evidence) -> Iterable[Problem]:
    """Yield every piece of evidence, quote and explained word that is gone unnamed."""
    if now.ids("evidence") is None:
        return  # themes that cannot be read may hold them
    here = (
        {id_ for id_, _, _ in _anchors(now)}
        | set(now.renamed("evidence"))
        | set(now.renamed("glossaryterm"))
    )
    gone = {(model, id_) for model, id_ in now.withdrawn}
    kept = {record.id for record in now.records}
    for id_, record, source_id in _anchors(before):
        withdrawn = (type(record), record.id) in gone or (Source, source_id) in gone
        if id_ in here or withdrawn or record.id not in kept:
            continue
        yield ID_REMOVED.at(
            Location(before.path_of(record)),
            f"`{id_}` is gone from this file, and links to it would lead nowhere.",
            f"Write `formerly: {id_}` in what takes its place.",
        )


def changed_findings_are_noted(before: Evidence, now: Evidence) -> Iterable[Problem]:
    """Yield every finding, direction or confidence that changed without a line in the history."""
    for theme in now.themes.values():
        earlier = before.themes.get(theme.id) or next(
            (before.themes[id_] for id_ in theme.formerly if id_ in before.themes), None
        )
        if earlier is None or set(theme.history) - set(earlier.history):
            continue
        for name in NOTED:
            if _as_read(getattr(theme, name)) != _as_read(getattr(earlier, name)):
                yield CHANGE_NOT_NOTED.at(
                    now.key_place(theme, name),
                    f"The {name} changed, and the history does not say so.",
                    "Add a line to `history`, with the `date` and, under `change`, what is new "
                    "for a reader.",
                )


def what_rests_on_changed_pieces_was_looked_at(
    before: Evidence, now: Evidence
) -> Iterable[Problem]:
    """Yield each finding, line of a lesson and critique whose evidence changed under it."""
    for found in unsettled(before, now):
        piece, theme = found.piece.piece, found.piece.theme
        yield NOT_LOOKED_AT.at(
            now.key_place(found.record, *found.steps),
            f"`{piece.id}` has another {' and '.join(found.changed)}, and this {found.what} rests "
            "on it.",
            "Look at it again. Then say so, with the date, in a new line of `history` here, or in "
            f"{now.path_of(theme)} for all that rests on it.",
        )


def _as_read(value: object) -> str:
    straight = str(value).translate(str.maketrans("’‘“”", "''\"\""))
    return " ".join(straight.split())


def _anchors(evidence: Evidence) -> Iterator[tuple[str, Record, str]]:
    """Yield every id that is an anchor on a page, the record that holds it, and its source."""
    for placed in evidence.placed_pieces:
        ids = (placed.piece.id, *(quote.id for quote in placed.piece.quotes))
        yield from ((id_, placed.theme, placed.piece.source) for id_ in ids)
    for term in evidence.glossary.terms:
        yield term.id, evidence.glossary, ""
