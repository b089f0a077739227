"""The PDF keeps the standards of archives and of accessibility, as tools of others see it.

They look at the real guide and at an invented one of 500 themes. Where a tool is missing, the test
is skipped with the reason; in CI it fails instead.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import IndirectObject, NameObject

from generator.build import Reading, read_guide
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.prints import prints
from generator.publishing.pdf.typesetting import print_extract
from tests import verapdf
from tests.invented import invented_guide, sound

HOW_TO = "`make test` installs it on Debian; elsewhere install poppler, qpdf and verapdf."


def missing(tool: str) -> NoReturn:
    """Skip a test that needs a tool, or fail it in CI."""
    said = f"NOT CHECKED: there is no {tool} here. {HOW_TO}"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


def ask(*command: str) -> subprocess.CompletedProcess[str]:
    if not shutil.which(command[0]):
        missing(command[0])
    return subprocess.run(command, capture_output=True, text=True, check=False)


def check_structure(pdf: Path) -> list[str]:
    """Return what is wrong with the file as such."""
    answer = ask("qpdf", "--check", str(pdf))
    return [] if answer.returncode == 0 else (answer.stdout + answer.stderr).splitlines()


def check_fonts(pdf: Path) -> list[str]:
    """Return the fonts that do not lie in the file, or whose signs have no Unicode."""
    lines = ask("pdffonts", str(pdf)).stdout.splitlines()[2:]
    found = [re.search(r"\b(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", line) for line in lines]
    good = [bool(font and font[1] == font[3] == "yes") for font in found]
    return [line for line, holds in zip(lines, good, strict=True) if not holds] or (
        [] if lines else ["There is no font in it."]
    )


def check_description(pdf: Path, title: str, language: str) -> list[str]:
    """Return what the file does not say of itself."""
    told = ask("pdfinfo", str(pdf)).stdout
    wanted = {
        "is tagged": re.search(r"^Tagged: +yes$", told, re.MULTILINE),
        "has its title": re.search(rf"^Title: +{re.escape(title)}$", told, re.MULTILINE),
        "has its authors": re.search(r"^Author: +\S", told, re.MULTILINE),
        "has its language": PdfReader(pdf).root_object.get("/Lang") == language,
    }
    return [name for name, holds in wanted.items() if not holds]


SORTS = ("large", "handout", "handout_large", "booklet", "domain")
"""What the site offers beside the guide, one of each sort, and one domain."""


@pytest.fixture(scope="module")
def readings(real_reading: Reading, invented_reading: Reading) -> dict[str, Reading]:
    return {
        "real": real_reading,
        "of 500 themes": read_guide(invented_guide(500)),
        "invented": invented_reading,
    }


@pytest.fixture(scope="module")
def printed(
    readings: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """A file of each guide, of each sort of the real one's, and a spoiled one."""
    real = readings["real"]
    extracts = {made.word: extract for made, extract in prints(sound(real)) if made.word != "pdf"}
    extracts["domain"] = Extract(domain=real.evidence.placement.framework.domains[-1])
    wanted = {name: (reading, Extract()) for name, reading in readings.items()}
    wanted |= {sort: (real, extract) for sort, extract in extracts.items()}
    folder, paths = tmp_path_factory.mktemp("pdf"), {}
    for name, (reading, extract) in wanted.items():
        pdf, problems = print_extract(sound(reading), extract)
        assert pdf
        assert not problems
        paths[name] = folder / f"{name}.pdf"
        paths[name].write_bytes(pdf)
    return paths | {"spoiled": spoiled(paths["invented"], folder / "spoiled.pdf")}


@pytest.fixture(scope="module")
def broken(printed: dict[str, Path]) -> dict[str, list[str]]:
    """The rules of PDF/UA-1 and PDF/A-2a that each file breaks; all are asked about at once."""
    if not verapdf.is_there():
        missing("veraPDF")
    return dict(zip(printed, verapdf.broken_rules(list(printed.values())), strict=True))


each_guide = pytest.mark.parametrize("name", ["real", "of 500 themes"])


@each_guide
def test_the_file_is_whole(printed: dict[str, Path], name: str) -> None:
    assert check_structure(printed[name]) == []


@each_guide
def test_all_fonts_lie_in_it_and_have_unicode(printed: dict[str, Path], name: str) -> None:
    assert check_fonts(printed[name]) == []


@each_guide
def test_it_says_its_title_authors_and_language_and_is_tagged(
    printed: dict[str, Path], readings: dict[str, Reading], name: str
) -> None:
    guide = readings[name].evidence.guide
    assert check_description(printed[name], guide.title, guide.language) == []


@each_guide
def test_it_keeps_the_standards(broken: dict[str, list[str]], name: str) -> None:
    assert broken[name] == []


def test_there_is_one_of_each_sort(printed: dict[str, Path], readings: dict[str, Reading]) -> None:
    assert set(printed) == {*readings, *SORTS, "spoiled"}


@pytest.mark.parametrize("sort", SORTS)
def test_the_other_pdfs_keep_the_standards(
    printed: dict[str, Path], broken: dict[str, list[str]], sort: str
) -> None:
    path = printed[sort]
    assert check_structure(path) == check_fonts(path) == broken[sort] == []


# A spoiled file is refused by each of the checks


def spoiled(whole: Path, path: Path) -> Path:
    """Write a PDF without its title, its language, its tags and its fonts."""
    writer = PdfWriter(clone_from=whole)
    for name in ("/Lang", "/MarkInfo", "/StructTreeRoot"):
        del writer.root_object[NameObject(name)]
    writer.metadata = None
    for held in list(writer._objects):
        thing = held.get_object() if isinstance(held, IndirectObject) else held
        for name in ("/FontFile2", "/FontFile3", "/ToUnicode"):
            if isinstance(thing, dict) and name in thing:
                del thing[name]
    writer.write(path)
    return path


def test_a_file_that_is_cut_off_is_refused(printed: dict[str, Path], tmp_path: Path) -> None:
    path, whole = tmp_path / "cut.pdf", printed["invented"].read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert check_structure(path)


def test_a_file_without_fonts_title_language_and_tags_is_refused(
    printed: dict[str, Path], broken: dict[str, list[str]]
) -> None:
    path = printed["spoiled"]
    assert len(check_fonts(path)) > 1
    assert check_description(path, "Lending", "en") == [
        "is tagged", "has its title", "has its authors", "has its language",
    ]  # fmt: skip
    assert any("ua1" in rule for rule in broken["spoiled"])
    assert any("2a" in rule for rule in broken["spoiled"])
