"""Target: a file of evidence is read, everything is checked, and the report is shown in each form.

Every problem has a place in the file. No report obeys what it quotes: each of its lines is one of
ours, and nothing in it moves a terminal.
"""

import json
import re
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from generator.build import read_guide
from generator.publishing.catalogue import MISTAKES
from generator.publishing.data import data_files
from generator.publishing.markdown.templates import render
from generator.reading.folder import decode_texts, read_folder
from generator.review.report import as_json, as_sarif, as_text, as_workflow_commands
from generator.review.report.text import MOST_OF_A_FILE
from generator.text.problems import Problem
from tests.fuzz.corpus import saved, tokens
from tests.fuzz.engine import Target
from tests.invented import INVENTED

BASE = read_folder(INVENTED, {})
FOLDER = "themes_data/"

PLACE = re.compile(r"# in: (\S+)\n")
"""The first line of an input may say which file of the invented base it stands for."""

USUAL_PLACE = "themes/keys-go-missing.yaml"

SEVERITY = r"(?:error|warning|note)"
LINE = re.compile(
    rf"|[^\s:][^:]*:\d+:\d+: {SEVERITY}\[[a-z0-9-]+\] .+| *\d+ \| .*| +\| *\^|  help: .+"
    rf"|[^\s:][^:]*: and \d+ more problems|(?:\d+ {SEVERITY}s?(?:, )?)+|no problem"
)
"""What a line of the report for people may look like."""


CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode's categories of characters that a report must not hold."""


def answer(text: str) -> Hashable:
    """Return the codes of what is wrong with an input."""
    named = PLACE.match(text)
    place = FOLDER + (named[1] if named else USUAL_PLACE)
    if place not in BASE.texts:
        place = FOLDER + USUAL_PLACE
    others = {path: other for path, other in BASE.texts.items() if path != place}
    read, not_read = decode_texts({place: text.encode("utf-8", "surrogateescape")})
    folder = replace(BASE, texts={**others, **read}, problems=not_read)
    reading = read_guide(folder)
    for problem in reading.problems:
        _has_its_place(problem, folder.texts)
    _reports_are_ours(reading.problems, folder.texts)
    if reading.edition and named and len(text) % 8 == 0:  # it takes a quarter of a second
        render(reading.edition)
        data_files(reading.edition)
    return frozenset((p.code, p.message[:12]) for p in reading.problems)


def _has_its_place(problem: Problem, texts: Mapping[str, str]) -> None:
    where = problem.location
    assert where.path.startswith(("themes_data/", "content/")), where
    if where.path in texts:
        lines = texts[where.path].split("\n")
        assert 1 <= where.line <= len(lines), where
        assert 1 <= where.column <= len(lines[where.line - 1]) + 1, where
    assert problem.message.strip(), problem
    assert problem.code in MISTAKES, problem.code


def _reports_are_ours(problems: Sequence[Problem], texts: Mapping[str, str]) -> None:
    shown = as_text(problems, texts)
    forged = [line for line in shown.split("\n") if not LINE.fullmatch(line)]
    assert not forged, forged[0]
    headers = len(re.findall(rf"(?m)^[^\s:][^:]*:\d+:\d+: {SEVERITY}\[", shown))
    by_file = [p.location.path for p in problems]
    assert headers == sum(min(MOST_OF_A_FILE, by_file.count(path)) for path in set(by_file))
    commands = as_workflow_commands(problems).split("\n") if problems else []
    assert len(commands) == len(problems)
    assert all(re.match(r"::(error|warning|notice) file=", command) for command in commands)
    in_json, in_sarif = as_json(problems, {}), as_sarif(problems, MISTAKES, "0", None)
    listed = json.loads(in_json)["problems"]
    assert [one["message"] for one in listed] == [problem.message for problem in problems]
    assert len(json.loads(in_sarif)["runs"][0]["results"]) == len(problems)
    for report in (shown, *commands, in_json, in_sarif):
        moving = {sign for sign in set(report) if unicodedata.category(sign) in CONTROLS}
        assert moving <= {"\n"}, "a report holds a control character"


def target() -> Target:
    """Return the target, with the files of the invented base and of the corpus."""
    sound = [
        f"# in: {path.removeprefix(FOLDER)}\n{text}"
        for path, text in BASE.texts.items()
        if path.startswith(FOLDER)
    ]
    return Target("yaml", [*sound, *saved("yaml").values()], tokens("yaml"), answer)
