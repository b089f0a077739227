"""The real guide: what it must hold, and what must never stand in it or in the generator."""

import re

import pytest

from generator.build import Reading
from generator.editing.formatting import formatted_files
from generator.evidence.evidence import Evidence
from generator.publishing.markdown.templates import Rendered, render
from generator.reading.folder import HOME, read_folder
from tests.invented import sound

STUDY = "vandervaart2019"
THREAD = "s4me-thread-12024"
NAMED_BY_THE_STUDY = (
    "find-support-from-all-stakeholders",
    "align-goals-expectations-and-skills",
    "create-a-feeling-of-ownership",
)
ROWS = [f"Table 2, row {n}" for n in range(1, 10)] + [f"Table 3, row {n}" for n in range(1, 8)]


@pytest.fixture(scope="module")
def reading(real_reading: Reading) -> Reading:
    return real_reading


@pytest.fixture(scope="module")
def evidence(reading: Reading) -> Evidence:
    return reading.evidence


@pytest.fixture(scope="module")
def rendered(reading: Reading) -> Rendered:
    return render(sound(reading))


def test_there_is_nothing_to_mend(reading: Reading) -> None:
    assert reading.problems == ()


@pytest.mark.parametrize("row", ROWS)
def test_each_readable_row_is_there_once_with_its_quote(
    evidence: Evidence, rendered: Rendered, row: str
) -> None:
    pieces = [p for p in evidence.pieces.values() if (p.source, p.locator) == (STUDY, row)]
    assert len(pieces) == 1
    (quote,) = pieces[0].quotes
    assert quote.paraphrase
    assert quote.respondent
    assert re.fullmatch(r"R\d+", quote.respondent)
    theme = evidence.relations.placed(pieces[0].id).theme
    page = rendered.texts[f"themes/{theme.id}.md"]
    assert f"#{quote.id} " in page
    assert f"(../sources/{STUDY}.md), {row}." in page


def test_the_cut_row_is_a_gap_and_no_evidence(evidence: Evidence, rendered: Rendered) -> None:
    assert "Row 10" in rendered.texts["gaps.md"]
    assert not [p for p in evidence.pieces.values() if p.locator == "Table 2, row 10"]


def test_eight_voices_stand_behind_the_rows(evidence: Evidence) -> None:
    quotes = [s for s in evidence.placed_quotes if s.piece.source == STUDY]
    said = [s for s in quotes if s.quote.respondent]
    assert len(said) == len(ROWS)
    assert len({s.quote.respondent for s in said}) == 8


@pytest.mark.parametrize("number", range(1, 6))
def test_each_key_theme_is_evidence(evidence: Evidence, number: int) -> None:
    place = f"Abstract, Results, key theme {number}"
    assert [p for p in evidence.pieces.values() if (p.source, p.locator) == (STUDY, place)]


def test_each_domain_has_a_theme(evidence: Evidence) -> None:
    placement = evidence.placement
    assert all(placement.placed_within(domain) for domain in placement.framework.domains)


def test_lessons_are_worked_out(evidence: Evidence) -> None:
    assert len(evidence.lessons) >= 15
    for lesson in evidence.lessons.values():
        assert 4 <= len(lesson.steps) <= 8
        assert {"patient", "carer"} <= {question.role for question in lesson.questions}
        assert lesson.signs
        assert lesson.cautions
        assert lesson.strategies
    for lesson_id in NAMED_BY_THE_STUDY:
        assert evidence.lessons[lesson_id].named_in[0].source == STUDY


def test_at_least_half_of_all_steps_answer_a_reported_problem_or_were_tried(
    evidence: Evidence,
) -> None:
    steps = [step for lesson in evidence.lessons.values() for step in lesson.steps]
    shown = [step for step in steps if step.problem_shown_by + step.remedy_shown_by]
    assert 2 * len(shown) >= len(steps)


def test_each_point_of_critique_has_its_status_and_an_open_reply(
    evidence: Evidence, rendered: Rendered
) -> None:
    of_the_thread = [c for c in evidence.critiques.values() if c.source == THREAD]
    assert len(of_the_thread) == 6
    for critique in of_the_thread:
        assert critique.reply.state == "not-yet-asked"
        page = rendered.texts[f"critiques/{critique.id}.md"]
        assert "Nobody has asked them yet." in page
        assert f"(../sources/{critique.source}.md), {critique.locator}" in page


def test_each_critique_shows_what_speaks_for_it_and_against_it(evidence: Evidence) -> None:
    for critique in evidence.critiques.values():
        assert critique.evidence_for
        assert critique.evidence_against
        assert critique.settled_by


def test_the_workload_row_stands_in_the_theme_of_that_name(evidence: Evidence) -> None:
    theme = evidence.relations.placed("vandervaart2019-t3-6").theme
    assert theme.id == "workload-and-time"
    theme = evidence.relations.placed("vandervaart2019-t2-3").theme
    assert theme.id == "self-efficacy"


def test_the_generator_names_no_guide(reading: Reading) -> None:
    """Another study, framework or disease needs new YAML, not new Python."""
    names = re.compile(r"icbt|fatigue|inner.setting|van der vaart", re.IGNORECASE)
    checked = 0
    for folder in ("generator", "site_templates"):
        for path in sorted((HOME / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".ttf"}:
                assert not names.search(path.read_text(encoding="utf-8")), path
                checked += 1
    assert checked > 50
    assert any(names.search(text) for text in reading.folder.texts.values())


def test_the_guide_is_in_order() -> None:
    texts = read_folder(HOME, environment={}).texts
    assert sorted(formatted_files(texts)) == [], "run `guide check --fix`"
