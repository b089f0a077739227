"""Compares words with the text of their source: found or not, and whether a paraphrase is one.

A quote is found as the Web Annotation Data Model's TextQuoteSelector finds it: the exact words,
with the words before (prefix) and after them (suffix) to tell one place from another. Both texts
are normalised first, so that a printer's signs and line breaks make no difference. This module
knows texts only: no record, no file and no date.
"""

import difflib
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

SINGLE_QUOTES, DOUBLE_QUOTES, DASHES = "‘’‚‛′´`‹›", "“”„‟″«»", "‐‑‒–—―−"

FOLDED = str.maketrans(
    {
        **dict.fromkeys(SINGLE_QUOTES, "'"),
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # soft hyphen, signs unseen
    }
)

LINE_END = re.compile(r"([^\W_]+)-[^\S\n]*\n\s*(?=([^\W_]+))")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
CLOSING = ".,;:!?)]'\""
PART = re.compile(r"(?:\w+|[^\w\s])\s*")

NEAR = 0.6
"""How alike a passage and a quote must be, from 0 to 1, for their differences to be worth showing.

It is the measure of `difflib`: twice the words in common, divided by all the words of both."""

SHARED_WORDS = 5
"""How many words in a row a paraphrase may not share with its source."""

FINGERPRINT_LENGTH = 16
"""How many of the 64 hexadecimal digits are kept: enough that no edit goes unseen by chance."""


class Match(Enum):
    """How a quote compares with the text of its source."""

    ONCE = "found once"
    NOT_FOUND = "not found"
    AMBIGUOUS = "ambiguous"
    DIFFERENT = "found with differences"


@dataclass(frozen=True)
class Finding:
    """The result of looking for a quote; `difference` shows the words that are not the same."""

    match: Match
    difference: str = ""


def normalised(text: str, compared_with: str = "") -> str:
    """Return `text` in the form in which texts are compared; upper and lower case are kept.

    The characters are put into Unicode's form NFKC. Quotation marks and dashes are folded, soft
    hyphens dropped, and words hyphenated at a line's end joined. White space becomes one space.
    A hyphen at the end of a line stays where the text that this one is `compared_with` has both
    parts as words of their own, or where the next line does not go on in lower case.
    """
    apart = set(pairwise(_plain_words(_folded(compared_with))))

    def join(parted: re.Match[str]) -> str:
        first, rest = parted.groups()
        keep = (first.casefold(), rest.casefold()) in apart or not rest[0].islower()
        return f"{first}-" if keep else str(first)

    return " ".join(LINE_END.sub(join, _folded(text)).split())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(FOLDED)).translate(FOLDED)
    return plain.replace("\r\n", "\n")


def find(quote: str, prefix: str, suffix: str, source: str) -> Finding:
    """Return whether `quote` occurs in `source` once, between `prefix` and `suffix`.

    A place counts only where whole words are found. `source` is the source's text, or the part of
    it that was read. Where nothing fits, the nearest passage is shown with its differences.
    """
    words, before, after = normalised(quote), normalised(prefix), normalised(suffix)
    text = normalised(source, " ".join((before, words, after)))
    places = _places(words, text)
    fitting = [
        place
        for place in places
        if text[:place].rstrip().endswith(before)
        and text[place + len(words) :].lstrip().startswith(after)
    ]
    if len(fitting) == 1:
        return Finding(Match.ONCE)
    if fitting:
        return Finding(Match.AMBIGUOUS)
    difference = _nearest(" ".join((before, words, after)).strip() if places else words, text)
    return Finding(Match.DIFFERENT, difference) if difference else Finding(Match.NOT_FOUND)


def _places(words: str, text: str) -> list[int]:
    """Return where `words` begin in `text`, leaving out places inside another word."""
    if not words:
        return []
    start = r"(?<!\w)" if words[0].isalnum() else ""
    end = r"(?!\w)" if words[-1].isalnum() else ""
    return [found.start() for found in re.finditer(f"{start}(?={re.escape(words)}{end})", text)]


