"""The shapes of the records as their authors write them.

Nothing here is computed from another record: what follows from the records as a whole is asked of
`Evidence`.
"""

from generator.evidence.records.common import Record
from generator.evidence.records.critique import Critique
from generator.evidence.records.framework import Construct, Framework
from generator.evidence.records.guide import Glossary, GlossaryTerm, Group, Guide, Term
from generator.evidence.records.lesson import Lesson
from generator.evidence.records.source import Source
from generator.evidence.records.theme import Piece, Quote, Theme

__all__ = [
    "Construct",
    "Critique",
    "Framework",
    "Glossary",
    "GlossaryTerm",
    "Group",
    "Guide",
    "Lesson",
    "Piece",
    "Quote",
    "Record",
    "Source",
    "Term",
    "Theme",
]
