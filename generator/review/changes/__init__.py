"""What changes for a reader between two states of a guide, as values that say so in a sentence.

A pure function over two loaded guides. What a reader cannot see (the order of fields, white space,
the shape of quotation marks, comments) is no change. Of a withdrawn record nothing is said but that
it is withdrawn: neither its title nor any text of it, nor what others said of it.
"""

from generator.review.changes.change import Chapter, Kind, ReaderChange, Subject
from generator.review.changes.comparison import changes_between
from generator.review.changes.state import State, state_of

__all__ = ["Chapter", "Kind", "ReaderChange", "State", "Subject", "changes_between", "state_of"]
