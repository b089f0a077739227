"""How hard a text is to read, as a school grade.

The grade is the Coleman–Liau index (M. Coleman and T. L. Liau, "A computer readability formula
designed for machine scoring", Journal of Applied Psychology 60(2), 1975): it counts letters and
sentences and needs no dictionary. This module knows no record.
"""

import re
from collections.abc import Iterable

SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")

FEWEST_WORDS = 3
"""A shorter stretch between full stops, such as one of "e.g.", is not counted as a sentence."""


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
        return max(0.0, coleman_liau_index(plain))


def coleman_liau_index(text: str) -> float:
    """Return the years of school that a text asks for; 0 for no text, below 0 for the easiest."""
    letters, words = len(re.findall(r"\w", text)), _words(text)
    if not words:
        return 0.0
    sentences = sum(_words(part) >= FEWEST_WORDS for part in SENTENCE.findall(text)) or 1
    return 5.8 * letters / words - 29.6 * sentences / words - 15.8


def _words(text: str) -> int:
    """Return the number of words; one with a hyphen or an apostrophe counts once."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())
