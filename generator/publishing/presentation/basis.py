"""What a lesson, or a line of it, rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.records.lesson import EDITORS
from generator.publishing.presentation.composer import Composer, join
from generator.publishing.presentation.sentences import Row, Sentence


@dataclass(frozen=True)
class Basis:
    """The evidence that something rests on; `is_own` where it is only our suggestion."""

    rests_on: Sentence
    is_own: bool


def basis_of(ids: Iterable[str], composer: Composer) -> Basis:
    """Return what rests on these pieces of evidence, or on the editors, in words."""
    own, given = composer.word("lesson.own"), tuple(ids)
    if given == (EDITORS,):
        return Basis(join(own), is_own=True)
    pieces = composer.evidence.pieces
    items = tuple(own if id_ == EDITORS else composer.to_piece(pieces[id_]) for id_ in given)
    return Basis(composer.say("lesson.basis", links=Row(items)), is_own=False)
