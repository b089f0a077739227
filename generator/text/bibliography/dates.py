"""Dates as programs and people write them: as far as they can be told without a guess."""

import re
from collections.abc import Sequence
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip

_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_LATE_DAY = r"(?P<day>1[3-9]|2[0-9]|3[01])"
_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<year>[12][0-9]{3})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?(?![0-9])",
        r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])",
        rf"(?P<day>[0-9]{{1,2}})\.\s?(?P<month>[0-9]{{1,2}})\.\s?{_YEAR}",
        rf"(?P<month>[0-9]{{1,2}})[-/.]{_YEAR}",
        rf"{_MONTH}[-/]{_LATE_DAY}[-/]{_YEAR}",
        rf"{_LATE_DAY}[-/]{_MONTH}[-/]{_YEAR}",
    )
]
"""Dates in digits; whether 3/4/2020 is in March or in April cannot be told."""

_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])")
_TIME = re.compile(r"[T\s/]+[0-9]{1,2}:[0-9]{2}\S*\s*$")

LONGEST = 200
"""How many characters of a text are read for a date."""


def date_in(text: str) -> tuple[str, bool]:
    """Return the date in a text as far as it can be told, and whether that is all that it says."""
    text = _TIME.sub("", text[:LONGEST]).lower().strip(" \t/-.,[]()")
    for form in _FORMS:
        if found := form.match(text):
            told = found.groupdict()
            rest = text[found.end() :].strip(" /-.,")
            return _known(told["year"], told["month"], told.get("day"), whole=not rest)
    return _in_words(text)


def _in_words(text: str) -> tuple[str, bool]:
    found = re.search(rf"(?<![0-9]){_YEAR}", text)
    if not found:
        return "", not text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    words = re.findall(r"[^\W\d_]{2,}", _DAY.sub(" ", rest))
    months = [number for word in words if (number := _month(word))]
    if len(set(months)) != 1:
        return found["year"], not re.search(r"[\w~?%]", rest)
    days = _DAY.findall(rest)
    others = [word for word in words if not _month(word) and word != "of"]
    whole = not others and len(days) < 2
    return _known(found["year"], str(months[0]), days[0] if len(days) == 1 else None, whole=whole)


def _month(word: str) -> int:
    """Return the number of a month that is named in full or by its first letters, or 0."""
    start = "sep" if word == "sept" else word
    named = (n for n, name in enumerate(_MONTHS, start=1) if name.startswith(start))
    return next(named, 0) if len(start) > 2 else 0


def _known(year: str, month: str | None, day: str | None, *, whole: bool) -> tuple[str, bool]:
    """Return the longest part of a date that a calendar has."""
    parts = [int(part) for part in (year, month, day) if part]
    for length in range(len(parts), 0, -1):
        try:
            date(*[*parts[:length], 1, 1][:3])
        except ValueError:
            continue
        shown = "-".join(f"{part:02}" for part in parts[:length])
        return shown, whole and length == len(parts)
    return "", False


def issued(texts: Sequence[str]) -> tuple[str, list[str]]:
    """Return when something was published, and the texts of which not all is in that date.

    The first text with a year says which it is; of all that agree, the most exact one counts.
    """
    told = {text: date_in(text) for text in texts if text.strip()}
    year = next((found[:4] for found, _ in told.values() if found), "")
    agreed = [found for found, _ in told.values() if year and found.startswith(year)]
    best = max(agreed, key=len, default="")
    return best, [
        text for text, (found, whole) in told.items() if not (whole and best.startswith(found))
    ]
