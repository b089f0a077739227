"""The PDF: everything is in it, nothing is read as markup, and it comes out the same twice."""

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import Destination

from generator.build import read_guide
from generator.evidence.evidence import Evidence
from generator.publishing.pdf.book import book
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.press import TypstError, compiled
from generator.publishing.pdf.signs import FAMILIAR
from generator.publishing.pdf.typesetting import print_extract
from generator.publishing.words import Words
from generator.reading.folder import Folder
from tests.invented import sound

THEME = "themes_data/themes/keys-go-missing.yaml"

HOSTILE = (
    "#panic() $x$ @key <b>bold</b> *star* _low_ `tick` \\n // no = more - + / #{ [a] ] } ~ -- ..."
)


@dataclass(frozen=True)
class Printed:
    """A finished PDF: its bytes, its text with white space folded, its bookmarks."""

    pdf: bytes
    text: str
    bookmarks: frozenset[str]


@pytest.fixture(scope="module")
def words(invented_folder: Folder) -> Words:
    return Words(invented_folder.templates["words/en.yaml"])


@pytest.fixture(scope="module")
def printed(invented_folder: Folder) -> Printed:
    return _print(invented_folder)


def test_everything_is_in_it(printed: Printed, invented: Evidence) -> None:
    titles = [*_item_titles(invented), *(s.heading for s in invented.sources.values())]
    assert [title for title in titles if _plain(title) not in printed.text] == []


def test_every_finding_piece_and_quote_is_in_it(printed: Printed, invented: Evidence) -> None:
    texts = [theme.finding for theme in invented.themes.values()]
    texts += [piece.statement for piece in invented.pieces.values()]
    quotes = [said.quote for said in invented.placed_quotes]
    texts += [quote.paraphrase or quote.verbatim or "" for quote in quotes]
    assert [text for text in texts if _plain(text) not in printed.text] == []


def test_a_group_that_nobody_asked_is_in_it(printed: Printed, invented: Evidence) -> None:
    assert [g for g in invented.voices.never_asked() if _plain(g.label) not in printed.text] == []


def test_the_bookmarks_hold_every_theme_lesson_and_critique(
    printed: Printed, invented: Evidence
) -> None:
    assert set(_item_titles(invented)) <= printed.bookmarks


def test_the_same_guide_gives_the_same_bytes(printed: Printed, invented_folder: Folder) -> None:
    assert _print(invented_folder).pdf == printed.pdf


