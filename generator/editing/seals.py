"""Compares what is to be sealed with the texts of its sources, and writes the seals.

The source texts come in as texts and are kept nowhere. This module reads no disk.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.evidence.evidence import Evidence
from generator.evidence.sealed_words import Sealable
from generator.text.problems import Location
from generator.text.quotation import Match, find, fingerprint, shared_run
from generator.text.yaml.edits import CannotEditError, Editor

BELOW = "consent"
"""The field of a critique after which its seal is written."""


class SealResult(Enum):
    """The result of one comparison."""

    SEALED = "sealed"
    UNCHANGED = "unchanged"
    NOT_FOUND = "not found"
    AMBIGUOUS = "ambiguous"
    DIFFERENT = "found with differences"
    SHARED = "shares this run of five words"
    NOT_WRITABLE = "could not be written into this file"

    @property
    def is_good(self) -> bool:
        """Whether the seal is valid now."""
        return self in {SealResult.SEALED, SealResult.UNCHANGED}


REFUSED = {
    Match.NOT_FOUND: SealResult.NOT_FOUND,
    Match.AMBIGUOUS: SealResult.AMBIGUOUS,
    Match.DIFFERENT: SealResult.DIFFERENT,
}


@dataclass(frozen=True)
class Compared:
    """One quote or critique, its place and the result; `shown` is what to look at."""

    item: Sealable
    place: Location
    outcome: SealResult
    shown: str = ""


def compare(
    evidence: Evidence, source_texts: Mapping[str, str], excepted: str = ""
) -> list[Compared]:
    """Return the result of comparing everything with the texts of its sources.

    `source_texts` goes from a source's id to its text. Runs of words in `excepted` do not count
    against a paraphrase. The answer comes by source and then by place.
    """
    return [
        _compared(evidence, item, text, excepted)
        for source_id, text in sorted(source_texts.items())
        for item in evidence.seals.to_compare_with(source_id)
    ]


def _compared(evidence: Evidence, item: Sealable, text: str, excepted: str) -> Compared:
    if item.verbatim is not None:
        found = find(item.verbatim, item.prefix, item.suffix, text)
        if found.match is not Match.ONCE:
            place = evidence.place(item.record, *item.text_steps)
            return Compared(item, place, REFUSED[found.match], found.difference)
    for steps, ours in item.paraphrases:
        if run := shared_run(ours, text, excepted=excepted):
            return Compared(item, evidence.place(item.record, *steps), SealResult.SHARED, run)
    place = evidence.place(item.record, *item.text_steps)
    is_valid = item.seal and item.seal.fingerprint == fingerprint(item.sealed_parts)
    return Compared(item, place, SealResult.UNCHANGED if is_valid else SealResult.SEALED)


def with_seals(
    compared: Iterable[Compared], texts: Mapping[str, str], day: date
) -> tuple[dict[str, str], list[Compared]]:
    """Return the texts that change, by path, with new seals, and the result of each comparison.

    `texts` are the files as they are, by path; `day` is the day of the comparison.
    """
    changed: dict[str, str] = {}
    answers: list[Compared] = []
    for one in compared:
        path = one.place.path
        if one.outcome is SealResult.SEALED:
            text = changed.get(path, texts[path])
            seal = {"fingerprint": fingerprint(one.item.sealed_parts), "checked_on": str(day)}
            after = BELOW if not one.item.steps else None
            try:
                editor = Editor(text)
                editor.put_part((*one.item.steps, "seal"), seal, after)
                changed[path] = editor.proven()
            except CannotEditError:
                one = Compared(one.item, one.place, SealResult.NOT_WRITABLE)
        answers.append(one)
    return {path: text for path, text in changed.items() if text != texts[path]}, answers
