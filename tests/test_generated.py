"""What the check lets pass can be built: guides with texts by chance become a site, PDFs and data.

`GUIDES=200 pytest tests/test_generated.py` tries more of them.
"""

import logging
import os
import random
from dataclasses import replace
from pathlib import Path

import markdown
import pytest

from generator.build import build_guide, read_guide
from generator.evidence.records.name import Name
from generator.evidence.records.shape import FieldOfRecord
from generator.publishing.built import Built
from generator.publishing.mkdocs_run import build_site
from generator.reading.folder import HOME, Folder, read_folder
from generator.text.problems import Severity, has_errors
from tests.invented import INVENTED
from tests.respelled import respelled
from tests.test_trust import HOSTILE

GUIDES = int(os.environ.get("GUIDES", "2"))
"""How many guides are made."""

LETTERS = [
    "abcdefghijklmnopqrstuvwxyz     .,",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789",
    "àéîõüçñßøåæœłđžşğıİ ÀÉÎÕÜ",
    "αβγδεζηθικλμνξοπρστυφχψω άέή",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "\"'`‘’“”«»–—…()[]{}<>*_~#|\\/^$&%@!?+=-:;,.",
]
"""Kinds of signs that the fonts of the PDFs have."""

OTHERS = [
    "Sie nennt es “zu viel”\n\nund meint das auch so.",
    "1. one\n2. two",
    "    four spaces before",
    "- a\n- b",
    "# no heading",
    "http://example.org/a_b?c=d&e=f#g <b@example.org>",
    "a" * 400,
    "12. January",
    "CBT",
    "R. (unclear)",
    "\\",
    "{",
    "]",
    "'",
]
"""Texts that mean something to a format that the guide is written in."""


NAMES = {name for name in Name.model_fields if name != "literal"}


def _text(chance: random.Random) -> str:
    """Return a text of words, of odd ones among them."""
    words = []
    for _ in range(chance.choice([1, 2, 5, 20, 60])):
        signs = chance.choice(LETTERS)
        word = "".join(chance.choices(signs, k=chance.randint(1, 12)))
        words.append(chance.choice([*HOSTILE, *OTHERS]) if chance.random() < 0.1 else word)
    return " ".join(words)


def _generated(base: Folder, seed: int) -> Folder:
    chance = random.Random(seed)

    def respell(_: str, field: FieldOfRecord) -> str:
        text = _text(chance).replace("＝", "=")  # no font of ours has this sign
        if field.name in NAMES:
            text = text.replace(",", "")  # a comma parts names
        return f"A {text if field.ours else ' '.join(text.split())[:400]}".strip()

    return respelled(base, respell)


@pytest.fixture(scope="module", params=range(GUIDES))
def generated(request: pytest.FixtureRequest) -> Folder:
    """A guide that the check lets pass, with texts by chance."""
    folder = _generated(read_folder(INVENTED, {}), request.param)
    found = read_guide(folder).problems
    assert [p for p in found if p.severity is Severity.ERROR] == []
    return folder


@pytest.mark.pdf
@pytest.mark.site
def test_what_the_check_lets_pass_can_be_built(generated: Folder, tmp_path: Path) -> None:
    built = build_guide(generated, with_pdf=True, with_copy=True)
    assert not has_errors(built.problems), built.report
    assert build_site(INVENTED, HOME, built, tmp_path)
    made = {path.suffix for path in (tmp_path / "downloads").iterdir()}
    assert made >= {".pdf", ".json", ".csv", ".ris", ".bib", ".zip"}


@pytest.fixture
def built(invented_folder: Folder) -> Built:
    """The invented guide, ready to be shown."""
    return build_guide(invented_folder, with_pdf=False)


def test_a_page_that_stops_mkdocs_is_told_with_its_file(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    convert = markdown.Markdown.convert

    def stumbles(self: markdown.Markdown, text: str) -> str:
        if "\n# Keys go missing" in text:
            raise RecursionError("too deep")
        return convert(self, text)

    monkeypatch.setattr(markdown.Markdown, "convert", stumbles)
    with caplog.at_level(logging.WARNING, "mkdocs"):
        assert not build_site(INVENTED, HOME, built, tmp_path)
    assert "themes_data/themes/keys-go-missing.yaml:1:1: error[page-text]" in caplog.text
    assert "too deep" in caplog.text


def test_a_warning_of_mkdocs_is_told_with_its_file(
    built: Built, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert built.rendered
    page = "lessons/teach-before-lending.md"
    texts = {**built.rendered.texts, page: f"{built.rendered.texts[page]}\n\n[a](nowhere.md)\n"}
    spoiled = replace(built, rendered=replace(built.rendered, texts=texts))
    with caplog.at_level(logging.WARNING, "mkdocs"):
        assert not build_site(INVENTED, HOME, spoiled, tmp_path)
    assert "themes_data/lessons/teach-before-lending.yaml:1:1: error[page-text]" in caplog.text
    assert "nowhere.md" in caplog.text
