"""What rests on a piece of evidence, and what of it nobody looked at since the piece changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.evidence.pieces import PlacedPiece
from generator.evidence.records import Piece, Record
from generator.text.yaml.document import Steps

CARRYING = {
    "valence": "direction",
    "statement": "statement",
    "source": "source",
    "locator": "place in the source",
}
"""What of a piece others rest on: the field, and what it is called."""


@dataclass(frozen=True)
class Unsettled:
    """A finding, a line of a lesson or a point of a critique that rests on a piece that changed.

    `what` names it, `changed` says what of the piece is new; `steps` lead to it in its record.
    """

    record: Record
    steps: Steps
    what: str
    piece: PlacedPiece
    changed: tuple[str, ...]


def unsettled(before: Evidence, now: Evidence) -> Iterator[Unsettled]:
    """Yield whatever rests on a piece that changed and was not looked at again.

    A new line in the history of its record, or of the piece's, says that somebody looked.
    """
    earlier = before.pieces
    for placed in now.placed_pieces:
        ids = (placed.piece.id, *placed.piece.formerly)
        was = next((earlier[id_] for id_ in ids if id_ in earlier), None)
        changed = _changed(was, placed.piece, now) if was else ()
        if changed and not _is_noted(before, placed.theme):
            for record, steps, what in _resting_on(placed, now):
                if not _is_noted(before, record):
                    yield Unsettled(record, steps, what, placed, changed)


def _changed(was: Piece, is_: Piece, now: Evidence) -> tuple[str, ...]:
    sources = now.renamed("source")
    was = was.model_copy(update={"source": sources.get(was.source, was.source)})
    values = ((name, getattr(was, field), getattr(is_, field)) for field, name in CARRYING.items())
    return tuple(name for name, old, new in values if _as_read(old) != _as_read(new))


def _as_read(value: object) -> str:
    straight = str(value).translate(str.maketrans("’‘“”", "''\"\""))
    return " ".join(straight.split())


def _is_noted(before: Evidence, record: Record) -> bool:
    """Tell whether a record is new, or its history has a line that is as new as the change."""
    known = {r.id: r for r in before.records if type(r) is type(record)}
    earlier = next((known[id_] for id_ in (record.id, *record.formerly) if id_ in known), None)
    if earlier is None:
        return True
    newest = earlier.changed_on
    added = set(record.history) - set(earlier.history)
    return any(newest is None or entry.on >= newest for entry in added)


def _resting_on(placed: PlacedPiece, now: Evidence) -> Iterator[tuple[Record, Steps, str]]:
    """Yield what rests on a piece: the record, the way to the place, and what it is."""
    id_ = placed.piece.id
    for theme in (placed.theme, *now.relations.themes_sharing(placed.piece)):
        yield theme, ("finding",), "finding"
    for lesson in now.lessons.values():
        for steps, line in lesson.lines:
            what = f"line under `{steps[0]}`" if steps else "action"
            for field in ("problem_shown_by", "remedy_shown_by"):
                for number, named in enumerate(getattr(line, field)):
                    if named == id_:
                        yield lesson, (*steps, field, number), what
    for critique in now.critiques.values():
        for field in ("contests", "evidence_for", "evidence_against"):
            for number, part in enumerate(getattr(critique, field)):
                if part.evidence == id_:
                    yield critique, (field, number, "evidence"), "point"
