"""Who speaks in a theme, who was asked, and how much the theme rests on."""

from collections.abc import Iterable, Iterator

from generator.evidence.records import Theme
from generator.evidence.voices import Counts
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.sentences import Sentence


def voices_of(theme: Theme, composer: Composer) -> tuple[Sentence, ...]:
    """Return the paragraph on whose voices a theme rests, sentence by sentence."""
    return tuple(_voices_of(theme, composer))


def _voices_of(theme: Theme, composer: Composer) -> Iterator[Sentence]:
    say, word, voices = composer.say, composer.word, composer.evidence.voices
    shares = (word("theme.share", group=g.label, n=n) for g, n in voices.shares(theme))
    yield say("theme.speakers", speakers=composer.listed(shares))
    if asked := voices.asked_of_those_in_care(theme):
        yield say("theme.in_care_asked", groups=composer.listed(group.label for group in asked))
    else:
        yield say("theme.nobody_in_care", is_strong=True)
    counts = voices.counts(theme)
    pieces, sources = word("home.pieces", n=counts.pieces), word("home.sources", n=counts.sources)
    yield say("theme.rests_on_counts", pieces=pieces, sources=sources)
    if single := voices.on_one_respondent(theme):
        yield say("theme.on_one_respondent", n=single)
    yield say("theme.quotes_counts", n=counts.quotes, quoted=quoted(counts, composer))


def quoted(counts: Counts, composer: Composer) -> str:
    """Return how many quotes there are, and of how many respondents as far as they are numbered."""
    words = {
        "quotes": composer.word("home.quotes", n=counts.quotes),
        "respondents": composer.word("home.respondents", n=counts.respondents),
        "unnumbered": str(counts.unnumbered),
    }
    if not counts.quotes:
        return words["quotes"]
    if not counts.respondents:
        return composer.word("home.quoted_unnumbered", **words)
    return composer.word("home.quoted_in_part" if counts.unnumbered else "home.quoted", **words)


def asked_under(themes: Iterable[Theme], composer: Composer) -> tuple[Sentence, ...]:
    """Return whom the sources under some themes asked; nothing where they say nothing of it."""
    themes, voices = tuple(themes), composer.evidence.voices
    if not (asked := voices.asked_by(*themes)):
        return ()
    groups = composer.listed(group.label for group in asked)
    said = composer.say("domain.asked_groups", groups=groups)
    if voices.asked_of_those_in_care(*themes):
        return (said,)
    return said, composer.say("domain.nobody_in_care", is_strong=True)
