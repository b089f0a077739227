"""What rests on a piece of evidence, and what of it nobody looked at since the piece changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

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


class Resting(NamedTuple):
    """What rests on a piece: the record, the way to the place in it, and what it is."""

    record: Record
    steps: Steps
    what: str


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
    known = {(type(record), record.id): record for record in before.records}
    resting = _resting(now)
    for placed in now.placed_pieces:
        ids = (placed.piece.id, *placed.piece.formerly)
        was = next((earlier[id_] for id_ in ids if id_ in earlier), None)
        changed = _changed(was, placed.piece, now) if was else ()
        if changed and not _is_noted(known, placed.theme):
            themes = (placed.theme, *now.relations.themes_sharing(placed.piece))
            findings = [Resting(theme, ("finding",), "finding") for theme in themes]
            for record, steps, what in (*findings, *resting.get(placed.piece.id, ())):
                if not _is_noted(known, record):
                    yield Unsettled(record, steps, what, placed, changed)


def _changed(was: Piece, is_: Piece, now: Evidence) -> tuple[str, ...]:
    sources = now.renamed("source")
    was = was.model_copy(update={"source": sources.get(was.source, was.source)})
    values = ((name, getattr(was, field), getattr(is_, field)) for field, name in CARRYING.items())
    return tuple(name for name, old, new in values if _as_read(old) != _as_read(new))


def _as_read(value: object) -> str:
    straight = str(value).translate(str.maketrans("’‘“”", "''\"\""))
    return " ".join(straight.split())


def _is_noted(known: Mapping[tuple[type[Record], str], Record], record: Record) -> bool:
    """Tell whether a record is new, or its history has a line that is as new as the change.

    `known` are the records before it, by kind and id.
    """
    ids = ((type(record), id_) for id_ in (record.id, *record.formerly))
    earlier = next((known[id_] for id_ in ids if id_ in known), None)
    if earlier is None:
        return True
    newest = earlier.changed_on
    added = set(record.history) - set(earlier.history)
    return any(newest is None or entry.on >= newest for entry in added)


def _resting(now: Evidence) -> Mapping[str, list[Resting]]:
    """Return which lines of lessons and points of critiques rest on each piece, by its id."""
    found: dict[str, list[Resting]] = defaultdict(list)
    for lesson in now.lessons.values():
        for steps, line in lesson.lines:
            what = f"line under `{steps[0]}`" if steps else "action"
            for field in ("problem_shown_by", "remedy_shown_by"):
                for number, named in enumerate(getattr(line, field)):
                    found[named].append(Resting(lesson, (*steps, field, number), what))
    for critique in now.critiques.values():
        for field in ("contests", "evidence_for", "evidence_against"):
            for number, part in enumerate(getattr(critique, field)):
                if part.evidence:
                    found[part.evidence].append(
                        Resting(critique, (field, number, "evidence"), "point")
                    )
    return found
