"""What each code of the check means, what to do about it, and how it looks wrong and right.

The entries are texts beside the templates, one file a code. This module knows no check.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.text.yaml.source import read_document


@dataclass(frozen=True)
class Entry:
    """What there is to know about one code.

    `wrong` and `right` are lines of the file `file` before and after the mistake was mended;
    `wrong_file` is where the file stood before, if it is its place or its name that was wrong.
    """

    code: str
    means: str
    do: str
    file: str
    wrong: str
    right: str
    wrong_file: str = ""


def read_manual(templates: Mapping[str, str], language: str) -> dict[str, Entry]:
    """Return the entries in a language, or the English ones, by code, in the order of the codes."""
    chosen = language if any(path.startswith(f"manual/{language}/") for path in templates) else "en"
    entries = {}
    for path in sorted(templates):
        if path.startswith(f"manual/{chosen}/"):
            code = PurePosixPath(path).stem
            document, problems = read_document(path, templates[path])
            if problems or not isinstance(document.value, dict):
                raise ValueError(f"{path} cannot be read: {problems}")
            fields = {name: str(value) for name, value in document.value.items()}
            entries[code] = Entry(code, **fields)
    return entries
