"""What the guide counts of itself: on the terminal, and as a table for other programs."""

import io
import re

import pytest
from pypdf import PdfReader

from generator.build import Reading
from generator.evidence.evidence import Evidence
from generator.publishing.markdown.templates import render
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import print_extract
from generator.publishing.words import Words
from generator.review.stats import counts_as_text
from tests.invented import sound


@pytest.fixture(scope="module")
def real(real_reading: Reading) -> Evidence:
    return real_reading.evidence


def test_each_line_says_what_it_counts(invented: Evidence, words: Words) -> None:
    lines = counts_as_text(invented, words.tree).splitlines()
    steps = [step for lesson in invented.lessons.values() for step in lesson.steps]
    resting = [step for step in steps if step.remedy_shown_by]
    assert f"themes: {len(invented.themes)}" in lines
    share = f"{100 * len(resting) / len(steps):.0f} %"
    told = f"steps: {len(steps)}, of which evidence shows the remedy of {len(resting)} ({share})"
    assert told in lines
    assert f"pieces of evidence: {len(invented.pieces)}" in lines


def test_groups_and_domains_are_counted_with_empty_places(invented: Evidence, words: Words) -> None:
    lines = counts_as_text(invented, words.tree).splitlines()
    start = lines.index("pieces told, by group and domain:") + 1
    rows = lines[start : start + len(invented.guide.groups)]
    counted = [row.rsplit(": ", 1)[1].split() for row in rows]
    assert all(len(row) == len(invented.placement.framework.domains) for row in counted)
    total = sum(int(cell) for row in counted for cell in row if cell != "-")
    assert total == len(invented.pieces)
    assert any(set(row) == {"-"} for row in counted)


def test_home_cover_grid_gaps_and_counts_give_the_same_numbers(real_reading: Reading) -> None:
    """Of groups that nobody asked, of those that nobody names, and of sources read by title."""
    evidence, edition = real_reading.evidence, sound(real_reading)
    voices = evidence.voices
    never, not_named, by_title = voices.never_asked(), voices.not_named(), voices.read_by_title()
    assert never
    assert not_named
    assert by_title
    told = edition.words.plain
    said = " ".join(
        [
            told("patients_page.key", n=len(never), all=len(voices.to_be_asked())),
            told("patients_page.not_named", n=len(not_named)),
            told("patients_page.by_title", n=len(by_title)),
        ]
    )
    pages = render(edition).texts
    for page in ("index.md", "heard.md", "gaps.md", "patients.md"):
        assert said in " ".join(pages[page].split()), page
    pdf, _ = print_extract(edition, Extract())
    reader = PdfReader(io.BytesIO(pdf or b""))
    for page in (reader.pages[0].extract_text(), "".join(p.extract_text() for p in reader.pages)):
        assert re.sub(r"[\s-]+", "", said) in re.sub(r"[\s\u00ad-]+", "", page)
    grid = pages["heard.md"].split("{: #by-source }")[1].split("##")[0]
    rows = [row.split("|")[1:] for row in grid.splitlines() if row.startswith("| [")]
    titles = [row for row in rows if "only the title was read" in row[0]]
    assert len(titles) == len(by_title)
    headers = next(line for line in grid.splitlines() if line.startswith("| Source")).split("|")[2:]
    for group in never:
        column = [header.strip() for header in headers].index(group.label) + 1
        assert {row[column].strip() for row in rows if row not in titles} <= {"", "not asked"}
    lines = counts_as_text(evidence, edition.words.tree)
    assert f"could read asked: {len(never)} ({', '.join(g.label for g in never)})" in lines
    assert f"broader one was asked: {len(not_named)} (" in lines
    assert f"asking nobody that we could read: {len(by_title)}\n" in lines


def test_plain_texts_of_the_real_guide_are_plain(real: Evidence) -> None:
    assert real.plainness.together() <= 8
    assert [theme.id for theme, grade in real.plainness.by_theme() if grade > 12] == []


def test_names_and_explained_words_do_not_make_a_text_hard(invented: Evidence) -> None:
    readability = invented.plainness._readability
    term = max(invented.glossary.terms, key=lambda term: len(term.term)).term
    assert readability.grade(f"We like {term}.") == readability.grade("We like it.")
    assert readability.grade("Interdisciplinary implementation necessitates organisation.") > 12
    assert readability.grade("") == 0
