"""What a guide keeps under a seal: verbatim words, and our words for what people said in public."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.pieces import PlacedQuote
from generator.evidence.records import Critique, Record, Theme
from generator.evidence.records.common import Seal
from generator.evidence.records.source import SourceKind
from generator.evidence.store import Store


@dataclass(frozen=True)
class Sealable:
    """A quote or a critique that was, or has to be, compared with the text of its source.

    It is in `record` at `steps`. `verbatim` holds the words of a quote word for word, `prefix`
    and `suffix` those around it; else `paraphrases` holds our own words, with the way to each text.
    """

    record: Record
    steps: tuple[str | int, ...]
    id: str
    source: str
    locator: str
    seal: Seal | None
    verbatim: str | None = None
    prefix: str = ""
    suffix: str = ""
    paraphrases: tuple[tuple[tuple[str | int, ...], str], ...] = ()

    @property
    def sealed_parts(self) -> tuple[str, ...]:
        """What the fingerprint is taken of, in a fixed order, the kind first."""
        if self.verbatim is not None:
            words = (self.verbatim, self.prefix, self.suffix)
            return ("verbatim", self.source, self.locator, *words)
        return ("paraphrase", self.source, *(text for _, text in self.paraphrases))

    @property
    def text_steps(self) -> tuple[str | int, ...]:
        """The way to the text that is sealed, or to the first of them."""
        return (*self.steps, "verbatim") if self.verbatim else self.paraphrases[0][0]


class Seals:
    """Answers what must be under a seal."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def verbatim_quotes(self) -> tuple[Sealable, ...]:
        """Return every verbatim quote, by theme."""
        return tuple(item for item in self._all() if item.verbatim is not None)

    def paraphrases_of_discussions(self) -> tuple[Sealable, ...]:
        """Return our words for what people wrote in public, unless they agreed to be quoted."""
        return tuple(
            item
            for item in self._all()
            if item.verbatim is None and self._is_discussion(item) and not _consented(item.record)
        )

    def sealed(self) -> tuple[Sealable, ...]:
        """Return all that carries a seal."""
        return tuple(item for item in self._all() if item.seal)

    def to_compare_with(self, source_id: str) -> tuple[Sealable, ...]:
        """Return what can be compared with the text of a source.

        These are its quotes word for word, the critiques raised in it, the paraphrased quotes if it
        is a public discussion, and everything else that carries a seal.
        """
        return tuple(
            item
            for item in self._all()
            if item.source == source_id
            and (
                item.verbatim is not None
                or item.seal
                or (isinstance(item.record, Critique) and not _consented(item.record))
                or (isinstance(item.record, Theme) and self._is_discussion(item))
            )
        )

    def _all(self) -> Iterator[Sealable]:
        yield from map(_of_quote, self._store.placed_quotes)
        for critique in self._store.critiques.values():
            yield _of_critique(critique)

    def _is_discussion(self, item: Sealable) -> bool:
        source = self._store.sources.get(item.source)
        return source is not None and source.kind is SourceKind.DISCUSSION


def _of_quote(placed: PlacedQuote) -> Sealable:
    piece, quote, steps = placed.piece, placed.quote, placed.steps
    return Sealable(
        record=placed.theme,
        steps=steps,
        id=quote.id,
        source=piece.source,
        locator=piece.locator,
        seal=quote.seal,
        verbatim=quote.verbatim,
        prefix=quote.selector.prefix if quote.selector else "",
        suffix=quote.selector.suffix if quote.selector else "",
        paraphrases=(((*steps, "paraphrase"), quote.paraphrase),) if quote.paraphrase else (),
    )


def _of_critique(critique: Critique) -> Sealable:
    claims = tuple(
        (("contests", number, "claim"), contested.claim)
        for number, contested in enumerate(critique.contests)
    )
    return Sealable(
        record=critique,
        steps=(),
        id=critique.id,
        source=critique.source,
        locator=critique.locator,
        seal=critique.seal,
        paraphrases=((("title",), critique.title), (("argument",), critique.argument), *claims),
    )


def _consented(record: Record) -> bool:
    """Tell whether the people behind a critique agreed to be quoted word for word."""
    return isinstance(record, Critique) and record.consent == "given"
