"""Compares what is kept under a seal: newly sealed, checked again, or without its seal."""

from collections.abc import Iterator, Mapping

from generator.evidence.evidence import Evidence
from generator.evidence.records import Record
from generator.evidence.sealed_words import Sealable
from generator.review.changes.change import Kind
from generator.review.changes.labels import Labels
from generator.text.problems import Location


def of_seals(
    before: Evidence, now: Evidence, labels: Labels
) -> Iterator[tuple[Record, Kind, Location, dict[str, str]]]:
    """Yield every seal that is new, was renewed or is gone, with its record and its place.

    What is gone altogether has not lost its seal.
    """
    old, new = _sealed(before), _sealed(now)
    quotes = [placed.quote for placed in now.placed_quotes]
    here = {id_ for quote in quotes for id_ in (quote.id, *quote.formerly)}
    here |= {*now.critiques, *now.renamed("critique")}
    former = {**now.renamed("evidence"), **now.renamed("critique")}
    earlier = {former.get(id_, id_): item for id_, item in old.items()}
    for id_, item in new.items():
        was = earlier.get(id_)
        if item.seal and (was is None or was.seal != item.seal):
            kind = Kind.SEALED if was is None else Kind.SEALED_AGAIN
            parts = {"what": _named(item, labels), "day": item.seal.checked_on.isoformat()}
            yield item.record, kind, now.place(item.record, *item.steps, "seal"), parts
    for id_, item in old.items():
        if id_ in here and former.get(id_, id_) not in new:
            place = before.place(item.record, *item.steps, "seal")
            yield item.record, Kind.UNSEALED, place, {"what": _named(item, labels)}


def _sealed(evidence: Evidence) -> Mapping[str, Sealable]:
    return {item.id: item for item in evidence.seals.sealed()}


def _named(item: Sealable, labels: Labels) -> str:
    """Return what is sealed: a quote by its place in the source, or our words for a critique."""
    if item.steps:
        return f"the quote `{item.id}` ({labels.source(item.source)}, {item.locator})"
    return "our wording of the critique"
