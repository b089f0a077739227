"""The evidence as files for reuse. This module knows no page and no disk."""

import csv
import io

from generator.evidence import Evidence
from generator.evidence.citations import short_citation
from generator.rendering import Words


def summary_of_findings(evidence: Evidence, words: Words) -> bytes:
    """Return the Summary of Qualitative Findings (GRADE-CERQual) as CSV in UTF-8.

    One row a theme, in the order of the framework: its id, the domain, the finding, the level of
    confidence, the reason, the four components (judgement and reason) and the sources.
    """
    components = ("methodological_limitations", "coherence", "adequacy", "relevance")
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(["id", "domain", "finding", "confidence", "reason", *components, "sources"])
    for domain in evidence.placement.framework.domains:
        for theme in evidence.placement.placed_within(domain):
            parts = [getattr(theme.confidence, name) for name in components]
            judged = [
                f"{words.plain(f'judgement.{part.judgement}')}: {part.reason}" if part else ""
                for part in parts
            ]
            sources = "; ".join(map(short_citation, evidence.relations.sources_of(theme)))
            level = words.plain(f"confidence.{theme.confidence.level}")
            row = [theme.id, domain.name, theme.finding, level, theme.confidence.reason]
            writer.writerow([_as_text(cell) for cell in (*row, *judged, sources)])
    return table.getvalue().encode()


def _as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, its white space folded."""
    folded = " ".join(cell.split())
    return f"'{folded}" if folded.startswith(("=", "+", "-", "@")) else folded
