"""Compares two states of a part field by field, as a reader sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.records import Record
from generator.evidence.records.common import Part
from generator.evidence.records.shape import FieldOfRecord, Holds, values_of
from generator.evidence.records.source import Read, ReadPart
from generator.review.changes.change import Kind, ReaderChange, Subject
from generator.review.changes.labels import Labels
from generator.review.changes.pairs import UNSEEN, pairs, seen
from generator.review.changes.wording import SHORT, difference, listed, one, quoted
from generator.text.yaml.document import Steps


@dataclass(frozen=True)
class Spot:
    """Where a part is: the state, the record and the way to it."""

    evidence: Evidence
    record: Record
    steps: Steps = ()

    def at(self, *steps: str | int) -> "Spot":
        """Return the spot of something inside the part."""
        return replace(self, steps=(*self.steps, *steps))


@dataclass(frozen=True)
class Comparison:
    """Compares one part of a subject, which has a spot in either state.

    `within` names the part in a sentence; it is empty for the subject as a whole. Where the earlier
    state of the part named what was withdrawn, the comparison is `quiet`: no text of it is told.
    """

    subject: Subject
    labels: Labels
    before: Spot
    now: Spot
    within: str = ""
    quiet: bool = False

    def change(self, kind: Kind, *steps: str | int, **parts: str) -> ReaderChange:
        """Return a change whose place is in the later state, at these steps."""
        spot = self.now.at(*steps)
        place = spot.evidence.place(spot.record, *spot.steps)
        return ReaderChange(self.subject, kind, place, parts, self.within)

    def loss(self, kind: Kind, *steps: str | int, **parts: str) -> ReaderChange:
        """Return a change whose place is in the earlier state, at these steps."""
        spot = self.before.at(*steps)
        place = spot.evidence.place(spot.record, *spot.steps)
        return ReaderChange(self.subject, kind, place, parts, self.within)

    def inside(self, before: Steps, now: Steps, within: str = "") -> "Comparison":
        """Return the comparison of something inside both states of the part."""
        named = ": ".join(filter(None, (self.within, within)))
        return replace(self, before=self.before.at(*before), now=self.now.at(*now), within=named)

    def of_parts(
        self, old: Part, new: Part, skipped: frozenset[str] = UNSEEN
    ) -> Iterator[ReaderChange]:
        """Yield every change in the fields of a part, in their order."""
        earlier = {field.name: value for field, value in values_of(old)}
        for field, value in values_of(new):
            if field.name not in skipped and seen(earlier[field.name]) != seen(value):
                yield from self._of_field(old, new, field, earlier[field.name], value)

    def _of_field(
        self, old: Part, new: Part, field: FieldOfRecord, was: Any, is_: Any
    ) -> Iterator[ReaderChange]:
        if field.name == "remedy_shown_by" and bool(was) != bool(is_):
            yield self._of_remedy(new, field, was, is_)
        elif field.is_list:
            yield from self._of_list(old, new, field, was, is_)
        elif isinstance(was, Part) and isinstance(is_, Part):
            within = field.label if is_.in_short else ""
            yield from self.inside((field.name,), (field.name,), within).of_parts(was, is_)
        elif was is None:
            yield self.added(new, field, field.label, is_, field.name)
        elif is_ is None:
            yield self.lost(old, field, field.label, was, field.name)
        elif field.value.holds is Holds.TEXT:
            yield from self.reworded(was, is_, field.label, field.name)
        else:
            said = [self.labels.of(part, field, v) for part, v in ((new, is_), (old, was))]
            yield self.change(Kind.VALUE, field.name, what=field.label, now=said[0], before=said[1])

    def reworded(self, was: str, is_: str, what: str, *steps: str | int) -> Iterator[ReaderChange]:
        """Yield how a text differs, if a reader sees it."""
        if told := difference(was, is_):
            kind, parts = (Kind.REWRITTEN, {"now": quoted(is_)}) if self.quiet else told
            yield self.change(kind, *steps, what=what, **parts)

    def added(
        self, new: Part, field: FieldOfRecord, what: str, value: object, *steps: str | int
    ) -> ReaderChange:
        """Return that a field or an entry is there now."""
        if isinstance(value, Read) and value.part is ReadPart.FULL_TEXT:
            return self.change(Kind.READ_IN_FULL, *steps)
        if self._is_hidden(field, value):
            return self.change(Kind.ADDED_WITHDRAWN, *steps, what=what)
        return self.change(Kind.ADDED, *steps, what=what, text=self.labels.of(new, field, value))

    def lost(
        self, old: Part, field: FieldOfRecord, what: str, value: object, *steps: str | int
    ) -> ReaderChange:
        """Return that a field or an entry is there no longer; its text only where it may be."""
        if self._is_hidden(field, value):
            return self.loss(Kind.TAKEN_OUT_WITHDRAWN, *steps, what=what)
        if self.quiet:
            return self.loss(Kind.TAKEN_OUT_UNSAID, *steps, what=what)
        return self.loss(Kind.TAKEN_OUT, *steps, what=what, text=self.labels.of(old, field, value))

    def _is_hidden(self, field: FieldOfRecord, value: object) -> bool:
        """Tell whether a value is what was withdrawn, or speaks of it."""
        if isinstance(value, Part):
            return self.labels.speaks_of_hidden(value)
        return any((kind, value) in self.labels.hidden for kind in field.value.kinds)

    def _of_remedy(
        self, new: Part, field: FieldOfRecord, was: Sequence[str], is_: Sequence[str]
    ) -> ReaderChange:
        """Return that a line has become our suggestion, or is so no longer."""
        text = listed([self.labels.of(new, field, id_) for id_ in (*was, *is_)])
        if is_:
            return self.change(Kind.ON_EVIDENCE, field.name, text=text)
        return self.change(Kind.OUR_SUGGESTION, text=text)

    def _of_list(
        self, old: Part, new: Part, field: FieldOfRecord, was: Sequence[Any], is_: Sequence[Any]
    ) -> Iterator[ReaderChange]:
        matched = pairs(was, is_)
        from_new, from_old = {n: o for o, n in matched}, dict(matched)
        for number, item in enumerate(is_):
            if number not in from_new:
                yield self.added(new, field, field.label, item, field.name, number)
            elif seen(was[from_new[number]]) != seen(item):
                place = (from_new[number], number)
                yield from self._of_entry(field, place, was[place[0]], item)
        for number, item in enumerate(was):
            if number not in from_old:
                yield self.lost(old, field, field.label, item, field.name, number)
        in_order = [from_new[number] for number in sorted(from_new)]
        if field.value.holds in {Holds.PART, Holds.TEXT} and in_order != sorted(in_order):
            yield self.change(Kind.ORDER, field.name, what=f"the {field.name.replace('_', ' ')}")

    def _of_entry(
        self, field: FieldOfRecord, numbers: tuple[int, int], old: Any, new: Any
    ) -> Iterator[ReaderChange]:
        """Yield what differs in an entry: first the field that names it, then the rest."""
        before, now = ((field.name, number) for number in numbers)
        if isinstance(new, str):
            yield from self.reworded(old, new, one(field.label), *now)
            return
        main, was, is_ = _main(old, new)
        quiet = self.quiet or self.labels.speaks_of_hidden(old)
        here = replace(self.inside(before, now), quiet=quiet)
        told = set[str]()
        if main.value.holds is Holds.TEXT and was and is_:
            yield from here.reworded(was, is_, one(field.label), main.name)
            told = {main.name}
        short = (
            quoted(is_, SHORT)
            if is_ and main.value.holds is Holds.TEXT
            else self.labels.of(new, main, is_)
        )
        inside = replace(self.inside(before, now, f"the {field.label} {short}"), quiet=quiet)
        yield from inside.of_parts(old, new, UNSEEN | told)


def _main(old: Part, new: Part) -> tuple[FieldOfRecord, Any, Any]:
    """Return the field that names an entry, with its value in both states."""
    earlier = {field.name: value for field, value in values_of(old)}
    given = {field.name: (field, value) for field, value in values_of(new)}
    names = new.in_short or tuple(given)
    name = next((name for name in names if given[name][1]), names[0])
    return given[name][0], earlier[name], given[name][1]
