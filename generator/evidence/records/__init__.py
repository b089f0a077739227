"""The shapes of the records as their authors write them.

Nothing here is computed from another record: what follows from the records as a whole is asked of
`Evidence`.
"""

import sys
from collections.abc import Mapping

from generator.evidence.records.common import Record
from generator.evidence.records.critique import Critique
from generator.evidence.records.docstrings import restore_docstrings
from generator.evidence.records.framework import Construct, Framework
from generator.evidence.records.glossary import Glossary, GlossaryTerm
from generator.evidence.records.guide import Group, Guide, Role, Term
from generator.evidence.records.lesson import Lesson
from generator.evidence.records.source import Source
from generator.evidence.records.theme import Piece, Quote, Theme

KINDS: Mapping[str, type[Record]] = {
    model.plural(): model for model in (Framework, Source, Theme, Lesson, Critique)
}
"""The kinds of which a guide has many records, by the word for several of them."""

SINGLE: Mapping[str, type[Record]] = {model.noun: model for model in (Guide, Glossary)}
"""The kinds of which it has one record, by the word for it."""

if sys.flags.optimize > 1:
    restore_docstrings(__name__)

__all__ = [
    "KINDS",
    "SINGLE",
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
    "Role",
    "Source",
    "Term",
    "Theme",
]
