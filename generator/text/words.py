"""Words in every script: where each begins and ends, and how many a text has.

Scripts that put no spaces between words are told apart as Unicode's text segmentation (UAX #29)
does without a dictionary: sign by sign. What readers would call a word there has several of them.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import regex

_SIGN_BY_SIGN: Final = (
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}]"
)
_SYLLABLES: Final = (
    r"[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]"
)

UNSPACED = regex.compile(rf"(?:{_SIGN_BY_SIGN}|{_SYLLABLES})\p{{M}}*+")
"""A sign of a script without spaces, with its marks."""

WORD = regex.compile(
    rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})[^\W_])++(?:'(?:(?!{UNSPACED.pattern})[^\W_])++)*+"
)
"""A word, or a sign of a script without spaces; apostrophes are the straight ones."""

_SHARES: Final = ((regex.compile(_SIGN_BY_SIGN), 3), (regex.compile(_SYLLABLES), 2))

WHOLE: Final = 6
"""How many shares make a word: a Chinese or Japanese word has two signs or so, a Thai one three."""


def shares_of(word: str) -> int:
    """Return how much of a word one match of `WORD` is, in shares of which `WHOLE` make one."""
    return next((share for signs, share in _SHARES if signs.match(word)), WHOLE)


def word_count(text: str) -> int:
    """Return how many words a text has, in any script; a part of one counts as one."""
    return -(-sum(map(_shares_between_spaces, text.split())) // WHOLE)


def _shares_between_spaces(text: str) -> int:
    """Return the shares of what stands between two spaces: `well-known` is one word."""
    shares = [shares_of(word[0]) for word in WORD.finditer(text)]
    return sum(share for share in shares if share < WHOLE) + (WHOLE if WHOLE in shares else 0)


_MARKS = regex.compile(
    r"[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670"
    r"\u00ad\u2060]"
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_RUN = regex.compile(
    rf"(?P<unspaced>(?:{UNSPACED.pattern})+)"
    rf"|(?:(?!{UNSPACED.pattern})[\p{{L}}\p{{M}}\p{{N}}])++"
    rf"(?:-(?:(?!{UNSPACED.pattern})[\p{{L}}\p{{M}}\p{{N}}])++)*+"
)


def folded_words(text: str) -> Iterator[str]:
    """Yield the words of a text as a search compares them: small, and without accents.

    Of words with a hyphen come the parts and the whole without it; of scripts without spaces, each
    pair of neighbouring signs. The search of the site folds what is asked for in the same way.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    small = unicodedata.normalize("NFC", bare).lower().translate(_LETTERS)
    for run in _RUN.finditer(small):
        if run["unspaced"]:
            signs = UNSPACED.findall(run[0])
            yield from map("".join, pairwise(signs)) if len(signs) > 1 else signs
        else:
            parts = run[0].split("-")
            yield from parts
            if len(parts) > 1:
                yield "".join(parts)
