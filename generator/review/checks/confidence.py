"""Confidence: a level is earned, by independent sources, by reading them, and by reasons."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.independence import any_two_share_nothing
from generator.evidence.records import Source, Theme
from generator.text.problems import Problem

COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
"""The four components of an assessment by GRADE-CERQual."""


def levels_rest_on_two_independent_sources(evidence: Evidence) -> Iterable[Problem]:
    """Yield every level of confidence under which no two sources share nothing."""
    for theme in _assessed(evidence):
        sources = evidence.relations.sources_of(theme)
        if not any_two_share_nothing(sources, evidence.sources):
            yield Problem(
                evidence.place(theme, "confidence", "level"),
                "level-without-two-sources",
                f"A level of confidence needs two sources that share no data. {_count(sources)}",
                "Write `level: not-assessed`, and the reason. A review does not count beside a "
                "study that it contains, nor do two sources of one project.",
            )


def levels_rest_on_sources_read_in_full(evidence: Evidence) -> Iterable[Problem]:
    """Yield every level of confidence under which no two independent sources were read in full."""
    partly = evidence.gaps.not_read_in_full()
    for theme in _assessed(evidence):
        sources = evidence.relations.sources_of(theme)
        in_full = tuple(source for source in sources if source not in partly)
        unread = [source.id for source in sources if source in partly]
        if unread and not any_two_share_nothing(in_full, evidence.sources):
            yield Problem(
                evidence.place(theme, "confidence", "level"),
                "level-without-full-text",
                f"A level of confidence needs two sources read in full; {', '.join(unread)} "
                f"{'was' if len(unread) == 1 else 'were'} not.",
                "Write `level: not-assessed`, and the reason. Once you have read them, say "
                "`part: full-text` under `read_level`, and clear `not_read`.",
            )


def levels_rest_on_all_four_components(evidence: Evidence) -> Iterable[Problem]:
    """Yield every level of confidence that does not judge all four components."""
    for theme in _assessed(evidence):
        missing = [name for name in COMPONENTS if getattr(theme.confidence, name) is None]
        if missing:
            yield Problem(
                evidence.place(theme, "confidence", "level"),
                "level-without-component",
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
