"""What changed in a guide and when: entries of the records' histories, and withdrawals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.evidence.records import Record
from generator.evidence.records.common import Withdrawn


@dataclass(frozen=True)
class News:
    """One change of one record; of a withdrawn one, which has no `change`, only that it is gone.

    `key` names it for ever: the kind, the record's first id, the day, and the number of the change
    within that day, from 1. It does not change when the words do.
    """

    on: date
    key: tuple[str, str, str, str]
    record: Record | Withdrawn
    change: str | None = None


def news_of(
    records: Iterable[Record], withdrawn: Mapping[tuple[type[Record], str], Withdrawn]
) -> tuple[News, ...]:
    """Return all news, newest first; within a day by kind and id."""
    found = [*_changes(records), *_withdrawals(withdrawn)]
    return tuple(sorted(found, key=lambda entry: (-entry.on.toordinal(), entry.key)))


def _changes(records: Iterable[Record]) -> Iterator[News]:
    for record in records:
        first_id = record.formerly[0] if record.formerly else record.id
        on_days: Counter[date] = Counter()
        for entry in record.history:
            on_days[entry.on] += 1
            day, number = entry.on.isoformat(), f"{on_days[entry.on]:03}"
            key = (record.noun, first_id, day, number)
            yield News(entry.on, key, record, entry.change)


def _withdrawals(withdrawn: Mapping[tuple[type[Record], str], Withdrawn]) -> Iterator[News]:
    for (model, id_), record in withdrawn.items():
        on = record.withdrawn
        yield News(on, (model.noun, id_, on.isoformat(), "withdrawn"), record)
