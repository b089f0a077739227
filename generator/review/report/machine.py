"""Shows problems to programs: as JSON, SARIF 2.1.0 and GitHub workflow commands."""

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from generator.text.problems import Mistake, Problem, Severity, in_reading_order, printable

VERSION = 1
"""The version of the shape that `as_json` returns; it counts up when a field changes meaning."""

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
"""SARIF's words for how much a problem weighs."""

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
"""The workflow commands for the same."""


def as_json(problems: Iterable[Problem], pages: Mapping[str, str]) -> str:
    """Return the problems in reading order as JSON.

    `version` is VERSION; `problems` is a list of path, line and column (from 1), severity, code,
    message, help and page; `pages` gives the address of a file's page from the site's root.
    """
    listed = [
        {
            "path": problem.location.path,
            "line": problem.location.line,
            "column": problem.location.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
            "page": pages.get(problem.location.path),
        }
        for problem in in_reading_order(problems)
    ]
    return json.dumps({"version": VERSION, "problems": listed}, ensure_ascii=False, indent=2)


def as_sarif(
    problems: Iterable[Problem], mistakes: Mapping[str, Mistake], version: str, site: str | None
) -> str:
    """Return the problems in reading order as a SARIF 2.1.0 log.

    Each rule is a kind of mistake; where the site has an address, the rule leads to its page.
    `version` is that of the generator.
    """
    numbers = {code: number for number, code in enumerate(mistakes)}
    results = [
        {
            "ruleId": problem.code,
            **({"ruleIndex": numbers[problem.code]} if problem.code in numbers else {}),
            "level": LEVELS[problem.severity],
            "message": {"text": " ".join(filter(None, (problem.message, problem.help)))},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": quote(problem.location.path, safe="/:"),
                            "uriBaseId": "%SRCROOT%",
                        },
                        "region": {
                            "startLine": problem.location.line,
                            "startColumn": problem.location.column,
                        },
                    }
                }
            ],
        }
        for problem in in_reading_order(problems)
    ]
    driver = {
        "name": "guide",
        "version": version,
        "rules": [_sarif_rule(mistake, site) for mistake in mistakes.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": "The top of the repository."}}
        },
        "results": results,
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def as_workflow_commands(problems: Iterable[Problem]) -> str:
    """Return the problems in reading order as commands; GitHub shows them at their lines."""
    return "\n".join(_command(problem) for problem in in_reading_order(problems))


def _sarif_rule(mistake: Mistake, site: str | None) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": mistake.code,
        "shortDescription": {"text": mistake.means},
        "help": {"text": mistake.remedy},
    }
    if site:
        rule["helpUri"] = f"{site.rstrip('/')}/manual/{mistake.code}.html"
    return rule


def _command(problem: Problem) -> str:
    place = problem.location
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(filter(None, (problem.message, problem.help)))
    return f"::{COMMANDS[problem.severity]} {named}::{_message(message)}"


def _message(text: str) -> str:
    """Return a text as the message of a workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(text, 4000)


def _property(text: str) -> str:
    """Return a text as the value of a property of a workflow command."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
