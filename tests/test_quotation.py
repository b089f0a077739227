"""Quotations: words are found in their source or not, and a run of words shared with it is seen."""

import pytest

from generator.text.quotation import Match, find, fingerprint, normalised, shared_run, word_diff
from generator.text.words import word_count

SOURCE = """
The baker said, “Bread is never late; buses are.” The mayor dis-
agreed: ‘Bread is late as well.’ The baker sells half-
baked rolls, and fi\u00adnest cakes – of all kinds.
"""


# Finding a quote


@pytest.mark.parametrize(
    "quote",
    [
        "Bread is never late; buses are.",
        "The mayor disagreed: 'Bread is late as well.'",
        "half-baked rolls",
        "\ufb01nest cakes - of\nall  kinds.",
        "Bread is late",
    ],
)
def test_a_quote_is_found_whatever_the_printer_did(quote: str) -> None:
    assert find(quote, "", "", SOURCE).match is Match.ONCE


@pytest.mark.parametrize("quote", ["bread is never late", "Bread is never", "\u00ad", "Cats."])
def test_a_quote_is_found_only_as_it_stands(quote: str) -> None:
    found = find(quote, "", "", SOURCE).match is Match.ONCE
    assert found is (quote == "Bread is never")


def test_a_quote_that_stands_twice_is_told_apart_by_the_words_around_it() -> None:
    assert find("Bread is", "", "", SOURCE).match is Match.AMBIGUOUS
    assert find("Bread is", "disagreed: '", "", SOURCE).match is Match.ONCE
    assert find("Bread is", "", " never late", SOURCE).match is Match.ONCE
    assert find("is is", "", "", "It is is is so.").match is Match.AMBIGUOUS


def test_a_part_of_a_word_is_no_place_for_a_quote() -> None:
    assert find("able to come", "", "", "We were unable to come.").match is not Match.ONCE


def test_a_quote_between_other_words_is_shown_with_them() -> None:
    found = find("buses are", "never late, ", "", SOURCE)
    assert found.match is Match.DIFFERENT
    assert found.difference == "never late[-,-]{+;+} buses are"


def test_the_nearest_passage_is_shown_as_a_word_diff() -> None:
    found = find("Bread is seldom late; buses are.", "", "", SOURCE)
    assert found.match is Match.DIFFERENT
    assert found.difference == "Bread is [-seldom-]{+never+} late; buses are."
    assert find("Fish swim far from any shore.", "", "", SOURCE).match is Match.NOT_FOUND
    assert find("Bread", "", "", "").match is Match.NOT_FOUND


def test_a_word_diff_shows_what_each_side_has_alone() -> None:
    assert word_diff("a b c", "a c d") == "a [-b-] c {+d+}"


def test_a_line_end_joins_a_word_unless_the_other_text_parts_it() -> None:
    assert normalised("imple-\n  mentation") == "implementation"
    assert normalised("top-\ndown", "a top-down rule") == "top-down"
    assert normalised("state-of-\nthe-\r\nart", "state of the art") == "state-of-the-art"
    assert normalised("Worm-\nSmeitink, 2019-\n2020") == "Worm-Smeitink, 2019-2020"


# Paraphrases


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("We know: bread IS never late, buses are!", "bread is never late buses"),
        ("The mayor disagreed; bread comes late.", None),
        ("I like baked rolls and finest cakes.", "baked rolls and finest cakes"),
        ("never late; buses are", None),
    ],
)
def test_five_words_in_a_row_are_too_many(text: str, run: str | None) -> None:
    assert shared_run(text, SOURCE) == run


def test_runs_that_others_wrote_do_not_count() -> None:
    title = "Bread is never late"
    text = f"The paper {title.lower()} is wrong."
    source = f"Somebody wrote about {title!r} is wrong, I think."
    assert shared_run(text, source) == "bread is never late is"
    assert shared_run(text, source, length=6) == "bread is never late is wrong"
    assert shared_run("Bread is never late", source, length=4) == "bread is never late"
    assert shared_run("Bread is never late", source, length=4, excepted=title) is None


def test_an_apostrophe_does_not_hide_a_run() -> None:
    assert shared_run("It don't matter at all", "it don’t matter at all") == (
        "it dont matter at all"
    )


# Fingerprints


def test_a_fingerprint_is_short_and_tells_parts_apart() -> None:
    assert len(fingerprint(["verbatim", "a", "b"])) == 16
    assert fingerprint(["a", "b c"]) != fingerprint(["a b", "c"])
    assert fingerprint(["a", "b c"]) != fingerprint(["a", "B c"])
    assert fingerprint(["a", "b c"]) == fingerprint(["a", "b\n  c"])


# Ends of lines, and words without spaces


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("a harbourmaster now", "They need a harbour\u00ad\nmaster now."),
        ("the pre- and post-war boats", "They counted the pre-\nand post-war boats."),
        ('"Late" he said', "«\u00a0Late\u00a0» he said"),
        ("»bar« und", "foo »bar« und »foo«"),
        ("船总是晚点", "他们说船总是晚点，没有人来。"),
        ("船总是晚点", "他们说船总\n是晚点。"),
        ("ไม่ได้", "ผู้ป่วยไม่ได้รับการสอบถาม"),
    ],
)
def test_a_quote_is_found_across_lines_and_without_spaces(quote: str, source: str) -> None:
    assert find(quote, "", "", source).match is Match.ONCE


def test_a_mark_belongs_to_its_sign() -> None:
    assert find("कत", "", "", "किताब").match is not Match.ONCE
    assert find("किता", "", "", "वह किताब").match is not Match.ONCE
    assert shared_run("वह किताब पढ़ती थी और सोती", "मैंने किताब पढ़ती देखी") is None


@pytest.mark.parametrize(
    ("text", "source", "is_shared"),
    [
        (
            "他们说船总是晚点，没有人来，也没有人道歉。",
            "有人写道：他们说船总是晚点，没有人来。",
            True,
        ),
        ("认知行为疗法", "他们学习认知行为疗法。", False),
        ("ผู้ป่วยไม่ได้รับการสอบถาม", "เขาบอกว่าผู้ป่วยไม่ได้รับการสอบถามเลย", True),
        ("they don\u02bct row to any market", "they don't row to any market today", True),
    ],
)
def test_a_run_is_as_long_in_every_script(text: str, source: str, is_shared: bool) -> None:
    assert (shared_run(text, source) is not None) is is_shared


def test_words_are_counted_in_every_script() -> None:
    assert word_count("A well-known ME/CFS – don't go") == 5
    assert word_count("船总是晚点，没有人来") == 5
    assert word_count("वह किताब पढ़ती थी") == 4
    assert word_count(" … ") == 0
