"""The shapes of the records as their authors write them.

Nothing here is computed from another record: what follows from the records as a whole is asked of
`Evidence`.
"""

from generator.records.common import Record
from generator.records.critique import Critique
from generator.records.framework import Construct, Framework
from generator.records.guide import Glossary, GlossaryTerm, Group, Guide, Term
from generator.records.lesson import Lesson
from generator.records.source import Source
from generator.records.theme import Piece, Quote, Theme

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
