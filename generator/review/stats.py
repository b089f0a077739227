"""What the guide counts, as text for people: each line says what it counts."""

from collections.abc import Iterator

from generator.evidence.evidence import Evidence
from generator.evidence.records import Group


def counts_as_text(evidence: Evidence) -> str:
    """Return the guide's counts: evidence, voices, steps, confidence and readability."""
    return "\n".join(_lines(evidence)) + "\n"


def _lines(evidence: Evidence) -> Iterator[str]:
    totals, voices = evidence.voices.totals(), evidence.voices
    domains = evidence.placement.framework.domains
    yield f"themes: {len(evidence.themes)}"
    for domain in domains:
        yield f"  in {domain.name}: {len(evidence.placement.placed_within(domain))}"
    yield f"lessons: {len(evidence.lessons)}"
    yield f"critiques: {len(evidence.critiques)}"
    yield f"sources: {len(evidence.sources)}, of which themes rest on {totals.sources}"
    yield f"sources that share no data: {totals.projects}"
    yield f"pieces of evidence: {totals.pieces}"
    yield f"quotes of respondents: {totals.quotes}, of which {totals.unnumbered} without a number"
    yield f"voices, as respondents told apart by source and number: {totals.respondents}"
    steps, resting = evidence.actions.all_steps()
    yield f"steps: {steps}, of which {resting} rest on evidence ({_share(resting, steps)})"
    yield "pieces told, by group and domain:"
    for group in evidence.guide.groups:
        counts = [voices.told_in(group, domain) for domain in domains]
        yield f"  {group.label}: {' '.join(str(count or '-') for count in counts)}"
    yield f"groups that no source that we could read asked: {_labels(voices.never_asked())}"
    not_named = _labels(voices.not_named())
    yield f"groups that no source names though a broader one was asked: {not_named}"
    by_title = len(voices.read_by_title())
    yield f"sources read by title only, which count as asking nobody that we could read: {by_title}"
    yield "sources that asked, by group:"
    for group in voices.to_be_asked():
        yield f"  {group.label}: {len(voices.sources_that_asked(group)) or '-'}"
    yield "confidence of the findings:"
    for level, themes in evidence.gaps.themes_by_confidence():
        yield f"  {level}: {len(themes)}"
    if evidence.plainness.is_measured():
        together = evidence.plainness.together()
        yield f"school grade of all plain texts together (Coleman-Liau): {together:.1f}"
        for theme, grade in evidence.plainness.by_theme():
            yield f"  {theme.id}: {grade:.1f}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"


def _labels(groups: tuple[Group, ...]) -> str:
    return f"{len(groups)} ({', '.join(group.label for group in groups)})" if groups else "none"
