"""How two texts are compared, and how texts and numbers are put into a sentence."""

import difflib
import re

from generator.review.changes.change import Kind

LONGEST, SHORT, CONTEXT, APART, MOST_PLACES = 24, 9, 4, 6, 3
"""Words shown of a text, and of one that only names something; words around a difference; how many
words keep two differences apart; and how many of these are shown before a text counts as rewritten.
"""

ALIKE = 0.6
"""How alike two entries must be, from 0 to 1, for one to be taken for the other reworded."""

MARKS = str.maketrans("‘’“”", "''\"\"")
"""Round quotation marks, and the straight ones that mean the same."""

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NTH = ("no", "a first", "a second", "a third", "a fourth", "a fifth", "a sixth", "a seventh")


def as_read(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text as a reader takes them.

    White space counts once, and the shape of quotation marks not at all.
    """
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.translate(MARKS)))
    return tuple(part for part in parts if part)


def quoted(text: str, longest: int = LONGEST) -> str:
    """Return a text in quotation marks, or the first words of one with more than `longest`."""
    words = text.split()
    cut = words if len(words) <= longest else [*words[: longest - longest // 5], "…"]
    return f"“{' '.join(cut)}”"


def listed(items: list[str]) -> str:
    """Return items as one enumeration."""
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def one(thing: str) -> str:
    """Return a thing with its article."""
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


def count(number: int, thing: str) -> str:
    """Return how many there are of a thing, small numbers in words."""
    said = SMALL[number] if number < len(SMALL) else str(number)
    return f"{said} {thing}{'' if number == 1 else 's'}"


def nth(number: int, thing: str) -> str:
    """Return a thing that is the first, second … of its kind."""
    return f"{NTH[number] if number < len(NTH) else 'another'} {thing}"


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, word for word, from 0 to 1."""
    first, second = (text.translate(MARKS).casefold().split() for text in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def difference(before: str, now: str) -> tuple[Kind, dict[str, str]] | None:
    """Return what became of a text, with the words that differ, or None where a reader sees none.

    A few small differences are shown with the words around them; a text with more of them counts
    as rewritten, and its first words are shown.
    """
    if as_read(before) == as_read(now):
        return None
    old, new = before.split(), now.split()
    plain = [[word.translate(MARKS) for word in words] for words in (old, new)]
    places = _places(plain[0], plain[1])
    if not places:
        return Kind.PARAGRAPHS, {}
    shown = [(_around(old, i, j), _around(new, k, m)) for i, j, k, m in places]
    if len(shown) > MOST_PLACES or any(
        len(words) > LONGEST for i, j, k, m in places for words in (old[i:j], new[k:m])
    ):
        return Kind.REWRITTEN, {"now": quoted(now)}
    return Kind.TEXT, {
        "now": listed([after for _, after in shown]),
        "before": listed([earlier for earlier, _ in shown]),
    }


def _places(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where two texts differ, as ranges of words in both; near places count as one."""
    found: list[tuple[int, int, int, int]] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        if found and i - found[-1][1] <= APART:
            first = found.pop()
            found.append((first[0], j, first[2], m))
        else:
            found.append((i, j, k, m))
    return found


def _around(words: list[str], start: int, end: int) -> str:
    """Return a range of words with some around it, in quotation marks."""
    first, last = max(0, start - CONTEXT), min(len(words), end + CONTEXT)
    first, last = (first if first > 1 else 0), (last if last < len(words) - 1 else len(words))
    cut = [*(["…"] if first else []), *words[first:last], *(["…"] if last < len(words) else [])]
    return f"“{' '.join(cut)}”"
