"""Finds which entry of a list became which, and whether a reader sees two values as the same."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

from generator.evidence.records.common import Part
from generator.evidence.records.shape import Holds, values_of
from generator.review.changes.wording import ALIKE, as_read, likeness

NOT_NAMING = frozenset({"role", "phase", "problem_shown_by", "remedy_shown_by"})
"""Fields that refer to something and do not tell an entry from others."""

UNSEEN = frozenset({"formerly", "history", "seal", "selector"})
"""Fields that are told in another way, or that no reader sees."""


def seen(value: object) -> object:
    """Return a value as a reader takes it: of a text the words, of a part what is shown of it."""
    if isinstance(value, str):
        return as_read(value)
    if isinstance(value, tuple):
        return tuple(seen(item) for item in value)
    if isinstance(value, Part):
        return {
            field.name: seen(item) for field, item in values_of(value) if field.name not in UNSEEN
        }
    return value


def pairs(was: Sequence[Any], is_: Sequence[Any]) -> list[tuple[int, int]]:
    """Return which entry of one list became which of another, as pairs of numbers from 0.

    First those that are the same, then those with one id, then the most alike of what is left.
    """
    found: list[tuple[int, int]] = []
    for score in (_same, _one_id, _alike):
        left = [n for n in range(len(was)) if n not in {o for o, _ in found}]
        free = [n for n in range(len(is_)) if n not in {n for _, n in found}]
        found += _best(was, is_, left, free, score)
    return sorted(found)


def _best(
    was: Sequence[Any],
    is_: Sequence[Any],
    left: list[int],
    free: list[int],
    score: Callable[[Any, Any], float],
) -> Iterator[tuple[int, int]]:
    scored = ((score(was[o], is_[n]), o, n) for o, n in product(left, free))
    taken: tuple[set[int], set[int]] = (set(), set())
    for value, old, new in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1])):
        if value >= ALIKE and old not in taken[0] and new not in taken[1]:
            taken[0].add(old)
            taken[1].add(new)
            yield old, new


def _same(old: object, new: object) -> float:
    return float(seen(old) == seen(new))


def _one_id(old: object, new: object) -> float:
    ids = {getattr(new, "id", None), *getattr(new, "formerly", ())}
    return float(getattr(old, "id", "") in ids)


def _alike(old: object, new: object) -> float:
    """Return how alike two entries without ids are: what they name counts most, then their text."""
    if isinstance(old, str) and isinstance(new, str):
        return likeness(old, new) if " " in old else 0.0
    if not isinstance(old, Part) or not isinstance(new, Part) or hasattr(old, "id"):
        return 0.0
    names, texts = [_named(part) for part in (old, new)], [_texts(part) for part in (old, new)]
    alike = likeness(*texts) if all(texts) else 0.0
    return max(alike, 0.6 + alike / 10) if names[0] and names[0] == names[1] else alike


def _named(part: Part) -> tuple[object, ...]:
    """Return the records, groups or constructs that an entry names."""
    holds = {Holds.REFERENCE, Holds.CONSTRUCT}
    return tuple(
        value
        for field, value in values_of(part)
        if field.value.holds in holds and field.name not in NOT_NAMING and value
    )


def _texts(part: Part) -> str:
    """Return the texts of an entry, without those that only say where something is."""
    return " ".join(
        str(value)
        for field, value in values_of(part)
        if field.value.holds is Holds.TEXT and value and field.name != "locator"
    )
