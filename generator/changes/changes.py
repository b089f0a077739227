"""Compares two states of a guide: record by record, and page by page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.changes.fields import Labels, as_read, of_part, of_seals, title_of
from generator.changes.theme import of_theme
from generator.changes.wording import WITHDRAWN, count
from generator.content import HandwrittenPage
from generator.evidence import Evidence
from generator.loading import KINDS, SINGLE, folder_of, path_of_single
from generator.records import Record, Theme


class Kind(Enum):
    """What sort of thing changed, in the order in which changes are told."""

    GUIDE = "guide"
    THEME = "theme"
    LESSON = "lesson"
    CRITIQUE = "critique"
    SOURCE = "source"
    GLOSSARY = "glossary"
    FRAMEWORK = "framework"
    PAGE = "page"


@dataclass(frozen=True, order=True)
class Change:
    """All that changes for a reader in one record or page.

    `sentences` say what, in the order of the record; `noted` are the new lines of its history, and
    `seals` what became of its seals. A withdrawn record has no title and no sentence but one.
    """

    kind: str
    id: str
    title: str
    path: str
    sentences: tuple[str, ...]
    noted: tuple[str, ...] = ()
    seals: tuple[str, ...] = ()


def changes_between(
    before: Evidence,
    now: Evidence,
    pages_before: Iterable[HandwrittenPage] = (),
    pages_now: Iterable[HandwrittenPage] = (),
) -> tuple[Change, ...]:
    """Return what changes for a reader, by kind and then by title; nothing where nothing does."""
    found = [*_of_records(before, now), *_of_pages(pages_before, pages_now)]
    order = [kind.value for kind in Kind]
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.title.casefold(), c.id)))


def _of_records(before: Evidence, now: Evidence) -> Iterator[Change]:
    for model in (*SINGLE.values(), *KINDS.values()):
        old, new = ({r.id: r for r in e.records if type(r) is model} for e in (before, now))
        gone = {id_ for m, id_ in now.withdrawn if m is model}
        known_gone = {id_ for m, id_ in before.withdrawn if m is model}
        kind = model.__name__.lower()
        moved = {former: r.id for r in new.values() for former in _former(r)}
        for id_ in sorted({*old, *new, *gone}):
            path = (
                path_of_single(model)
                if model in SINGLE.values()
                else f"{folder_of(model)}/{id_}.yaml"
            )
            if id_ in gone:
                if id_ not in known_gone:
                    yield Change(kind, id_, "", path, (WITHDRAWN,))
            elif id_ not in new:
                to = moved.get(id_)
                said = f"now stands under `{to}`" if to else "is no longer there"
                yield Change(kind, id_, title_of(old[id_]), path, (said,))
            elif (earlier := old.get(id_) or _renamed_from(new[id_], old)) is None:
                yield Change(kind, id_, title_of(new[id_]), path, (_is_new(new[id_]),))
            else:
                change = _of_record(kind, earlier, new[id_], path, before, now)
                if change.sentences or change.noted or change.seals:
                    yield change


def _former(record: Record) -> tuple[str, ...]:
    return record.formerly


def _renamed_from(record: Record, old: Mapping[str, Record]) -> Record | None:
    return next((old[id_] for id_ in _former(record) if id_ in old), None)


def _is_new(record: Record) -> str:
    if isinstance(record, Theme):
        sources = len({piece.source for piece in record.evidence})
        return f"is new: {record.finding} ({count(sources, 'source')})"
    told = getattr(record, "action", None) or getattr(record, "argument", None)
    return f"is new: {told}" if told else "is new"


def _of_record(
    kind: str, old: Record, new: Record, path: str, before: Evidence, now: Evidence
) -> Change:
    sentences = of_theme(old, new, now) if isinstance(new, Theme) and isinstance(old, Theme) else []
    skipped = (
        {"history", "formerly", "evidence"} if isinstance(new, Theme) else {"history", "formerly"}
    )
    sentences += of_part(old, new, "", skipped, Labels(before, now))
    entries = [
        f"{entry.on}: {entry.change}"
        for entry in new.history
        if as_read(entry) not in [as_read(known) for known in old.history]
    ]
    return Change(
        kind,
        new.id,
        title_of(new),
        path,
        tuple(sentences),
        tuple(entries),
        tuple(of_seals(old, new)),
    )


def _of_pages(
    before: Iterable[HandwrittenPage], now: Iterable[HandwrittenPage]
) -> Iterator[Change]:
    old, new = {p.path: p for p in before}, {p.path: p for p in now}
    for path in sorted(old.keys() | new.keys()):
        was, is_ = old.get(path), new.get(path)
        page = is_ or was
        if page is None or (
            was and is_ and " ".join(was.text.split()) == " ".join(is_.text.split())
        ):
            continue
        said = "was taken out" if is_ is None else "is new" if was is None else "reads anew"
        yield Change(Kind.PAGE.value, page.address, page.title, path, (said,))
