"""Compares the evidence of a theme: its sources, its pieces and their quotes."""

from collections.abc import Mapping

from generator.changes.fields import differing
from generator.changes.wording import WITHDRAWN, count, from_to, ordinal, words_of
from generator.evidence import Evidence
from generator.records import Piece, Quote, Source, Theme


def of_theme(old: Theme, new: Theme, now: Evidence) -> list[str]:
    """Return what changes in the evidence of a theme."""
    gone = {id_ for model, id_ in now.withdrawn if model is Source}
    old_pieces, new_pieces = ({p.id: p for p in theme.evidence} for theme in (old, new))
    sentences = _of_sources(old, new, now)
    for id_, piece in new_pieces.items():
        earlier = old_pieces.get(id_) or next(
            (old_pieces[f] for f in piece.formerly if f in old_pieces), None
        )
        if earlier is None:
            sentences.append(f"a piece of evidence was added ({piece.locator}): {piece.statement}")
            if piece.quotes:
                sentences.append(
                    f"{count(len(piece.quotes), 'quote')} came with it ({piece.told_by})"
                )
        else:
            sentences += _of_piece(earlier, piece)
    former = {f for piece in new.evidence for f in piece.formerly}
    for id_, piece in old_pieces.items():
        if id_ in new_pieces or id_ in former:
            continue
        holder = next(
            (t for t in now.themes.values() if any(p.id == id_ for p in t.evidence)), None
        )
        if holder:
            sentences.append(f"a piece of evidence ({piece.locator}) moved to *{holder.title}*")
        elif piece.source in gone:
            sentences.append(f"a piece of evidence is {WITHDRAWN}")
        else:
            sentences.append(f"a piece of evidence was taken out ({piece.locator})")
    return sentences


def _of_sources(old: Theme, new: Theme, now: Evidence) -> list[str]:
    before, after = (
        list(dict.fromkeys(piece.source for piece in theme.evidence)) for theme in (old, new)
    )
    added = [id_ for id_ in after if id_ not in before]
    lost = [id_ for id_ in before if id_ not in after]
    sentences = []
    if added:
        support = "support" if len(added) > 1 else "supports"
        sentences.append(f"{ordinal(len(after), len(added))} now {support} it")
    if lost and not any(id_ == gone for id_ in lost for _, gone in now.withdrawn):
        sentences.append(f"it no longer rests on {count(len(lost), 'source')} that it named")
    return sentences


def _of_piece(old: Piece, new: Piece) -> list[str]:
    sentences = [
        f"{words_of(field.name)} of the evidence at {new.locator} {from_to(was, is_)}"
        for field, was, is_ in differing(old, new, {"id", "quotes", "formerly"})
    ]
    old_quotes, new_quotes = ({quote.id: quote for quote in piece.quotes} for piece in (old, new))
    added = [
        id_ for id_ in new_quotes if id_ not in old_quotes and not _was(new_quotes[id_], old_quotes)
    ]
    former = {f for quote in new.quotes for f in quote.formerly}
    lost = [id_ for id_ in old_quotes if id_ not in new_quotes and id_ not in former]
    if added:
        sentences.append(f"{count(len(added), 'quote')} added ({new.told_by})")
    if lost:
        sentences.append(f"{count(len(lost), 'quote')} taken out")
    for id_ in old_quotes.keys() & new_quotes.keys():
        anew = list(differing(old_quotes[id_], new_quotes[id_], {"id", "seal", "formerly"}))
        if anew:
            sentences.append(f"the quote at {new.locator} reads anew ({new.told_by})")
    return sentences


def _was(quote: Quote, old: Mapping[str, Quote]) -> bool:
    return any(id_ in old for id_ in quote.formerly)
