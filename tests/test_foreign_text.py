"""What strangers typed is shown as text: no terminal obeys it, and no report grows without end."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import read_guide
from generator.reading.folder import HOME, Folder
from generator.review.report import as_text, as_workflow_commands
from generator.review.report.text import MOST_OF_A_FILE
from generator.text.problems import printable

THEME = "themes_data/themes/keys-go-missing.yaml"

TYPED = [
    "\x1b[2Jcleared",
    "\x1b]0;title\x07",
    "a\nthemes_data/guide.yaml:1:1: error[forged] y",
    "a\r::error::forged",
    "\x9b31mred",
    "right \u202e left",
    "tag \U000e0041",
    "lone \ud800",
    "line \u2028 end",
    "x" * 5_000_000,
]


@pytest.mark.parametrize("text", TYPED, ids=range(len(TYPED)))
def test_foreign_text_is_one_short_line_of_what_can_be_printed(text: str) -> None:
    assert printable(text).isprintable()
    assert len(printable(text)) < 500


@pytest.mark.parametrize("text", ["Ärzte & 患者", "a b", "`x`"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("text", TYPED[:-3], ids=range(len(TYPED) - 3))
def test_a_report_holds_no_line_that_somebody_typed(invented_folder: Folder, text: str) -> None:
    typed = "".join(f"\\U{ord(sign):08x}" for sign in text)
    texts = dict(invented_folder.texts)
    texts[THEME] = texts[THEME].replace("valence: barrier", f'valence: "{typed}"', 1)
    problems = read_guide(replace(invented_folder, texts=texts)).problems
    assert problems
    shown = as_text(problems, texts)
    assert all(line.isprintable() for line in shown.split("\n"))
    assert "\nthemes_data/guide.yaml:1:1: error[forged]" not in shown
    commands = as_workflow_commands(problems).split("\n")
    assert all(line.startswith("::") and line.isprintable() for line in commands)


def test_of_many_problems_in_a_file_the_first_are_shown_and_the_rest_counted(
    invented_folder: Folder,
) -> None:
    texts = dict(invented_folder.texts)
    texts[THEME] += "".join(f"unknown_{n}: x\n" for n in range(4000))
    problems = read_guide(replace(invented_folder, texts=texts)).problems
    shown = as_text(problems, texts)
    assert shown.count("error[unknown-field]") == MOST_OF_A_FILE
    assert "more problems" in shown
    assert "3800 more fields or entries do not fit the record" in problems[-1].message
    assert shown.endswith("201 errors")


def _guide(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "generator.cli", "--root", str(HOME), *arguments]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, cwd=HOME, text=True, stderr=subprocess.PIPE, check=False, **options
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_device_is_one_line_and_the_code_2() -> None:
    with Path("/dev/full").open("w") as full:
        done = _guide("explain", stdout=full)
    assert done.returncode == 2
    assert done.stderr == "guide: error: no space left on device\n"


def test_a_reader_who_leaves_is_no_mistake() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = _guide("explain", stdout=write)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_answer_is_utf8_whatever_the_locale() -> None:
    surroundings = {
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PATH": os.defpath,
    }
    command = [sys.executable, "-m", "generator.cli", "explain", "not-utf8"]
    done = subprocess.run(command, cwd=HOME, env=surroundings, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Café" in done.stdout.decode("utf-8")
