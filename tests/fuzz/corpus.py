"""The saved inputs: the files of tests/corpus, and those that are too big or plain for a file.

A file's folder says what it is for. What other tests list already is taken from there.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests.test_page_markup import ALIVE, HARMLESS
from tests.test_trust import HOSTILE

CORPUS = Path(__file__).parent.parent / "corpus"

BIG: Mapping[str, tuple[str, ...]] = {
    "yaml": (
        "title: " + "[" * 5000,
        "title: " + "{a: " * 3000,
        "- " * 2000,
        "\n".join("  " * depth + "a:" for depth in range(400)),
        "\n".join(f"field{n}: x" for n in range(3000)),
        "title: " + "x" * 50_000,
        "title: " + "word " * 10_000,
        "title: A\n" * 1000,
        "title: " + "e\u0301" * 5000 + "\u0301" * 5000,
        "#" * 50_000,
        "evidence:\n" + "  - {}\n" * 2000,
        "? " * 3000,
        "&a " * 2000,
        "title: '" + "''" * 10_000,
        'title: "' + "\\\\" * 10_000,
    ),
    "pages": (
        "# A\n\n" + "[" * 1900,
        "# A\n\n" + "![a](" * 1000,
        "# a" + " " * 20_000 + "b",
        "# A\n\n" + "*" * 2000,
        "# A\n\n" + "`" * 1999,
        "# A\n\n" + " ".join("`" * n for n in range(1, 120)),
        "# A\n\n" + "> " * 500 + "x",
        "# A\n\n" + "- a\n" * 1000,
        "# A\n\n" + "<" * 5000,
        "# A\n\n" + "<b>" * 300,
        "# A <meta " + "><meta " * 1200,
        "# A\n\n/" + "*" * 2000 + "x" + "*" * 2000,
        "# A\n\n" + "| a " * 400 + "|\n" + "|---" * 400 + "|\n",
        "# A\n\n" + "&" * 5000,
        "# A\n\n" + "".join("    " * depth + "- a\n" for depth in range(60)),
        "# A\n\n" + "_*" * 1500,
        "# A\n\n" + "!!! note\n" * 500,
        "# A\n\n[x](" + "(" * 1500,
    ),
    "references": (
        "@article{a, title={" + "{" * 3000,
        "@article{a, author={" + "A and " * 2000 + "B}}",
        "[" * 3000,
        '[{"title": ' * 500,
        "TY  - JOUR\n" * 1000,
        "TY  - JOUR\nTI  - " + "x" * 40_000 + "\nER  - \n",
        "@string{a = a # a # a}\n" * 300 + "@article{x, title = a}",
    ),
    "quotes": (
        "x" * 20_000 + "-\n" + "y" * 20_000,
        "e" + "\u0301" * 20_000,
        " ".join(f"w{n}" for n in range(2000)) + "\n====\n" + " ".join("v" for _ in range(9000)),
        "a " * 20_000,
        "a-\n" * 8000,
        "\u00ad\n" * 8000,
        "« " * 8000,
        "'" * 20_000,
    ),
}
"""Inputs for each target that are long, and say in a line how they are made."""


@cache
def saved(folder: str) -> Mapping[str, str]:
    """Return the saved inputs of a target, by name; bytes that are no UTF-8 become surrogates."""
    found = {
        path.relative_to(CORPUS).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
        for path in sorted((CORPUS / folder).glob("*"))
    }
    found |= {f"{folder} {number}": text for number, text in enumerate(BIG.get(folder, ()))}
    if folder == "pages":
        listed = enumerate((*ALIVE, *HARMLESS))
        found |= {f"test_page_markup {number}": f"# A\n\n{text}\n" for number, text in listed}
    return found


@cache
def strings() -> Mapping[str, tuple[str, ...]]:
    """Return the hostile strings of text fields, by what they mean something to."""
    found = {
        path.stem: tuple(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((CORPUS / "strings").glob("*.json"))
    }
    return {**found, "several": tuple(HOSTILE)}


def tokens(name: str) -> Sequence[str]:
    """Return what is put into the inputs of a target: hostile strings, and tokens of its own."""
    own = (CORPUS / "tokens" / f"{name}.json").read_text(encoding="utf-8")
    return [*json.loads(own), *(text for kind in strings().values() for text in kind)]


def save(folder: str, text: str, name: str) -> Path:
    """Write an input into the corpus, and return where it is."""
    path = CORPUS / folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path
