"""The fixed words of the templates, in one language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml


class Words:
    """Finds fixed words by key, such as `theme.evidence`, and fills in their places.

    A word may have the forms `none`, `one` and `other`; the number given as `n` chooses among
    them. Whoever sets the words in Markdown or Typst escapes what is filled in.
    """

    def __init__(self, text: str) -> None:
        """Take the text of a file of words."""
        self.tree: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)

    def plain(self, key: str, /, **values: object) -> str:
        """Return the words with this key as plain text.

        Raises KeyError for a key or a place that is not known: a mistake in a template.
        """
        return self.form(key, values.get("n")).format_map(values)

    def day(self, value: date) -> str:
        """Return a day as it is written in running text."""
        month = self.tree["months"][value.month - 1]
        return self.plain("date", day=value.day, month=month, year=value.year)

    def partial_day(self, value: str) -> str:
        """Return a date that is known to the year, month or day."""
        numbers = [int(part) for part in value.split("-")]
        if len(numbers) == 1:
            return value
        if len(numbers) == 3:
            return self.day(date(*numbers))
        month = self.tree["months"][numbers[1] - 1]
        return self.plain("month", month=month, year=numbers[0])

    def size(self, number: int) -> str:
        """Return a number of bytes as people read it, in kilobytes or megabytes."""
        if number < 1_000_000:
            return self.plain("size.kilobytes", number=max(1, round(number / 1000)))
        return self.plain("size.megabytes", number=f"{number / 1_000_000:.1f}")

    def form(self, key: str, n: object = None) -> str:
        """Return the words with this key, places unfilled; a number `n` chooses among forms."""
        found: Any = self.tree
        for step in key.split("."):
            if not isinstance(found, Mapping) or step not in found:
                raise KeyError(f"There are no words for {key!r}.")
            found = found[step]
        if isinstance(found, Mapping):
            form = "none" if n == 0 and "none" in found else "one" if n == 1 else "other"
            found = found[form]
        return str(found)


def words_in(language: str, templates: Mapping[str, str]) -> Words:
    """Return the words in a language, or the English ones where there are none in it."""
    return Words(templates.get(f"words/{language}.yaml", templates["words/en.yaml"]))
