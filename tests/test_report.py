"""How a problem is shown: the place, the line, the mark under the spot, and what to do."""

import json

import pytest
from jsonschema import Draft7Validator

from generator.publishing.catalogue import MISTAKES
from generator.reading.folder import HOME
from generator.review.report import as_json, as_sarif, as_text, as_workflow_commands, summary
from generator.text.problems import Location, Problem, Severity

SARIF = HOME / "tests/node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
"""The schema of SARIF 2.1.0, installed from npm by `make test`."""


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


# For programs


HOSTILE = Problem(
    Location("themes_data/a,b:c.yaml", 3, 7),
    "unknown-id",
    "There is no 100% `x`.\n::error::Not a command",
    "Do this,\r\nthen: that.",
)


def test_a_workflow_command_stands_on_one_line_and_names_the_place() -> None:
    shown = as_workflow_commands([HOSTILE])
    assert shown == (
        "::error file=themes_data/a%2Cb%3Ac.yaml,line=3,col=7,title=unknown-id::"
        "There is no 100%25 `x`.%0A::error::Not a command%0ADo this,%0D%0Athen: that."
    )


def test_each_severity_has_its_command() -> None:
    shown = [
        as_workflow_commands([Problem(Location("a"), "x-y", "m", severity=severity)])
        for severity in Severity
    ]
    assert [line.split()[0] for line in shown] == ["::error", "::warning", "::notice"]


def test_json_holds_every_part_of_a_problem() -> None:
    read = json.loads(as_json([HOSTILE], {"themes_data/a,b:c.yaml": "themes/a.html"}))
    assert read["version"] == 1
    assert read["problems"] == [
        {
            "path": "themes_data/a,b:c.yaml",
            "line": 3,
            "column": 7,
            "severity": "error",
            "code": "unknown-id",
            "message": HOSTILE.message,
            "help": HOSTILE.help,
            "page": "themes/a.html",
        }
    ]


@pytest.mark.parametrize("site", [None, "https://guide.example/"])
def test_sarif_is_valid_and_names_the_place(site: str | None) -> None:
    problems = [HOSTILE, Problem(Location("b.yaml"), "some-code", "m", severity=Severity.NOTE)]
    log = json.loads(as_sarif(problems, MISTAKES, "1.0", site))
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    errors = list(Draft7Validator(schema).iter_errors(log))
    assert [error.message for error in errors] == []
    run = log["runs"][0]
    second, first = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert second["level"] == "note"
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "unknown-id"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "themes_data/a%2Cb:c.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    assert ("helpUri" in rules[0]) is (site is not None)
    if site:
        assert rules[0]["helpUri"] == f"https://guide.example/manual/{rules[0]['id']}.html"


def test_the_schema_of_sarif_refuses_what_is_wrong() -> None:
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    assert not Draft7Validator(schema).is_valid({"version": "2.1.0", "runs": [{}]})


def test_the_page_of_a_file_stands_below_its_last_problem() -> None:
    text = as_text(
        [problem(1), problem(2), problem(1, path="b.yaml")],
        {"a.yaml": "x: y\n"},
        {"a.yaml": "a.html"},
    )
    assert text.count("page: a.html") == 1
    assert text.index("a.yaml:1:2") < text.index("page: a.html") < text.index("b.yaml")
