"""Quotes: whose words may be printed, and how ours are told from theirs."""

import re
from collections.abc import Iterable, Iterator

from generator.evidence.evidence import Evidence
from generator.evidence.records import Record, Source
from generator.evidence.records.shape import parts_in
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake
from generator.text.words import word_count

MARKS = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", "»": "«", "”": "”"}
"""How quotation marks open, and how they close."""

APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


@check(
    Mistake(
        code="quote-too-long",
        means=("A quote word for word is longer than the guide allows, and no licence is known."),
        remedy="Paraphrase it, shorten it, or look up the licence.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
        verbatim: The pot is too small, and so is the kettle, and so is the tray, and we have said so every month since we began.
""",  # noqa: E501
        right="""\
        verbatim: The pot is too small.
""",
    )
)
def verbatim_quotes_are_licensed_or_short(evidence: Evidence) -> Iterable[Finding]:
    """Yield every verbatim quote that is longer than the guide allows and has no known licence."""
    if evidence.guide not in evidence.records:
        return  # guide.yaml could not be read, and it says how long a quote may be
    longest = evidence.guide.longest_verbatim_quote
    for placed in evidence.placed_quotes:
        source = evidence.sources.get(placed.piece.source)
        words = word_count(placed.quote.verbatim or "")
        if source and words > longest and not _licence_allows(source):
            yield (
                evidence.place(placed.theme, *placed.steps, "verbatim"),
                f"This quote has {words} words, and no licence is known that allows it.",
                f"Write it in your own words under `paraphrase`, shorten it to {longest} "
                "words, or give the source's licence and the day it was looked up.",
            )


@check(
    Mistake(
        code="words-of-nobody",
        means="A quote word for word names no respondent.",
        remedy="Add the number that the source gives.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
        verbatim: The pot is too small.
""",
        right="""\
        respondent: H1
        verbatim: The pot is too small.
""",
    )
)
def verbatim_quotes_name_their_respondent(evidence: Evidence) -> Iterable[Finding]:
    """Yield every verbatim quote that does not say which respondent it comes from."""
    for placed in evidence.placed_quotes:
        quote = placed.quote
        if quote.verbatim and not (quote.respondent or quote.by_authors):
            yield (
                evidence.place(placed.theme, *placed.steps, "verbatim"),
                "This quote does not say whose words it gives.",
                "Add `respondent`, as the source calls this person: a number, no name. "
                "For words of the source's authors add `by_authors: true`.",
            )


@check(
    Mistake(
        code="our-words-in-quotation-marks",
        means="A text in our own words is in quotation marks.",
        remedy="Take the marks away, or give the words under `verbatim`.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
    statement: '“Two hosts say that guests pack up at half past four.”'
""",
        right="""\
    statement: Two hosts say that guests pack up at half past four.
""",
    )
)
def our_words_stand_without_quotation_marks(evidence: Evidence) -> Iterable[Finding]:
    """Yield every text in our own words that is set as if somebody had said it so."""
    for record, steps, text in _in_our_words(evidence):
        if _in_quotation_marks(text):
            yield (
                evidence.place(record, *steps),
                "These are our own words; quotation marks would make them somebody else's.",
                "Take the marks away. What was said word for word goes under `verbatim`.",
            )


def _licence_allows(source: Source) -> bool:
    """Tell whether a licence was looked up that lets words be printed."""
    licence = (source.licence or "").casefold()
    return bool(licence and source.licence_checked_on and "all rights reserved" not in licence)


def _in_our_words(evidence: Evidence) -> Iterator[tuple[Record, tuple[str | int, ...], str]]:
    for record in evidence.records:
        written = record.model_dump(mode="json", by_alias=True)
        for part in parts_in(written, type(record)):
            for _, steps, text in part.texts_in_our_words():
                yield record, steps, text


def _in_quotation_marks(text: str) -> bool:
    """Tell whether one pair of quotation marks holds the whole text."""
    bare = APOSTROPHE.sub("", text).rstrip(".,;:!? ")
    closing = MARKS.get(bare[:1])
    if closing is None or len(bare) < 2 or bare[-1] != closing:
        return False
    inside = bare[1:-1]
    return bare[0] not in inside and closing not in inside
