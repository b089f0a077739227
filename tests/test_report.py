"""How a problem is shown: the place, the line, the mark under the spot, and what to do."""

from generator.problems import Location, Problem, Severity
from generator.report import as_text, summary


def problem(column: int, line: int = 1, help_: str = "", path: str = "a.yaml") -> Problem:
    return Problem(Location(path, line, column), "some-code", "Something is wrong.", help_)


def shown(text: str, column: int) -> tuple[str, str]:
    """Return the line as shown and the line with the mark below it, both without their margin."""
    lines = as_text([problem(column)], {"a.yaml": text}).splitlines()
    return lines[1].removeprefix("    1 | "), lines[2].removeprefix("      | ")


def test_a_problem_is_shown_with_its_line_and_what_to_do() -> None:
    text = as_text([problem(8, 2, "Do this.")], {"a.yaml": "first: x\nsecond: y\n"})
    assert text == (
        "a.yaml:2:8: error[some-code] Something is wrong.\n"
        "    2 | second: y\n"
        "      |        ^\n"
        "  help: Do this.\n"
        "\n"
        "1 error"
    )


def test_the_mark_stands_under_the_column() -> None:
    line, mark = shown("title: Räder: schön", 13)
    assert line[mark.index("^")] == ":"


def test_a_tab_is_one_column_wide() -> None:
    line, mark = shown("\t\tplain: x", 3)
    assert "\t" not in line
    assert line[mark.index("^")] == "p"


def test_a_long_line_is_cut_around_the_spot() -> None:
    text = "a" * 300 + "!" + "b" * 300
    line, mark = shown(text, 301)
    assert len(line) == 100
    assert line[mark.index("^")] == "!"


def test_the_start_of_a_long_line_is_kept_where_the_spot_is_near_it() -> None:
    line, mark = shown("!" + "b" * 300, 1)
    assert (line[:2], mark) == ("!b", "^")


def test_a_spot_past_the_end_of_the_line_is_still_marked() -> None:
    assert shown("title:", 7) == ("title:", "      ^")


def test_a_place_without_text_is_named_alone() -> None:
    missing = problem(1, path="guide.yaml")
    past_the_end = problem(1, 9)
    assert as_text([missing, past_the_end], {"a.yaml": "x: y\n"}) == (
        "a.yaml:9:1: error[some-code] Something is wrong.\n"
        "\n"
        "guide.yaml:1:1: error[some-code] Something is wrong.\n"
        "\n"
        "2 errors"
    )


def test_problems_stand_in_reading_order_and_once() -> None:
    text = as_text([problem(1, 10), problem(1, 9), problem(1, 10), problem(4, 9)], {})
    places = [line.partition(" ")[0] for line in text.splitlines() if line.startswith("a.yaml")]
    assert places == ["a.yaml:9:1:", "a.yaml:9:4:", "a.yaml:10:1:"]


def test_the_summary_counts_by_severity() -> None:
    def weighing(severity: Severity) -> Problem:
        return Problem(Location("a.yaml"), "some-code", "Something.", severity=severity)

    error, warning, note = map(weighing, Severity)
    assert summary([note, error, warning, error]) == "2 errors, 1 warning, 1 note"
    assert summary([]) == "no problem"
