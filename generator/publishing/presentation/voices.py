"""Who speaks in a theme, who was asked, and how much the theme rests on."""

from collections.abc import Iterator

from generator.evidence.evidence import Evidence
from generator.evidence.records import Theme
from generator.publishing.markdown.words import Words
from generator.publishing.presentation.sentences import Sentence, compose


def voices_of(theme: Theme, evidence: Evidence, words: Words) -> tuple[Sentence, ...]:
    """Return the paragraph on whose voices a theme rests, sentence by sentence."""
    return tuple(_sentences(theme, evidence, words))


def _sentences(theme: Theme, evidence: Evidence, words: Words) -> Iterator[Sentence]:
    say, voices = words.plain, evidence.voices
    between = say("list_separator")
    shares = [say("theme.share", group=g.label, n=n) for g, n in voices.shares(theme)]
    yield compose(words, "theme.speakers", speakers=between.join(shares))
    if asked := voices.asked_of_those_in_care(theme):
        groups = between.join(group.label for group in asked)
        yield compose(words, "theme.in_care_asked", groups=groups)
    else:
        yield compose(words, "theme.nobody_in_care", is_strong=True)
    counts = voices.counts(theme)
    pieces, sources = say("home.pieces", n=counts.pieces), say("home.sources", n=counts.sources)
    yield compose(words, "theme.rests_on_counts", pieces=pieces, sources=sources)
    if single := voices.on_one_respondent(theme):
        yield compose(words, "theme.on_one_respondent", n=single)
    quotes = say("home.quotes", n=counts.quotes)
    respondents = say("home.respondents", n=counts.respondents)
    yield compose(
        words, "theme.quotes_counts", n=counts.quotes, quotes=quotes, respondents=respondents
    )
