"""How hard a text is to read, as a school grade.

The grade is the Coleman–Liau index (Coleman and Liau 1975): it counts letters and sentences and
needs no dictionary, so nothing is fetched. This module knows no record.
"""

import re
from collections.abc import Iterable

import textstat


class Readability:
    """Grades texts, leaving out words that cannot be avoided or are explained elsewhere."""

    def __init__(self, left_out: Iterable[str] = ()) -> None:
        """Take the words and phrases that do not count, such as names and explained terms."""
        forms = sorted({form for form in left_out if form}, key=lambda form: (-len(form), form))
        listed = "|".join(re.escape(form) for form in forms)
        self._left_out = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.I) if listed else None

    def grade(self, text: str) -> float:
        """Return the school grade that a text asks for, in years of school; 0 for no text."""
        plain = " ".join(text.split())
        if self._left_out:
            plain = self._left_out.sub("it", plain)
        if not re.search(r"\w", plain):
            return 0.0
        return max(0.0, float(textstat.coleman_liau_index(plain)))
