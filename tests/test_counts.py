"""What the guide counts of itself: on the terminal, and as a table for other programs."""

import pytest

from generator.build import Reading
from generator.evidence.evidence import Evidence
from generator.publishing.words import Words
from generator.review.stats import counts_as_text


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


def test_plain_texts_of_the_real_guide_are_plain(real: Evidence) -> None:
    assert real.plainness.together() <= 8
    assert [theme.id for theme, grade in real.plainness.by_theme() if grade > 12] == []


def test_names_and_explained_words_do_not_make_a_text_hard(invented: Evidence) -> None:
    readability = invented.plainness._readability
    term = max(invented.glossary.terms, key=lambda term: len(term.term)).term
    assert readability.grade(f"We like {term}.") == readability.grade("We like it.")
    assert readability.grade("Interdisciplinary implementation necessitates organisation.") > 12
    assert readability.grade("") == 0