def _nearest(quote: str, text: str) -> str:
    """Return the passage of `text` most like `quote` as a word diff, or nothing if none is near."""
    spans = list(WORD.finditer(text))
    words, heard = [_plain_words(part) for part in (quote, text)]
    start = _likeliest_start(words, heard)
    first = max(0, start - len(words))
    around = heard[first : start + 2 * len(words)]
    found = difflib.SequenceMatcher(None, words, around, autojunk=False).get_matching_blocks()
    blocks = [block for block in found if block.size]
    if not blocks:
        return ""
    begin = max(0, blocks[0].b - blocks[0].a)
    end = min(len(around), blocks[-1].b + len(words) - blocks[-1].a)
    if difflib.SequenceMatcher(None, words, around[begin:end], autojunk=False).ratio() < NEAR:
        return ""
    start, stop = spans[first + begin].start(), spans[first + end - 1].end()
    marks = len(quote) - len(quote.rstrip(CLOSING))
    stop += marks - len(text[stop : stop + marks].lstrip(CLOSING))
    return word_diff(quote, text[start:stop])


def _likeliest_start(words: list[str], heard: list[str]) -> int:
    """Return where the stretch of `heard` begins that has most of `words`, in any order."""
    wanted, width = Counter(words), len(words)
    inside = Counter(heard[:width])
    best = (sum((wanted & inside).values()), 0)
    for start in range(1, len(heard) - width + 1):
        inside[heard[start - 1]] -= 1
        inside[heard[start + width - 1]] += 1
        common = sum(min(n, inside[word]) for word, n in wanted.items())
        best = max(best, (common, -start))
    return -best[1]


def word_diff(ours: str, theirs: str) -> str:
    """Return both texts as one: [-what only ours has-] and {+what only theirs has+}."""
    a, b = (PART.findall(text) for text in (ours, theirs))
    matcher = difflib.SequenceMatcher(
        None, [part.strip() for part in a], [part.strip() for part in b], autojunk=False
    )
    shown = ""
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            shown += "".join(max(pair, key=len) for pair in zip(a[i:j], b[k:m], strict=True))
            continue
        only_ours, only_theirs = "".join(a[i:j]), "".join(b[k:m])
        shown += f"[-{only_ours.strip()}-]" if only_ours else ""
        shown += f"{{+{only_theirs.strip()}+}}" if only_theirs else ""
        shown += " " if (only_theirs or only_ours).endswith(" ") else ""
    return shown


def shared_run(
    text: str, source: str, length: int = SHARED_WORDS, excepted: str = ""
) -> str | None:
    """Return the first `length` words in a row that a paraphrase shares with `source`, or None.

    Case and punctuation do not count. Runs that `excepted` contains do not count either:
    it holds what others wrote and `source` repeats, such as the title of what is discussed.
    """
    parted = LINE_END.sub(r"\1 ", _folded(source))
    taken = {*_runs(source, length, text), *_runs(parted, length)}
    taken -= set(_runs(excepted, length, text))
    return next((run for run in _runs(text, length) if run in taken), None)


def _runs(text: str, length: int, compared_with: str = "") -> list[str]:
    words = _plain_words(normalised(text, compared_with))
    return [" ".join(words[n : n + length]) for n in range(len(words) - length + 1)]


def _plain_words(text: str) -> list[str]:
    """Return the words of a normalised text without case and punctuation."""
    return [word.replace("'", "").casefold() for word in WORD.findall(text)]


def fingerprint(parts: Iterable[str]) -> str:
    """Return a short fingerprint of what is sealed: hexadecimal digits of its SHA-256.

    `parts` come in a fixed order, the first says what kind of thing it is. The place and the
    width of white space make no difference; every other character does.
    """
    canonical = json.dumps([" ".join(part.split()) for part in parts], ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:FINGERPRINT_LENGTH]
