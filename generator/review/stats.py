"""What the guide counts, as text for people: each line says what it counts."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.firmness import Counts
from generator.evidence.records import Group


def counts_as_text(evidence: Evidence, words: Mapping[str, Any]) -> str:
    """Return the guide's counts: evidence, voices, lines by firmness, confidence and readability.

    `words` are the fixed words of the site, by section and key.
    """
    return "\n".join(_lines(evidence, words)) + "\n"


def _lines(evidence: Evidence, words: Mapping[str, Any]) -> Iterator[str]:
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
    share = _share(resting, steps)
    yield f"steps: {steps}, of which evidence shows the remedy of {resting} ({share})"
    yield "lines of lessons, by what shows that this was tried, asked for or advised:"
    yield from _by_firmness(evidence.footing.remedies(), words)
    yield "lines of lessons, by what shows that there is a problem:"
    yield from _by_firmness(evidence.footing.problems(), words)
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


def _by_firmness(counts: Counts, words: Mapping[str, Any]) -> Iterator[str]:
    for level, found in counts.items():
        kinds = ", ".join(f"{kind} {n}" for kind, n in found.items())
        yield f"  {words['firmness'][level.value]}: {sum(found.values())} ({kinds})"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"


def _labels(groups: tuple[Group, ...]) -> str:
    return f"{len(groups)} ({', '.join(group.label for group in groups)})" if groups else "none"
