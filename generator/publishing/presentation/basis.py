"""What a lesson, or a line of it, rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.evidence.records.lesson import EDITORS
from generator.publishing.markdown.words import Words
from generator.publishing.presentation.references import References
from generator.publishing.presentation.sentences import Row, Sentence, compose


@dataclass(frozen=True)
class Basis:
    """The evidence that something rests on; `is_own` where it is only our suggestion."""

    rests_on: Sentence
    is_own: bool


def basis_of(ids: Iterable[str], evidence: Evidence, words: Words) -> Basis:
    """Return what rests on these pieces of evidence, or on the editors, in words."""
    refer, own = References(evidence), words.plain("lesson.own")
    if (given := tuple(ids)) == (EDITORS,):
        return Basis(Sentence((own,)), is_own=True)
    items = tuple(own if id_ == EDITORS else refer.to_piece(evidence.pieces[id_]) for id_ in given)
    return Basis(compose(words, "lesson.basis", links=Row(items)), is_own=False)
