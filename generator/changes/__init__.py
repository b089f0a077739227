"""What changes for a reader between two states of a guide, as values that say so in a sentence.

A pure function over two loaded guides. What a reader cannot see (order of fields, white space, how
a text is quoted) makes no change. Of a withdrawn record nothing is said but that it is withdrawn.
"""

from generator.changes.changes import Change, Kind, changes_between
from generator.changes.wording import WITHDRAWN

__all__ = ["WITHDRAWN", "Change", "Kind", "changes_between"]
