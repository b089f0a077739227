"""Compares the evidence of a theme: its sources, its pieces and their quotes."""

from collections.abc import Iterable, Iterator, Mapping

from generator.evidence.evidence import Evidence
from generator.evidence.independence import independent_sources
from generator.evidence.records import Piece, Quote, Theme
from generator.review.changes.change import Kind, ReaderChange
from generator.review.changes.fields import Comparison, Spot
from generator.review.changes.pairs import UNSEEN, pairs
from generator.review.changes.wording import as_read, count, nth, quoted

WORDED = frozenset({"id", "paraphrase", "verbatim"})
"""Fields of a quote that are told together."""


def of_evidence(compared: Comparison, old: Theme, new: Theme) -> Iterator[ReaderChange]:
    """Yield what changes in what a theme rests on."""
    before, now = compared.before.evidence, compared.now.evidence
    yield from _of_sources(compared, old, new)
    matched = {n: o for o, n in pairs(old.evidence, new.evidence)}
    for number, piece in enumerate(new.evidence):
        if number in matched:
            yield from _of_piece(
                compared, old.evidence[matched[number]], piece, matched[number], number
            )
        elif (held := _holder(before, (piece.id, *piece.formerly))) and held[0].id != old.id:
            theme, place = held
            yield compared.change(
                Kind.EVIDENCE_CAME,
                "evidence",
                number,
                theme=compared.labels.theme(theme),
                where=compared.labels.piece(piece),
            )
            there = Comparison(
                compared.subject,
                compared.labels,
                Spot(before, theme),
                compared.now,
                quiet=("theme", theme.id) in compared.labels.hidden,
            )
            yield from _of_piece(there, theme.evidence[place], piece, place, number)
        else:
            yield from _of_new_piece(compared, piece, number)
    for number, piece in enumerate(old.evidence):
        if number not in matched.values():
            yield _of_lost_piece(compared, piece, number, _now_called(now), new)
    in_order = [matched[number] for number in sorted(matched)]
    if in_order != sorted(in_order):
        yield compared.change(Kind.ORDER, "evidence", what="the evidence")


def _of_sources(compared: Comparison, old: Theme, new: Theme) -> Iterator[ReaderChange]:
    """Yield the sources that a theme rests on now or no longer; shared data count once."""
    known = compared.now.evidence.sources
    before, after = (
        list(dict.fromkeys(piece.source for piece in theme.evidence)) for theme in (old, new)
    )
    so_far = [id_ for id_ in after if id_ in before]
    for id_ in after:
        if id_ in before:
            continue
        earlier, so_far = so_far, [*so_far, id_]
        apart = [
            independent_sources([known[i] for i in ids if i in known], known)
            for ids in (earlier, so_far)
        ]
        which = (
            nth(apart[1], "source")
            if apart[1] > apart[0]
            else "another source, which shares data with one that was here,"
        )
        place = next(n for n, piece in enumerate(new.evidence) if piece.source == id_)
        named = compared.labels.source(id_)
        yield compared.change(Kind.SUPPORTED, "evidence", place, which=which, source=named)
    for id_ in before:
        if id_ not in after and ("source", id_) not in compared.labels.hidden:
            place = next(n for n, piece in enumerate(old.evidence) if piece.source == id_)
            named = compared.labels.source(id_)
            yield compared.loss(Kind.UNSUPPORTED, "evidence", place, source=named)


def _of_new_piece(compared: Comparison, piece: Piece, number: int) -> Iterator[ReaderChange]:
    yield compared.change(
        Kind.EVIDENCE_ADDED,
        "evidence",
        number,
        who=compared.labels.group(piece.told_by),
        where=compared.labels.piece(piece),
        text=quoted(piece.statement),
    )
    yield from _of_quotes(compared.inside((), ("evidence", number)), (), piece.quotes, piece)


def _of_lost_piece(
    compared: Comparison, piece: Piece, number: int, called: Mapping[str, str], new: Theme
) -> ReaderChange:
    now = compared.now.evidence
    held = _holder(now, [called.get(piece.id, piece.id)])
    if held and held[0].id != new.id:
        where = compared.labels.piece(piece)
        theme = compared.labels.theme(held[0])
        return compared.loss(Kind.EVIDENCE_WENT, "evidence", number, theme=theme, where=where)
    if ("evidence", piece.id) in compared.labels.hidden:
        return compared.loss(Kind.TAKEN_OUT_WITHDRAWN, "evidence", number, what="evidence")
    where = compared.labels.piece(piece)
    return compared.loss(Kind.EVIDENCE_GONE, "evidence", number, where=where)


def _of_piece(
    compared: Comparison, old: Piece, new: Piece, place: int, number: int
) -> Iterator[ReaderChange]:
    inside = compared.inside(("evidence", place), ("evidence", number), compared.labels.piece(new))
    yield from inside.of_parts(old, new, UNSEEN | {"id", "quotes"})
    yield from _of_quotes(inside, old.quotes, new.quotes, new, old)


def _of_quotes(
    compared: Comparison,
    old: tuple[Quote, ...],
    new: tuple[Quote, ...],
    piece: Piece,
    earlier: Piece | None = None,
) -> Iterator[ReaderChange]:
    """Yield the quotes added to a piece, taken out of it and reworded; no text that is gone."""
    matched = {n: o for o, n in pairs(old, new)}
    added = [n for n in range(len(new)) if n not in matched]
    lost = [n for n in range(len(old)) if n not in matched.values()]
    who = compared.labels.group(piece.told_by)
    if added:
        quotes = count(len(added), "quote")
        yield compared.change(Kind.QUOTES_ADDED, "quotes", added[0], quotes=quotes, who=who)
    for number, place in matched.items():
        was, is_ = old[place], new[number]
        if _words(was) != _words(is_):
            now = quoted(is_.verbatim or is_.paraphrase or "")
            how = "word for word" if is_.verbatim else "in our words"
            yield compared.change(Kind.QUOTE_REWORDED, "quotes", number, now=now, who=who, how=how)
        inside = compared.inside(("quotes", place), ("quotes", number), f"a quote ({who})")
        yield from inside.of_parts(was, is_, UNSEEN | WORDED)
    if lost:
        who = compared.labels.group((earlier or piece).told_by)
        quotes = count(len(lost), "quote")
        yield compared.loss(Kind.QUOTES_GONE, "quotes", lost[0], quotes=quotes, who=who)


def _words(quote: Quote) -> object:
    return bool(quote.verbatim), as_read(quote.verbatim or quote.paraphrase or "")


def _holder(evidence: Evidence, ids: Iterable[str]) -> tuple[Theme, int] | None:
    """Return the theme that holds the first piece with one of these ids, and its number there."""
    found = evidence.relations.find(ids)
    return (found[0].theme, int(found[0].steps[-1])) if found else None


def _now_called(evidence: Evidence) -> Mapping[str, str]:
    """Return the id of today of each piece by an id that it had before."""
    return evidence.renamed("evidence")
