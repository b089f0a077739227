"""Quotes: whose words may be printed."""

from collections.abc import Iterable

from generator.evidence import Evidence
from generator.problems import Problem


def verbatim_quotes_are_licensed_or_short(evidence: Evidence) -> Iterable[Problem]:
    """Yield every verbatim quote that is longer than the guide allows and has no known licence."""
    if evidence.guide not in evidence.records:
        return  # guide.yaml could not be read, and it says how long a quote may be
    longest = evidence.guide.longest_verbatim_quote
    for theme in evidence.themes.values():
        for number, piece in enumerate(theme.evidence):
            source = evidence.sources.get(piece.source)
            if source is None or (source.licence and source.licence_checked_on):
                continue
            for place, quote in enumerate(piece.quotes):
                words = len((quote.verbatim or "").split())
                if words > longest:
                    yield Problem(
                        evidence.place(theme, "evidence", number, "quotes", place, "verbatim"),
                        "quote-too-long",
                        f"This quote has {words} words, and no licence is known that allows it.",
                        f"Write it in your own words under `paraphrase`, shorten it to {longest} "
                        "words, or give the source's licence and the day it was looked up.",
                    )