def test_it_says_what_it_is_to_a_screen_reader(printed: Printed, invented: Evidence) -> None:
    reader = PdfReader(io.BytesIO(printed.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == invented.guide.title
    assert reader.metadata.author == ", ".join(editor.name for editor in invented.guide.editors)
    assert str(reader.root_object["/Lang"]) == invented.guide.language
    assert "/StructTreeRoot" in reader.root_object


def test_text_of_a_record_is_never_read_as_markup(invented_folder: Folder) -> None:
    def spoil(theme: dict[str, Any]) -> None:
        theme |= {"title": HOSTILE, "finding": HOSTILE, "plain": HOSTILE}
        theme["evidence"][0] |= {"label": HOSTILE, "statement": HOSTILE, "locator": HOSTILE}

    printed = _print(_with_theme(invented_folder, spoil))
    assert printed.text.count(_plain(HOSTILE)) >= 6
    assert HOSTILE in printed.bookmarks


def test_a_character_without_a_glyph_is_a_problem_at_its_place(
    invented_folder: Folder,
) -> None:
    folder = _with_theme(
        invented_folder, lambda theme: theme.update(plain="A \U000f0000 and a \U000f0001.")
    )
    reading = read_guide(folder)
    assert reading.edition is None
    problems = reading.problems
    assert [(p.code, p.location.path, p.message) for p in problems] == [
        (
            "pdf-character",
            THEME,
            "The fonts of the PDF cannot show “\U000f0000” (U+F0000), “\U000f0001” (U+F0001).",
        )
    ]
    assert problems[0].location.line > 1


@pytest.mark.parametrize("sign", ["0\u064b", "5\u093e"])
def test_marks_on_signs_of_another_script_are_found_by_the_check(
    invented_folder: Folder, sign: str
) -> None:
    folder = _with_theme(invented_folder, lambda theme: theme.update(plain=f"{sign} keys."))
    (problem,) = read_guide(folder).problems
    assert (problem.code, problem.location.path) == ("pdf-character", THEME)


def test_familiar_signs_are_those_that_our_own_fonts_have() -> None:
    signs = [sign for sign in map(chr, range(0x20, 0x2300)) if FAMILIAR.fullmatch(sign)]
    assert len(signs) > 400
    page = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#json("signs.json")'
    assert compiled({"main.typ": page, "signs.json": json.dumps(signs).encode()})


def test_a_text_that_stops_typst_is_named(invented_folder: Folder) -> None:
    """The template is made to stop at a word, as Typst does at texts that it cannot set."""
    folder = _with_theme(invented_folder, lambda theme: theme.update(plain="A stumbling block."))
    edition = sound(read_guide(folder))
    stops = '#if repr(json("/book.json")).contains("stumbling") { panic("stopped") }\n'
    templates = dict(edition.templates)
    templates["pdf/guide.typ"] = stops + templates["pdf/guide.typ"]
    pdf, (problem,) = print_extract(replace(edition, templates=templates), Extract())
    assert pdf is None
    assert (problem.code, problem.location) == (
        "pdf-text",
        edition.evidence.place(edition.evidence.themes["keys-go-missing"], "plain"),
    )
    assert "stopped" in problem.message


def test_a_mistake_in_a_template_is_no_fault_of_a_text(invented_folder: Folder) -> None:
    edition = sound(read_guide(invented_folder))
    templates = {**edition.templates, "pdf/guide.typ": "#panic()"}
    with pytest.raises(TypstError):
        print_extract(replace(edition, templates=templates), Extract())


def test_the_book_is_plain_data(invented: Evidence, words: Words) -> None:
    made = book(invented, words)
    assert json.loads(json.dumps(made)) == made


def test_templates_hold_no_words_to_print(invented_folder: Folder) -> None:
    for path, text in invented_folder.templates.items():
        if path.startswith("pdf/"):
            code = re.sub(r"//.*", "", text)
            strings = re.findall(r'"([^"]*)"', code)
            allowed = {"Libertinus Serif", "Noto Sans"}
            assert [s for s in strings if re.search(r"\w\s+\w", s) and s not in allowed] == [], path
            assert re.findall(r"\[\s*\w[^\]]*\]", re.sub(r'"[^"]*"', "", code)) == [], path


def test_templates_ask_for_words_that_there_are(invented_folder: Folder, words: Words) -> None:
    for path, text in invented_folder.templates.items():
        if path.startswith("pdf/"):
            keys = re.findall(r'say\(\s*"([\w.-]+)"\s*[,)]', text)
            assert [key for key in keys if not _has(words.tree, key)] == [], path


def _has(words: Any, key: str) -> bool:
    for step in key.split("."):
        if not isinstance(words, Mapping) or step not in words:
            return False
        words = words[step]
    return True


def _item_titles(evidence: Evidence) -> list[str]:
    titles = [theme.title for theme in evidence.themes.values()]
    titles += [lesson.title for lesson in evidence.lessons.values()]
    return titles + [critique.title for critique in evidence.critiques.values()]


def _with_theme(folder: Folder, spoil: Callable[[dict[str, Any]], None]) -> Folder:
    theme = yaml.load(folder.texts[THEME], Loader=yaml.BaseLoader)
    spoil(theme)
    return replace(folder, texts={**folder.texts, THEME: yaml.safe_dump(theme, allow_unicode=True)})


def _print(folder: Folder) -> Printed:
    pdf, problems = print_extract(sound(read_guide(folder)), Extract())
    assert problems == ()
    assert pdf is not None
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(page.extract_text() for page in reader.pages)
    return Printed(pdf, _plain(text), frozenset(_bookmarks(reader.outline)))


def _bookmarks(outline: Any) -> list[str]:
    found: list[str] = []
    for entry in outline:
        found += [str(entry.title)] if isinstance(entry, Destination) else _bookmarks(entry)
    return found


def _plain(text: str) -> str:
    """Return text without white space, which a line's end changes."""
    return re.sub(r"\s+", "", text)
