"""How firm each line of a lesson is: computed, told in the same words, and never too firm."""

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.build import Reading, read_guide
from generator.evidence.evidence import Evidence
from generator.evidence.firmness import KINDS, OF_PROBLEMS, OF_REMEDIES, REMARKS, Level
from generator.publishing.data import data_files
from generator.publishing.markdown.templates import render
from generator.publishing.words import Words
from generator.reading.folder import Folder
from generator.review.stats import counts_as_text
from tests.invented import sound

TWO, ONE, OTHER, UNCLEAR = (  # two respondents; one; one of another source; of unclear direction
    "example-a-2021-t1-1", "example-a-2021-t1-2", "example-b-2022-q4", "example-b-2022-q6",
)  # fmt: skip
THEME = "themes_data/themes/keys-are-easy-to-find.yaml"


def evidence_with(folder: Folder, edits: dict[str, tuple[str, str]]) -> Evidence:
    texts = dict(folder.texts)
    for path, (old, new) in edits.items():
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new)
    return read_guide(replace(folder, texts=texts), in_print=False).evidence


@pytest.mark.parametrize(
    ("pieces", "level", "remarks"),
    [
        ([], Level.SUGGESTION, ()),
        ([ONE], Level.ONE_PERSON, ()),
        ([ONE, ONE], Level.ONE_PERSON, ()),
        ([TWO], Level.ONE_SOURCE, ()),
        ([ONE, TWO], Level.ONE_SOURCE, ()),
        ([ONE, OTHER], Level.SEVERAL, ()),
        ([UNCLEAR], Level.ONE_SOURCE, ("direction-unclear",)),
        ([UNCLEAR, OTHER], Level.ONE_SOURCE, ("direction-unclear-in-part",)),
        (["example-a-2021-t1-3"], Level.ONE_SOURCE, ()),
        (["example-a-2021-t1-3", "example-c-2022-s1-form"], Level.ONE_SOURCE, ()),
    ],
)
def test_no_line_is_firmer_than_its_pieces(
    invented: Evidence, pieces: list[str], level: Level, remarks: tuple[str, ...]
) -> None:
    found = invented.footing.of_remedy(pieces)
    assert (found.level, found.remarks) == (level, remarks)
    assert invented.footing.of_problem([]).level is Level.NOT_REPORTED


def test_sources_of_one_project_count_once(invented_folder: Folder) -> None:
    path = "themes_data/sources/example-b-2022.yaml"
    joined = evidence_with(
        invented_folder, {path: ("country:", "project: harbour-libraries\ncountry:")}
    )
    assert joined.footing.of_remedy([ONE, OTHER]).level is Level.ONE_SOURCE


def test_nobody_knows_whether_two_quotes_without_a_number_are_of_one_person(
    invented_folder: Folder,
) -> None:
    found = evidence_with(invented_folder, {THEME: ("        respondent: L1\n", "")})
    assert found.footing.of_remedy([TWO]).level is Level.ONE_SOURCE
    unnumbered = found.pieces[TWO].quotes[0]
    alone = {"        respondent: L1\n": "", "        respondent: L2\n": ""}
    assert unnumbered.respondent is None
    texts = dict(invented_folder.texts)
    for old, new in alone.items():
        texts[THEME] = texts[THEME].replace(old, new)
    neither = read_guide(replace(invented_folder, texts=texts), in_print=False).evidence
    assert neither.footing.of_remedy([TWO]).level is Level.ONE_SOURCE


def test_another_illness_and_another_form_of_care_are_said(invented_folder: Folder) -> None:
    path = "themes_data/sources/example-b-2022.yaml"
    other = evidence_with(
        invented_folder,
        {
            path: (
                "[cargo-bicycles, folding-bicycles]\ndelivered: in-person",
                "unicycles\ndelivered: online",
            )
        },
    )
    assert other.footing.of_remedy([OTHER]).remarks == REMARKS[1:]
    in_part = tuple(f"{remark}-in-part" for remark in REMARKS[1:])
    assert other.footing.of_remedy([ONE, OTHER]).remarks == in_part
    both = evidence_with(invented_folder, {path: ("delivered: in-person", "delivered: both")})
    assert both.footing.of_remedy([OTHER]).remarks == ()


def test_every_level_and_remark_has_its_words(words: Words) -> None:
    assert set(words.tree["firmness"]) == {level.value for level in Level}
    remarks = {f"{remark}{part}" for remark in REMARKS for part in ("", "-in-part")}
    assert set(words.tree["firmness_remark"]) == remarks


@pytest.mark.parametrize("name", ["invented", "real"])
def test_stats_site_print_and_data_give_the_same_numbers(
    name: str, request: pytest.FixtureRequest, words: Words
) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    reading: Reading = request.getfixturevalue(f"{name}_reading")
    edition = sound(reading)
    footing = edition.evidence.footing
    expected = [
        (words.plain(f"firmness.{level.value}"), [found[level][kind] for kind in KINDS])
        for levels, found in ((OF_REMEDIES, footing.remedies()), (OF_PROBLEMS, footing.problems()))
        for level in levels
    ]
    lines = [line for lesson in edition.evidence.lessons.values() for line in lesson.lines]
    assert sum(sum(counts) for _, counts in expected) == 2 * len(lines)

    told = counts_as_text(edition.evidence, words.tree)
    in_stats = re.findall(
        r"(?m)^  ([^:\n]+): \d+ \(actions (\d+), steps (\d+), questions (\d+), signs (\d+)\)$", told
    )
    assert [(label, [int(n) for n in numbers]) for label, *numbers in in_stats] == expected

    page = render(edition).texts["lessons.md"]
    on_page = re.findall(r"(?m)^\| ([^|]+) \|((?: \d+ \|){5})$", page)
    assert [
        (label, [int(n) for n in re.findall(r"\d+", row)][:4]) for label, row in on_page
    ] == expected

    pages = PdfReader(site / "downloads/guide.pdf").pages
    printed = " ".join(" ".join(sheet.extract_text() for sheet in pages).split())
    for label, counts in expected:
        assert " ".join((label, *map(str, counts), str(sum(counts)))) in printed

    files = {file.file: file.content or b"" for file in data_files(edition)}
    data = json.loads(files["evidence.json"])["firmness"]
    rows = [*data["remedies"], *data["problems"]]
    assert [(row["firmness"], [row[kind] for kind in KINDS]) for row in rows] == expected
    in_json = Counter(line["remedy_firmness"] for line in data["lines"])
    tables = ("lessons", "lesson-steps", "lesson-questions", "lesson-signs")
    in_tables = Counter(
        row["remedy_firmness"]
        for table in tables
        for row in csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline=""))
    )
    assert in_json == in_tables
    for label, counts in expected[: len(OF_REMEDIES)]:
        assert sum(n for said, n in in_tables.items() if said.split(",")[0] == label) == sum(counts)
