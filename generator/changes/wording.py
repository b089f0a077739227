"""The small words of a change: counts, what came before, and texts cut to a glance."""

from collections.abc import Iterable
from enum import Enum

WITHDRAWN = "withdrawn"
"""All that is said of what was withdrawn."""


NAMES = {"plain": "the plain words", "why": "the reason"}
"""Fields that are called otherwise in a sentence."""


def words_of(name: str) -> str:
    """Return the name of a field as words."""
    return NAMES.get(name, name.replace("_", " "))


def from_to(was: object, is_: object) -> str:
    """Return that one value came in the place of another, at a glance."""
    old, new = (_written(value) for value in (was, is_))
    if len(old) + len(new) < 160:
        return f"changed from {old} to {new}"
    return f"reads anew: {short(new)}"


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_written, value)) or "nothing"
    if value is None:
        return "nothing"
    return str(value.value if isinstance(value, Enum) else value)


def short(text: str) -> str:
    """Return a text, or the first words of a long one."""
    folded = " ".join(text.split())
    return folded if len(folded) <= 120 else f"{folded[:117].rsplit(' ', 1)[0]} …"


def joined(items: Iterable[str]) -> str:
    """Return up to three items, and how many more there are."""
    listed = list(items)
    if len(listed) > 3:
        return f"{'; '.join(listed[:3])}; and {len(listed) - 3} more"
    return "; ".join(listed)


def count(number: int, thing: str) -> str:
    """Return how many there are of a thing, small numbers in words."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    said = words[number] if number < len(words) else str(number)
    return f"{said} {thing}{'' if number == 1 else 's'}"


def ordinal(number: int, added: int) -> str:
    """Return which source the last of `number` is, or how many of them were added."""
    if added > 1:
        return count(added, "more source")
    words = ("", "a first", "a second", "a third", "a fourth", "a fifth", "a sixth")
    return f"{words[number] if number < len(words) else 'one more'} source"
