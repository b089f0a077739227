"""Target: words are looked for in the text of their source, and sealed in a theme.

Whatever is cut from a text where a word begins is found there.
"""

import re
import unicodedata
from collections.abc import Hashable
from datetime import date
from zlib import crc32

from generator.editing.drafts import draft
from generator.editing.seals import SealResult, compare, with_seals
from generator.evidence.records import Theme
from generator.reading.loading import load_evidence
from generator.text.quotation import LONG_STACK, Match, find, normalised, shared_run, word_diff
from tests.fuzz.corpus import saved, tokens
from tests.fuzz.engine import Target

BETWEEN = "\n====\n"
"""What parts a quote from its source in an input."""

THEME = "themes_data/themes/made.yaml"
DAY = date(2025, 3, 1)


def answer(text: str) -> Hashable:
    """Return whether the quote of an input is found, and how much the two share."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    quote, _, source = text.partition(BETWEEN)
    source = source or text
    for one in (quote, source):
        is_stacked = LONG_STACK.search(unicodedata.normalize("NFKD", one))
        assert is_stacked or normalised(normalised(one)) == normalised(one)
    found = find(quote, "", "", source)
    assert bool(found.difference) == (found.match is Match.DIFFERENT)
    word_diff(quote[:500], source[:500])
    run = shared_run(quote, source)
    begin, end = _cut(source)
    cut, before, after = source[begin:end], source[max(0, begin - 30) : begin], source[end:][:30]
    if not re.search(r"\w", cut):
        return found.match, bool(run)
    assert find(cut, "", "", source).match in {Match.ONCE, Match.AMBIGUOUS}, "a cut is not found"
    return found.match, bool(run), find(cut, before, after, source).match, _sealed(cut, source)


def _cut(source: str) -> tuple[int, int]:
    """Return where some words of a text begin and end, always the same of the same text."""
    words = [m.span() for m in re.finditer(r"\S+", source) if not _goes_on(source, m)]
    if not words:
        return 0, 0
    first = crc32(source.encode()) % len(words)
    last = min(len(words) - 1, first + crc32(source[::-1].encode()) % 12)
    return words[first][0], words[last][1]


def _goes_on(source: str, word: re.Match[str]) -> bool:
    """Tell whether a printer may have parted a word here, so that half of it is no word."""
    before = source[: word.start()].rstrip()[-1:]
    return not (before + word[0][:1] + word[0][-1:]).isascii() or "-" in (before, word[0][-1])


def _sealed(quote: str, source: str) -> Hashable:
    """Seal a quote in a theme; return the result. What is sealed is valid at once."""
    words = {"id": "a-q", "respondent": "R1", "verbatim": quote}
    said = {"id": "a-p", "source": "a", "locator": "Page 1", "label": "A", "statement": "B."}
    piece = {
        **said,
        "valence": "barrier",
        "told_by": "riders",
        "about": "riders",
        "quotes": [words],
    }
    theme: dict[str, object] = {
        "title": "A",
        "finding": "B.",
        "plain": "C.",
        "placed_in": "desk",
        "evidence": [piece],
    }
    theme |= {"valence": "barrier", "confidence": {"level": "not-assessed", "reason": "One."}}
    made = draft(Theme, {**theme, "does_not_show": "D."})
    texts = {THEME: made}
    evidence, _ = load_evidence(texts)
    compared = compare(evidence, {"a": source})
    changed, answers = with_seals(compared, texts, DAY)
    outcomes = [one.outcome for one in answers]
    assert (SealResult.SEALED in outcomes) == bool(changed)
    if changed:
        again = compare(load_evidence(changed)[0], {"a": source})
        assert [one.outcome for one in again] == [SealResult.UNCHANGED], "a seal is not valid"
    return tuple(outcomes)


def target() -> Target:
    """Return the target, with the quotes of the corpus."""
    return Target("quotes", list(saved("quotes").values()), tokens("quotes"), answer)
