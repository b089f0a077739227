"""Pieces of evidence and quotes with their place: the one walk through the themes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.evidence.records import Piece, Quote, Theme
from generator.text.yaml.document import Steps


@dataclass(frozen=True)
class PlacedQuote:
    """A quote, the piece that it belongs to, and the theme that holds both at `steps`."""

    theme: Theme
    steps: Steps
    piece: Piece
    quote: Quote


@dataclass(frozen=True)
class PlacedPiece:
    """A piece of evidence and the theme that holds it at `steps`."""

    theme: Theme
    steps: Steps
    piece: Piece

    @property
    def quotes(self) -> tuple[PlacedQuote, ...]:
        """The quotes of the piece, in their order."""
        return tuple(
            PlacedQuote(self.theme, (*self.steps, "quotes", number), self.piece, quote)
            for number, quote in enumerate(self.piece.quotes)
        )


def placed_pieces(themes: Iterable[Theme]) -> Iterator[PlacedPiece]:
    """Yield every piece of the themes, in their order; of two with one id, both."""
    for theme in themes:
        for number, piece in enumerate(theme.evidence):
            yield PlacedPiece(theme, ("evidence", number), piece)
