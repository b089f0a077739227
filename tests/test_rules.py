"""The rules of evidence: each is guarded, by codes of the check or by what is tried here.

The first tests hold the table in generator/review/checks to the code and to the manual. The
others try what no record can break: how pages show what the rules ask for.
"""

import re
import sys
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from generator.build import Reading
from generator.evidence.evidence import Evidence
from generator.publishing.catalogue import MODULES
from generator.publishing.markdown.templates import render
from generator.reading.folder import read_templates
from generator.review.checks import RULES, SHAPE, Rule, publication
from generator.review.checks.check import Check
from tests.invented import sound

WORDS: Mapping[str, Any] = yaml.safe_load(read_templates()["words/en.yaml"])

ON_PAGES: Mapping[str, tuple[str, ...]] = {
    "source": ("test_a_line_without_evidence_is_marked_as_our_suggestion",),
    "words": ("test_our_own_words_are_no_quotation",),
    "voice": ("test_those_who_were_only_spoken_about_are_marked",),
    "confidence": ("test_a_level_stands_with_its_four_reasons",),
    "sides": (
        "test_both_sides_stand_at_the_same_level",
        "test_no_side_is_folded",
        "test_who_was_not_asked_for_a_reply_is_said",
    ),
    "guideline": (
        "test_where_an_action_persuades_people_may_decline",
        "test_a_statement_of_a_guideline_has_condition_country_and_date",
    ),
    "counts": ("test_a_respondent_counts_once", "test_mirrors_are_linked"),
    "badge": ("test_what_was_not_checked_carries_no_mark",),
}
"""The tests in this module that guard a rule beside its codes."""

every_rule = pytest.mark.parametrize("rule", [*RULES, SHAPE], ids=lambda rule: rule.id)


@pytest.fixture(scope="module")
def pages(invented_reading: Reading) -> Mapping[str, str]:
    return render(sound(invented_reading)).texts


# The table, the code and the manual


def test_there_are_nine_rules() -> None:
    assert len({rule.id for rule in RULES}) == 9


@every_rule
def test_a_rule_is_guarded(rule: Rule) -> None:
    tests = ON_PAGES.get(rule.id, ())
    assert rule.codes or tests
    assert [name for name in tests if not hasattr(sys.modules[__name__], name)] == []


def test_every_check_belongs_to_one_rule() -> None:
    ordered = [check for rule in (*RULES, SHAPE) for check in rule.checks]
    written = {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, Check) and module is not publication
    }
    assert sorted(c.mistake.code for c in written ^ set(ordered)) == []
    assert len(ordered) == len(set(ordered))


@every_rule
def test_a_check_is_an_affirmative_sentence(rule: Rule) -> None:
    for check in rule.checks:
        name = check.find.__name__
        assert "_" in name
        assert not re.search(r"^(check|no|not|find|test)_|_not_", name)


@every_rule
def test_the_manual_has_the_rule_with_its_codes(rule: Rule, pages: Mapping[str, str]) -> None:
    _, _, below = pages["rules.md"].partition(f"{{: #{rule.id} }}")
    section = below.partition("\n## ")[0]
    assert [code for code in rule.codes if f"[`{code}`](manual/{code}.md): " not in section] == []


# What pages show


def test_a_line_without_evidence_is_marked_as_our_suggestion(
    invented: Evidence, pages: Mapping[str, str]
) -> None:
    marked = 0
    for lesson in invented.lessons.values():
        own = sum(not line.remedy_shown_by for _, line in lesson.lines)
        said = WORDS["firmness"]["our-suggestion"]
        assert pages[f"lessons/{lesson.id}.md"].count(said) == own
        marked += own
    assert marked > 2


def test_our_own_words_are_no_quotation(invented: Evidence, pages: Mapping[str, str]) -> None:
    for said in invented.placed_quotes:
        lines = _lines_with(pages[f"themes/{said.theme.id}.md"], f"#{said.quote.id} ")
        assert lines[0].startswith(">") == bool(said.quote.verbatim)
        text = said.quote.paraphrase
        if text and re.fullmatch(r"[\w ,.;]+", text):
            assert text in lines[0]
            assert not re.search(rf"[>\"“„«]\s*{re.escape(text)}", lines[0])


