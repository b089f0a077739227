"""Compares two states of a guide: record by record, word by word of the glossary, page by page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.evidence.dependents import unsettled
from generator.evidence.records import (
    Critique,
    Framework,
    Glossary,
    GlossaryTerm,
    Guide,
    Lesson,
    Record,
    Source,
    Theme,
)
from generator.review.changes.change import Chapter, Kind, ReaderChange, Subject
from generator.review.changes.fields import Comparison, Spot
from generator.review.changes.handwritten_pages import of_pages
from generator.review.changes.labels import Labels, SiteWords
from generator.review.changes.pairs import UNSEEN, pairs, seen
from generator.review.changes.seal_changes import of_seals
from generator.review.changes.state import State
from generator.review.changes.theme import of_evidence
from generator.review.changes.wording import count, listed, quoted
from generator.text.problems import Location

GROUPS: Mapping[type[Record], Chapter] = {
    Guide: Chapter.GUIDE,
    Theme: Chapter.THEMES,
    Lesson: Chapter.LESSONS,
    Critique: Chapter.CRITIQUES,
    Source: Chapter.SOURCES,
    Glossary: Chapter.GLOSSARY,
    Framework: Chapter.FRAMEWORKS,
}

Withdrawals = Iterable[tuple[type[Record], str]]


def changes_between(
    before: State, now: State, words: SiteWords, also_withdrawn: Withdrawals = ()
) -> tuple[ReaderChange, ...]:
    """Return what changes for a reader, by group, then by title, then in the order of the record.

    Nothing is returned where no reader sees a difference. Files that either state could not read
    are left out. `words` are the fixed words of the site, by section and key. `also_withdrawn`
    holds kind and id of what is withdrawn today, when both states are older.
    """
    gone = {*before.evidence.withdrawn, *now.evidence.withdrawn, *also_withdrawn}
    hidden = frozenset((model.noun, id_) for model, id_ in gone)
    whole = _Whole(before, now, Labels(before, now, hidden, words))
    found = [
        *(change for model in GROUPS for change in whole.of_records(model)),
        *whole.of_terms(),
        *of_pages(before, now),
        *whole.of_seals(),
        *whole.of_unsettled(),
    ]
    order = list(Chapter)
    return tuple(
        sorted(
            found,
            key=lambda c: (order.index(c.group), c.subject.title.casefold(), c.subject.id),
        )
    )


@dataclass(frozen=True)
class _Whole:
    """Two states of a guide, and what their ids mean."""

    before: State
    now: State
    labels: Labels

    def of_records(self, model: type[Record]) -> Iterator[ReaderChange]:
        """Yield what changes in the records of a kind."""
        old, new = (
            {r.id: r for r in state.evidence.records if type(r) is model}
            for state in (self.before, self.now)
        )
        former = {id_: r for r in new.values() for id_ in r.formerly}
        gone = {id_ for kind, id_ in self.labels.hidden if kind == model.noun}
        told = {id_: record for id_, record in old.items() if id_ not in gone}
        for id_ in sorted({*old, *new, *gone}):
            path = model.path_for(id_)
            if path in self.before.unread | self.now.unread:
                continue
            if id_ in gone:
                yield from self._of_withdrawn(model, id_, path, old.get(id_), new.get(id_))
            elif id_ in new:
                known = (told[i] for i in (id_, *new[id_].formerly) if i in told)
                yield from self._of_record(next(known, None), new[id_])
            elif not _became_one(id_, told, new):
                yield self._of_lost(told[id_], former.get(id_))

    def _of_withdrawn(
        self, model: type[Record], id_: str, path: str, old: Record | None, new: Record | None
    ) -> Iterator[ReaderChange]:
        """Yield that a record is withdrawn, or here again; never its title or its text."""
        subject = Subject(GROUPS[model], model.noun, id_, "")
        was, is_ = ((model, id_) in state.evidence.withdrawn for state in (self.before, self.now))
        if was and new:
            yield ReaderChange(subject, Kind.BACK, Location(path))
        elif was and not is_:
            yield ReaderChange(subject, Kind.GONE, Location(path))
        elif not was and (is_ or seen(old) != seen(new)):
            yield ReaderChange(subject, Kind.WITHDRAWN, Location(path))

    def _of_record(self, old: Record | None, new: Record) -> Iterator[ReaderChange]:
        evidence = self.now.evidence
        subject = _subject(new)
        if old is None:
            text = self._first_said(new)
            yield ReaderChange(subject, Kind.NEW, evidence.place(new), {"text": text})
            return
        compared = Comparison(
            subject,
            self.labels,
            Spot(self.before.evidence, old),
            Spot(evidence, new),
            quiet=self.labels.speaks_of_hidden(old),
        )
        if new.id != old.id:
            yield compared.change(Kind.MOVED, where=new.id, before=old.id)
        if isinstance(old, Theme) and isinstance(new, Theme):
            yield from compared.of_parts(old, new, UNSEEN | {"evidence"})
            yield from of_evidence(compared, old, new)
        else:
            yield from compared.of_parts(old, new, UNSEEN | {"terms"})
        yield from _of_history(compared, old, new)

    def _of_lost(self, old: Record, successor: Record | None) -> ReaderChange:
        """Return where a record is now; one that named what was withdrawn keeps no title."""
        place = self.before.evidence.place(old)
        if successor:
            parts = {"title": f"“{successor.known_as}”", "where": successor.id}
            return ReaderChange(_subject(old), Kind.JOINED, place, parts)
        if self.labels.speaks_of_hidden(old):
            subject = Subject(GROUPS[type(old)], old.noun, old.id, "")
            return ReaderChange(subject, Kind.GONE, place)
        return ReaderChange(_subject(old), Kind.GONE, place)

    def of_terms(self) -> Iterator[ReaderChange]:
        """Yield what changes in the words of the glossary."""
        if Glossary.path_for(Glossary.noun) in self.before.unread | self.now.unread:
            return
        spots = [Spot(s.evidence, s.evidence.glossary) for s in (self.before, self.now)]
        old, new = (state.evidence.glossary.terms for state in (self.before, self.now))
        matched = {n: o for o, n in pairs(old, new)}
        for number, term in enumerate(new):
            compared = Comparison(
                _of_term(term),
                self.labels,
                spots[0].at("terms", matched.get(number, 0)),
                spots[1].at("terms", number),
            )
            if number not in matched:
                yield compared.change(Kind.NEW, text=quoted(term.plain))
                continue
            was = old[matched[number]]
            if was.id != term.id:
                yield compared.change(Kind.MOVED, where=term.id, before=was.id)
            yield from compared.of_parts(was, term, UNSEEN | {"id"})
        former = {id_: term for term in new for id_ in term.formerly}
        for number, term in enumerate(old):
            if number not in matched.values():
                place = spots[0].evidence.place(spots[0].record, "terms", number)
                to = former.get(term.id)
                parts = {"title": f"“{to.term}”", "where": to.id} if to else {}
                yield ReaderChange(_of_term(term), Kind.JOINED if to else Kind.GONE, place, parts)

    def of_seals(self) -> Iterator[ReaderChange]:
        """Yield what became of the seals of the records that are not withdrawn."""
        for record, kind, place, parts in of_seals(
            self.before.evidence, self.now.evidence, self.labels
        ):
            unread = {type(record).path_for(record.id)} & (self.before.unread | self.now.unread)
            if not unread and (record.noun, record.id) not in self.labels.hidden:
                yield ReaderChange(_subject(record), kind, place, parts)

    def of_unsettled(self) -> Iterator[ReaderChange]:
        """Yield what rests on a piece that changed, and that nobody looked at again."""
        now = self.now.evidence
        for found in unsettled(self.before.evidence, now):
            piece, record = found.piece.piece, found.record
            if {("evidence", piece.id), (record.noun, record.id)} & self.labels.hidden:
                continue
            place = now.key_place(record, *found.steps)
            parts = {
                "what": found.what,
                "at": f"{place.path}, line {place.line}",
                "where": self.labels.piece(piece),
                "changed": listed([*found.changed]),
            }
            yield ReaderChange(_subject(record), Kind.LOOK_AGAIN, place, parts)

    def _first_said(self, record: Record) -> str:
        """Return what a new record says first, unless it speaks of what was withdrawn."""
        if self.labels.speaks_of_hidden(record):
            return "it speaks of what was withdrawn"
        if isinstance(record, Theme):
            pieces = count(len(record.evidence), "piece")
            sources = count(len({piece.source for piece in record.evidence}), "source")
            return f"{quoted(record.finding)} ({pieces} of evidence from {sources})"
        if isinstance(record, Lesson):
            return quoted(record.action)
        if isinstance(record, Critique):
            who = self.labels.group(record.voice.group)
            return f"{quoted(record.argument)} (raised by {who})"
        if isinstance(record, Source):
            return quoted(record.heading)
        return quoted(str(getattr(record, "citation", "") or record.known_as))


def _of_history(compared: Comparison, old: Record, new: Record) -> Iterator[ReaderChange]:
    """Yield the lines of a record's history that are new, and those that are gone."""
    before, now = ([(e.on, seen(e.change)) for e in r.history] for r in (old, new))
    for number, entry in enumerate(new.history):
        if now[number] not in before:
            day = entry.on.isoformat()
            text = entry.change
            yield compared.change(Kind.NOTED, "history", number, day=day, text=text)
    for number, entry in enumerate(old.history):
        if before[number] not in now:
            yield compared.loss(Kind.UNNOTED, "history", number, day=entry.on.isoformat())


def _became_one(id_: str, old: Mapping[str, Record], new: Mapping[str, Record]) -> bool:
    """Tell whether a record of today is the one that had this id, and is compared with it."""
    known = (next((i for i in (r.id, *r.formerly) if i in old), None) for r in new.values())
    return id_ in known


def _subject(record: Record) -> Subject:
    return Subject(GROUPS[type(record)], record.noun, record.id, record.known_as)


def _of_term(term: GlossaryTerm) -> Subject:
    return Subject(Chapter.GLOSSARY, "term", term.id, term.term)
