"""Public discussions: people who wrote there are heard without being exposed."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

from generator.evidence.evidence import Evidence
from generator.evidence.pieces import PlacedQuote
from generator.evidence.records import Record, Source
from generator.evidence.records.source import SourceKind
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake

ONE_POST = re.compile(
    r"(?:js-)?(?:p|pid|posts?|comment|issuecomment|msg|message|reply|c)?[-_]?\d+", re.IGNORECASE
)
"""What follows `#` in an address that leads to one post of a thread."""

POST_IN_PATH = re.compile(
    r"/posts?[-/]\d+|/t/[^/]+/\d+/\d+|/status(?:es)?/\d+|/comments/\w+/[^/]+/\w+", re.IGNORECASE
)
"""A part of an address that names one post, as the usual programs for forums write it."""

PERSON_IN_PATH = re.compile(
    r"^/(?:members?|users?|u|profiles?|people|in)/[^/]+|^/@[^/]+|/memberlist\.php", re.IGNORECASE
)
"""A part of an address that leads to one person's page, or below it."""

POST_IN_QUERY = frozenset(
    {"p", "pid", "post", "postid", "post_id", "comment", "commentid", "comment_id", "msg"}
)

POST_IN_LOCATOR = re.compile(
    r"\b(?:post|comment|reply|message)\s+(?:no\.?\s*|number\s+|#\s*)?\d+\b|#\s*\d+\b",
    re.IGNORECASE,
)
"""A locator that names one post. `Posts 3 to 40` and `replies to the first post` do not."""


@check(
    Mistake(
        code="words-without-consent",
        means="Words from a public discussion are quoted without consent.",
        remedy="Paraphrase them.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
        verbatim: The pot is too small.
""",
        right="""\
        paraphrase: The pot is too small.
""",
    )
)
def people_in_public_are_quoted_with_consent(evidence: Evidence) -> Iterable[Finding]:
    """Yield every verbatim quote from a discussion whose members did not all agree to it."""
    for placed in _quotes(evidence):
        if placed.quote.verbatim and not _consent_given(evidence, placed.piece.source):
            yield (
                evidence.place(placed.theme, *placed.steps, "verbatim"),
                "These are the words of somebody who wrote in public and did not agree to this.",
                "Give the argument in your own words, under `paraphrase`. Their words may be here "
                "once each critique from this thread says `consent: given`.",
            )


@check(
    Mistake(
        code="name-from-a-discussion",
        means="An author, a respondent or an address names somebody who wrote in public.",
        remedy="Take the name out.",
        file="themes_data/sources/guests-thread.yaml",
        wrong="""\
kind: public-discussion
authors:
  - family: Somebody
""",
        right="""\
kind: public-discussion
""",
    )
)
def people_in_public_stay_unnamed(evidence: Evidence) -> Iterable[Finding]:
    """Yield every name or number that would lead to somebody who wrote in public."""
    for source in _discussions(evidence):
        if source.authors:
            yield (
                evidence.place(source, "authors"),
                "A public discussion has no authors here: nobody in it is named.",
                "Remove `authors`, and name the forum under `container_title`.",
            )
        if source.url and _leads_to_a_person(source.url):
            yield (
                evidence.place(source, "url"),
                "This address names somebody who wrote in public.",
                "Give the address of the thread, or leave `url` out and say where it is under "
                "`container_title`.",
            )
    for placed in _quotes(evidence):
        if placed.quote.respondent and not _consent_given(evidence, placed.piece.source):
            yield (
                evidence.place(placed.theme, *placed.steps, "respondent"),
                "A name or number leads to one person in a public discussion.",
                "Remove `respondent`.",
            )


@check(
    Mistake(
        code="single-post",
        means="An address or a locator leads to one post of a public discussion.",
        remedy="Name the thread, or a stretch of it.",
        file="themes_data/sources/guests-thread.yaml",
        wrong="""\
url: https://forum.example/threads/1#post-12
""",
        right="""\
url: https://forum.example/threads/1
""",
    )
)
def discussions_are_named_as_threads(evidence: Evidence) -> Iterable[Finding]:
    """Yield every address and locator that leads to one post instead of to the thread."""
    for source in _discussions(evidence):
        if source.url and _leads_to_one_post(source.url):
            yield (
                evidence.place(source, "url"),
                "This address leads to a single post.",
                "Give the address of the thread: without what names the post, often all from the "
                "`#` on.",
            )
    for record, steps, locator in _locators(evidence):
        if POST_IN_LOCATOR.search(locator):
            yield (
                evidence.place(record, *steps),
                "This locator names a single post.",
                "Name the thread or a stretch of it, such as `Posts 3 to 40`.",
            )


def _discussions(evidence: Evidence) -> tuple[Source, ...]:
    return tuple(s for s in evidence.sources.values() if s.kind is SourceKind.DISCUSSION)


def _quotes(evidence: Evidence) -> Iterator[PlacedQuote]:
    """Yield every quote from a public discussion."""
    discussions = {source.id for source in _discussions(evidence)}
    return (said for said in evidence.placed_quotes if said.piece.source in discussions)


def _consent_given(evidence: Evidence, discussion: str) -> bool:
    """Tell whether all whose critiques come from a discussion agreed to be quoted."""
    said = [c.consent for c in evidence.critiques.values() if c.source == discussion]
    return bool(said) and set(said) == {"given"}


def _leads_to_one_post(url: str) -> bool:
    address = urlsplit(url)
    return bool(
        ONE_POST.fullmatch(address.fragment)
        or POST_IN_PATH.search(address.path)
        or POST_IN_QUERY & {name.lower() for name, _ in parse_qsl(address.query)}
    )


def _leads_to_a_person(url: str) -> bool:
    return bool(PERSON_IN_PATH.search(urlsplit(url).path)) and not _leads_to_one_post(url)


def _locators(evidence: Evidence) -> Iterator[tuple[Record, tuple[str | int, ...], str]]:
    discussions = {source.id for source in _discussions(evidence)}
    for placed in evidence.placed_pieces:
        if placed.piece.source in discussions:
            yield placed.theme, (*placed.steps, "locator"), placed.piece.locator
    for critique in evidence.critiques.values():
        if critique.source in discussions:
            yield critique, ("locator",), critique.locator
        for side in ("evidence_for", "evidence_against"):
            for number, bearing in enumerate(getattr(critique, side)):
                if bearing.source in discussions and bearing.locator:
                    yield critique, (side, number, "locator"), bearing.locator
        for number, contested in enumerate(critique.contests):
            if contested.source in discussions and contested.locator:
                yield critique, ("contests", number, "locator"), contested.locator
