"""What a lesson, or a line of it, rests on, and how firmly that is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.evidence.firmness import Firmness
from generator.evidence.records import Piece
from generator.publishing.presentation.composer import Composer, join
from generator.publishing.presentation.sentences import Row, Sentence
from generator.publishing.words import Words


@dataclass(frozen=True)
class Basis:
    """How firmly remedy and problem are shown, and by what; `is_own` where it is our suggestion.

    `in_short` names the sources alone, for paper on which places would take too much room.
    """

    rests_on: Sentence
    in_short: Sentence
    is_own: bool


def basis_of(problem: Iterable[str], remedy: Iterable[str], composer: Composer) -> Basis:
    """Return what these pieces of evidence show of a problem and of a remedy, in words."""
    problem, remedy = tuple(problem), tuple(remedy)

    def by_place(pieces: Iterable[Piece]) -> Row:
        return Row(tuple(map(composer.to_piece, pieces)))

    def by_source(pieces: Iterable[Piece]) -> str:
        named = (composer.evidence.sources[piece.source].known_as for piece in pieces)
        return composer.word("pdf.reference_separator").join(dict.fromkeys(named))

    return Basis(
        _told(problem, remedy, by_place, composer),
        _told(problem, remedy, by_source, composer),
        is_own=not remedy,
    )


def in_words(firmness: Firmness, words: Words) -> str:
    """Return how firmly something is shown, with what to know beside it."""
    remarks = (words.plain(f"firmness_remark.{remark}") for remark in firmness.remarks)
    level = words.plain(f"firmness.{firmness.level.value}")
    return words.plain("list_separator").join((level, *remarks))


def _told(
    problem: tuple[str, ...],
    remedy: tuple[str, ...],
    named: Callable[[Iterable[Piece]], Row | str],
    composer: Composer,
) -> Sentence:
    footing, pieces = composer.evidence.footing, composer.evidence.pieces

    def shown(firmness: Firmness, ids: tuple[str, ...]) -> Sentence | str:
        firm = in_words(firmness, composer.words)
        by = named(pieces[id_] for id_ in ids)
        return composer.say("lesson.shown_by", firm=firm, links=by) if ids else firm

    said = join(shown(footing.of_remedy(remedy), remedy))
    if not problem:
        return said
    of_problem = shown(footing.of_problem(problem), problem)
    return join(said, composer.say("lesson.problem", shown=of_problem))
