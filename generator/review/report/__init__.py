"""What is shown to people who look after a guide: problems, changes and results."""

from generator.review.report.changes import (
    Side,
    changes_as_json,
    changes_as_markdown,
    changes_as_text,
)
from generator.review.report.explanation import codes_as_text, explanation_as_text
from generator.review.report.machine import as_json, as_sarif, as_workflow_commands
from generator.review.report.source_comparison import seals_as_text
from generator.review.report.text import as_text, summary

__all__ = [
    "Side",
    "as_json",
    "as_sarif",
    "as_text",
    "as_workflow_commands",
    "changes_as_json",
    "changes_as_markdown",
    "changes_as_text",
    "codes_as_text",
    "explanation_as_text",
    "seals_as_text",
    "summary",
]
