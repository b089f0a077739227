"""Confidence: a level is earned, by independent sources, by reading them, and by reasons."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.independence import any_two_share_nothing
from generator.evidence.records import Source, Theme
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake

COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
"""The four components of an assessment by GRADE-CERQual."""


@check(
    Mistake(
        code="level-without-two-sources",
        means="No two sources under a level of confidence share nothing.",
        remedy="Write `not-assessed`, and the reason.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
    source: hosts2023
    locator: Page 3
""",
        right="""\
    source: menders2021
    locator: Table 1, row 5
""",
    )
)
def levels_rest_on_two_independent_sources(evidence: Evidence) -> Iterable[Finding]:
    """Yield every level of confidence under which no two sources share nothing."""
    for theme in _assessed(evidence):
        sources = evidence.relations.sources_of(theme)
        if not any_two_share_nothing(sources, evidence.sources):
            yield (
                evidence.place(theme, "confidence", "level"),
                f"A level of confidence needs two sources that share no data. {_count(sources)}",
                "Write `level: not-assessed`, and the reason. A review does not count beside a "
                "study that it contains, nor do two sources of one project.",
            )


@check(
    Mistake(
        code="level-without-full-text",
        means="No two independent sources under a level of confidence were read in full.",
        remedy="Write `not-assessed` until you have read them.",
        file="themes_data/sources/hosts2023.yaml",
        wrong="""\
  - part: abstract
""",
        right="""\
  - part: full-text
""",
    )
)
def levels_rest_on_sources_read_in_full(evidence: Evidence) -> Iterable[Finding]:
    """Yield every level of confidence under which no two independent sources were read in full."""
    partly = evidence.gaps.not_read_in_full()
    for theme in _assessed(evidence):
        sources = evidence.relations.sources_of(theme)
        in_full = tuple(source for source in sources if source not in partly)
        unread = [source.id for source in sources if source in partly]
        if unread and not any_two_share_nothing(in_full, evidence.sources):
            yield (
                evidence.place(theme, "confidence", "level"),
                f"A level of confidence needs two sources read in full; {', '.join(unread)} "
                f"{'was' if len(unread) == 1 else 'were'} not.",
                "Write `level: not-assessed`, and the reason. Once you have read them, say "
                "`part: full-text` under `read_level`, and clear `not_read`.",
            )


@check(
    Mistake(
        code="level-without-component",
        means="A level of confidence lacks one of its four components.",
        remedy="Give each with a reason, or write `not-assessed`.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="",
        right="""\
  relevance: {judgement: minor, reason: Both are about repair cafes.}
""",
    )
)
def levels_rest_on_all_four_components(evidence: Evidence) -> Iterable[Finding]:
    """Yield every level of confidence that does not judge all four components."""
    for theme in _assessed(evidence):
        missing = [name for name in COMPONENTS if getattr(theme.confidence, name) is None]
        if missing:
            yield (
                evidence.place(theme, "confidence", "level"),
                f"A level of confidence needs four components; {', '.join(missing)} "
                f"{'is' if len(missing) == 1 else 'are'} not there.",
                "Give each a `judgement` and a `reason`, or write `level: not-assessed`.",
            )


def _assessed(evidence: Evidence) -> tuple[Theme, ...]:
    """Return the themes with a level whose sources could all be read."""
    return tuple(
        theme
        for theme in evidence.themes.values()
        if theme.confidence.level != "not-assessed"
        and all(p.source in evidence.sources for p in evidence.relations.all_pieces(theme))
        and all(id_ in evidence.pieces for id_ in theme.shares_evidence)
    )


def _count(sources: tuple[Source, ...]) -> str:
    return "There is one here." if len(sources) == 1 else f"All {len(sources)} here share data."
