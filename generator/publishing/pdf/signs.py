"""The signs that print cannot show, since no font has them or they do not belong together."""

import json
from collections.abc import Iterator, Mapping, Sequence

import regex

from generator.evidence.evidence import Evidence
from generator.evidence.records.common import texts_of
from generator.publishing.pdf.catalogue import PDF_CHARACTER
from generator.publishing.pdf.press import TypstError, compiled
from generator.reading.handwritten import HandwrittenPage
from generator.text.problems import Location, Problem

FAMILIAR = regex.compile(
    r"[\s\x20-\x7e\xa0-\u017f\u02bc\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u2010-\u2015\u2018-\u201e"
    r"\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2212\u2260\u2264\u2265]"
)
"""Signs that our own fonts have: a guide that holds no others is not tried."""

SIGN = regex.compile(r"\X")
"""A sign as readers see it: a letter with its marks is one (UAX #29)."""


def signs_without_print(
    evidence: Evidence, content: Sequence[HandwrittenPage]
) -> tuple[Problem, ...]:
    """Return a problem for each text of a record or a page with a sign that cannot be printed."""
    strange = [
        (place, signs)
        for place, text in texts_in_print(evidence, content)
        if (signs := list(dict.fromkeys(_strange_signs(text))))
    ]
    every = dict.fromkeys(sign for _, signs in strange for sign in signs)
    missing = set(_unprintable(list(every)))
    return tuple(
        PDF_CHARACTER.at(
            place,
            f"The fonts of the PDF cannot show {', '.join(map(_named, wrong[:5]))}.",
            "Install a font that has it, or write it with other characters.",
        )
        for place, signs in strange
        if (wrong := [sign for sign in signs if sign in missing])
    )


def texts_in_print(
    evidence: Evidence, content: Sequence[HandwrittenPage]
) -> Iterator[tuple[Location, str]]:
    """Yield each text that may be printed, of records and of pages line by line, with its place."""
    for record in evidence.records:
        for steps, text in texts_of(record):
            yield evidence.place(record, *steps), text
    for page in content:
        for number, line in enumerate(page.text.split("\n"), start=1):
            yield Location(page.path, number), line


def _strange_signs(text: str) -> Iterator[str]:
    if text.isascii():
        return
    for sign in SIGN.findall(text):
        if not FAMILIAR.fullmatch(sign):
            yield sign


def _unprintable(signs: list[str]) -> Iterator[str]:
    """Yield the signs that cannot be printed, found by halving."""
    if not signs or _can_be_printed(signs):
        return
    if len(signs) == 1:
        yield signs[0]
        return
    middle = len(signs) // 2
    yield from _unprintable(signs[:middle])
    yield from _unprintable(signs[middle:])


def _can_be_printed(signs: list[str]) -> bool:
    page = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#json("signs.json")'
    files: Mapping[str, bytes] = {
        "main.typ": page,
        "signs.json": json.dumps("\n".join(signs)).encode(),
    }
    try:
        compiled(files, with_fonts_of_machine=True)
    except TypstError:
        return False
    return True


def _named(sign: str) -> str:
    numbers = " ".join(f"U+{ord(character):04X}" for character in sign[:4])
    return f"“{sign[:4]}” ({numbers})"