def test_those_who_were_only_spoken_about_are_marked(
    invented: Evidence, pages: Mapping[str, str]
) -> None:
    marker = WORDS["theme"]["spoken_about_only"].partition("{groups}")[2]
    for theme in invented.themes.values():
        only = [piece for piece in theme.evidence if invented.voices.spoken_about_only(piece)]
        assert pages[f"themes/{theme.id}.md"].count(marker) >= len(only)
        assert (marker in pages[f"themes/{theme.id}.md"]) == bool(only)


def test_a_level_stands_with_its_four_reasons(invented: Evidence, pages: Mapping[str, str]) -> None:
    for theme in invented.themes.values():
        page, confidence = pages[f"themes/{theme.id}.md"], theme.confidence
        parts = ("methodological_limitations", "coherence", "adequacy", "relevance")
        named = [part for part in parts if f"| {WORDS['confidence'][part]} |" in page]
        assert named == ([] if confidence.level == "not-assessed" else list(parts))
        assert confidence.reason in page


def test_both_sides_stand_at_the_same_level(invented: Evidence, pages: Mapping[str, str]) -> None:
    assert invented.critiques
    for id_ in invented.critiques:
        page = pages[f"critiques/{id_}.md"]
        sides = ("evidence_for", "evidence_against")
        found = [re.findall(rf"^(#+) {WORDS['critique'][side]}\b", page, re.M) for side in sides]
        assert [len(levels) for levels in found] == [1, 1]
        assert found[0] == found[1]


def test_no_side_is_folded(invented: Evidence, pages: Mapping[str, str]) -> None:
    for id_ in invented.critiques:
        assert not re.search(r"<details|^\s*\?\?\?|^\s*===", pages[f"critiques/{id_}.md"], re.M)


def test_who_was_not_asked_for_a_reply_is_said(
    invented: Evidence, pages: Mapping[str, str]
) -> None:
    for critique in invented.critiques.values():
        assert WORDS["reply"][critique.reply.state] in pages[f"critiques/{critique.id}.md"]


def test_where_an_action_persuades_people_may_decline(
    invented: Evidence, pages: Mapping[str, str]
) -> None:
    assert {lesson.persuades for lesson in invented.lessons.values()} == {True, False}
    for lesson in invented.lessons.values():
        shown = WORDS["lesson"]["may_decline"] in pages[f"lessons/{lesson.id}.md"]
        assert shown == lesson.persuades


def test_a_statement_of_a_guideline_has_condition_country_and_date(
    invented: Evidence, pages: Mapping[str, str]
) -> None:
    for source, statement in invented.voices.guideline_statements():
        lines = _lines_with(pages[f"sources/{source.id}.md"], statement.id)
        label = invented.conditions[statement.condition].label
        for part in (label, statement.country, statement.issued[:4]):
            assert part in "\n".join(lines)


def test_a_respondent_counts_once(invented: Evidence) -> None:
    rider = [s for s in invented.placed_quotes if s.quote.respondent == "R3"]
    assert len(rider) == 2
    assert invented.voices.counts(invented.themes["mechanics-teach"]).respondents == 2


def test_mirrors_are_linked(pages: Mapping[str, str]) -> None:
    assert "(keys-go-missing.md)" in pages["themes/keys-are-easy-to-find.md"]
    assert "(keys-are-easy-to-find.md)" in pages["themes/keys-go-missing.md"]


def test_what_was_not_checked_carries_no_mark(invented: Evidence, pages: Mapping[str, str]) -> None:
    for source in invented.sources.values():
        unchecked = sum(not statement.checked for statement in source.statements)
        page = pages[f"sources/{source.id}.md"]
        assert page.count(WORDS["source"]["not_checked"]) == unchecked


def _lines_with(page: str, anchor: str) -> list[str]:
    """Return the block of a page that an anchor names: the lines around it up to blank ones."""
    blocks = re.split(r"\n\s*\n", page)
    number = next(n for n, block in enumerate(blocks) if anchor in block)
    return "\n".join(blocks[number : number + 3]).splitlines()
