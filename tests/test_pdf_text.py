"""What records say comes out of the PDF again, sign by sign, whatever signs it is made of."""

import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.build import Reading, read_guide
from generator.publishing.edition import edition_of
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import print_extract
from generator.reading.folder import read_folder
from generator.reading.handwritten import load_content
from tests.invented import INVENTED, sound
from tests.test_pdf_validity import missing

THEME = "themes_data/themes/keys-go-missing.yaml"

LEFT_TO_RIGHT = {
    "a command": "#panic() and #let x = 1; // c /* d */ = h - i + j / k ~ -- ... 'q' \"z\"",
    "a formula": "$ x_1 $ costs $5",
    "a label": "@x and <x>",
    "a tag": "<b>bold</b> <script>alert(1)</script> &amp;",
    "marks": "* one * _ two _ *b* _c_ [a] {b} ] } {{ x }} {% y %}",
    "backslashes": "\\ back \\n \\u{41} \\",
    "backticks": "` a ` `b` ```c```",
    "letters that join": "office fluffy affine",
    "signs that are one or two": "é e\u0301 ﬁ ½ ²",
    "Greek": "Γειά σου Κόσμε",
    "Cyrillic": "Привет мир",
    "a long word": "x" * 10_000,
    "a long word of letters": "abcdefghij" * 1_000,
}

RIGHT_TO_LEFT = {
    "Arabic": "مرحبا بالعالم في هذا النص",
    "Hebrew": "שלום עולם",
    "both ways": "He said مرحبا to 12 riders",
}


def with_statement(text: str) -> Reading:
    """Return the invented guide with a text in a piece of evidence."""
    base = read_folder(INVENTED, {})
    theme = yaml.load(base.texts[THEME], Loader=yaml.BaseLoader)
    theme["evidence"][0]["statement"] = f"Start {text} end."
    written = json.dumps(theme, ensure_ascii=False)  # JSON is YAML as well
    return read_guide(replace(base, texts={**base.texts, THEME: written}), in_print=False)


def text_of(pdf: bytes, folder: Path, *, in_order_of_file: bool) -> str:
    """Return the text of the pages, without their heads and feet, as poppler reads it."""
    if not shutil.which("pdftotext"):
        missing("pdftotext")
    path = folder / "guide.pdf"
    path.write_bytes(pdf)
    within = ["-x", "0", "-y", "65", "-W", "600", "-H", "710"]
    order = ["-raw"] if in_order_of_file else []
    command = ["pdftotext", *order, *within, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def folded(text: str) -> str:
    """Return a text in one form of Unicode, without white space and marks of direction."""
    return re.sub(r"[\s\u202a-\u202e]+", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("name", [*LEFT_TO_RIGHT, *RIGHT_TO_LEFT])
def test_signs_come_out_as_they_were_written(tmp_path: Path, name: str) -> None:
    text = (LEFT_TO_RIGHT | RIGHT_TO_LEFT)[name]
    reading = with_statement(text)
    assert reading.problems == ()
    pdf, problems = print_extract(sound(reading), Extract())
    assert pdf
    assert not problems
    # Only in the order of lines does poppler turn words round that run from right to left.
    read = text_of(pdf, tmp_path, in_order_of_file=name in LEFT_TO_RIGHT)
    assert folded(f"Start {text} end.") in folded(read)


FEW_LINES = [name for name, text in LEFT_TO_RIGHT.items() if len(text) < 1000]


@pytest.mark.parametrize("name", FEW_LINES)
def test_signs_come_out_of_titles_lessons_critiques_and_pages(tmp_path: Path, name: str) -> None:
    text = LEFT_TO_RIGHT[name]
    base = read_folder(INVENTED, {})
    texts = dict(base.texts)
    spoiled = {
        THEME: ("title", "finding"),
        "themes_data/lessons/teach-before-lending.yaml": ("title", "action"),
        "themes_data/critiques/a-lesson-may-shut-people-out.yaml": ("title", "argument"),
    }
    wanted = []
    for path, fields in spoiled.items():
        record = yaml.load(texts[path], Loader=yaml.BaseLoader)
        for field in fields:
            record[field] = f"{Path(path).stem} {field} {text} end."
            wanted.append(record[field])
        record.pop("seal", None)
        texts[path] = json.dumps(record, ensure_ascii=False)
    wanted.append(f"Page {text} end.")
    texts["content/signs.md"] = f"# Signs\n\n{_in_markdown(wanted[-1])}\n"
    folder = replace(base, texts=texts)
    # Its paraphrases are not sealed, which is an error and no concern of print.
    edition, _ = edition_of(read_guide(folder).evidence, load_content(texts)[0], folder)
    pdf, problems = print_extract(edition, Extract())
    assert pdf
    assert not problems
    read = folded(text_of(pdf, tmp_path, in_order_of_file=True))
    assert [said for said in wanted if folded(said) not in read] == []


def _in_markdown(text: str) -> str:
    """Return text with which Markdown shows just that text."""
    return (
        re.sub(r"([\\`*_{}\[\]()#+.!>-])", r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")
    )


def test_an_emoji_is_printed_or_named(tmp_path: Path) -> None:
    """Emoji come from a font of the machine, where there is one."""
    text = "ok 😀 👍 🚲"
    pdf, problems = print_extract(sound(with_statement(text)), Extract())
    if pdf is None:
        (problem,) = problems
        assert problem.code == "pdf-character"
        assert problem.location.path == THEME
        assert problem.location.line == 1
        assert any(f"U+{ord(sign):X}" in problem.message for sign in "😀👍🚲")
    else:
        read = text_of(pdf, tmp_path, in_order_of_file=True)
        assert folded(f"Start {text} end.") in folded(read)


@pytest.mark.parametrize("sign", ["\0", "\x07", "\u202e", "\u2066"], ids=ascii)
@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "as it is"])
def test_signs_that_nobody_sees_are_refused_at_their_line(sign: str, escaped: bool) -> None:
    base = read_folder(INVENTED, {})
    lines = base.texts[THEME].splitlines()
    number = next(n for n, line in enumerate(lines) if "statement:" in line)
    shown = f"\\u{ord(sign):04x}" if escaped else sign
    lines[number] = f'    statement: "Start {shown} end."'
    texts = {**base.texts, THEME: "\n".join(lines)}
    reading = read_guide(replace(base, texts=texts))
    assert reading.edition is None
    (problem,) = reading.problems
    assert problem.code == "unprintable-character"
    assert problem.location.path == THEME
    assert problem.location.line == number + 1
