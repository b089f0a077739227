"""Characters that a text must not hold, since nobody could see them."""

import re

from generator.text.problems import Location, Problem
from generator.text.yaml.catalogue import UNPRINTABLE_CHARACTER

LAST_TWO = (0xFFFE, 0xFFFF)
"""What no character is in any of Unicode's planes."""

UNPRINTABLE = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff"
    r"\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    r"|[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u206f"
    r"\u2800\u3164\ufdd0-\ufdef\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
    + "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in LAST_TWO)
    + r"]|[\ufe00-\ufe0f\u200c\u200d](?=[\ufe00-\ufe0f\u200c\u200d])"
)
"""Characters that YAML cannot hold, that turn the direction of a text, or that nobody can see."""


def first_unprintable(text: str) -> re.Match[str] | None:
    """Return the first character that YAML cannot hold or that turns the direction of a text."""
    return UNPRINTABLE.search(text)


def unprintable_character(path: str, text: str) -> Problem | None:
    """Return the problem of the first character that cannot be printed, if there is one."""
    found = first_unprintable(text)
    if found is None:
        return None
    before = text[: found.start()]
    return UNPRINTABLE_CHARACTER.at(
        Location(path, before.count("\n") + 1, len(before) - before.rfind("\n")),
        f"This character cannot be printed (U+{ord(found[0]):04X}).",
        "Delete it.",
    )
