"""What is shown to people who look after a guide: problems, and what came of their work."""

from generator.report.seals import seals_as_text
from generator.report.text import as_text, summary

__all__ = ["as_text", "seals_as_text", "summary"]
