"""What stands in .github: workflows that may do little, and forms that ask what the site asks."""

import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.cli import main
from generator.reading.folder import HOME, read_templates

GITHUB = HOME / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.stem != "config")
WORDS = yaml.safe_load(read_templates()["words/en.yaml"])["contest_page"]
MAKEFILE = (HOME / "Makefile").read_text(encoding="utf-8")
README = (HOME / "README.md").read_text(encoding="utf-8")

ACTIONS = {
    "actions/checkout": "11bd71901bbe5b1630ceea73d27597364c9af683",
    "actions/setup-python": "a26af69be951a213d495a4c3e4e4022e16d87065",
    "actions/upload-artifact": "ea165f8d65b6e75b540449e92b4886f43607fa02",
    "actions/download-artifact": "d3f86a106a0bac45b974a628896c90dbdf5c8093",
    "actions/configure-pages": "983d7736d9b0ae728b81ab479565c72886d7745b",
    "actions/upload-pages-artifact": "56afc609e74202658d3ffba0e8f6dda462b719fa",
    "actions/deploy-pages": "d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e",
}
"""The only actions that may run, each at the only commit."""

MAY_WRITE = {("publish", "deploy"): {"pages", "id-token"}, ("release", "release"): {"contents"}}
"""What a job may write to."""

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
each_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)


def _schema(name: str) -> Draft7Validator:
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    return Draft7Validator(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))


def _read(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    return dict(yaml.safe_load(re.sub(r"(?m)^on:", "'on':", text)))


def test_there_are_three_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "publish", "release"]


@each_workflow
def test_a_workflow_has_the_shape_that_github_asks_for(path: Path) -> None:
    assert [error.message for error in _schema("github-workflows").iter_errors(_read(path))] == []


def test_the_schema_of_workflows_refuses_what_is_wrong() -> None:
    assert not _schema("github-workflows").is_valid({"on": "push", "jobs": {"a": {"steps": 1}}})


@each_workflow
def test_only_known_actions_run_at_their_commits(path: Path) -> None:
    used = re.findall(r"uses: (\S+)@(\S+)  # v\d", path.read_text(encoding="utf-8"))
    assert len(used) == path.read_text(encoding="utf-8").count("uses:") > 0
    assert [action for action in used if ACTIONS.get(action[0]) != action[1]] == []


@each_workflow
def test_a_workflow_may_do_little(path: Path) -> None:
    text, workflow = path.read_text(encoding="utf-8"), _read(path)
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        writes = {what for what, how in job.get("permissions", {}).items() if how == "write"}
        assert writes == MAY_WRITE.get((path.stem, name), set())
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@each_workflow
def test_a_job_that_may_write_runs_nothing_of_this_repository(path: Path) -> None:
    for job in _read(path)["jobs"].values():
        if "write" in job.get("permissions", {}).values():
            used = {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step}
            assert used <= {"actions/download-artifact", "actions/deploy-pages"}
            commands = [step["run"] for step in job["steps"] if "run" in step]
            assert [one for one in commands if not one.startswith("gh release create ")] == []
            assert job["needs"] == "build"


@each_workflow
def test_commands_are_those_of_the_makefile(path: Path) -> None:
    for job in _read(path)["jobs"].values():
        for step in job["steps"]:
            command = step.get("run", "")
            assert "${{" not in command, "what others wrote must not become a command"
            if job["runs-on"].startswith("windows"):
                assert not command or f"\n{command}\n" in README
            elif command and not command.startswith("gh release create "):
                target = re.match(r"make ([a-z-]+)(?: |$)", command)
                assert target, command
                assert re.search(rf"^{target[1]}:", MAKEFILE, re.MULTILINE)


def test_the_check_marks_lines_tells_changes_and_keeps_the_site() -> None:
    jobs = (GITHUB / "workflows/check.yml").read_text(encoding="utf-8")
    assert "FORMAT=github AGAINST=" in jobs
    assert 'FORMAT=markdown >> "$GITHUB_STEP_SUMMARY"' in jobs
    assert "path: build/site" in jobs


def test_code_is_tested_on_all_systems_and_only_where_more_than_text_changed() -> None:
    jobs = _read(GITHUB / "workflows/check.yml")["jobs"]
    on_code = {name for name, job in jobs.items() if job.get("needs") == "touched"}
    assert on_code == {"style", "tests", "lowest", "windows", "browser", "pdf"}
    assert {jobs[name]["if"] for name in on_code} == {"needs.touched.outputs.code == 'true'"}
    matrix = jobs["tests"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert "macos" in matrix["include"][0]["system"]
    assert "windows" in jobs["windows"]["runs-on"]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("themes_data/themes/a.yaml", "code=false"),
        ("content/patients/a.md", "code=false"),
        ("themes_data/schema/theme.json", "code=true"),
        ("generator/build.py", "code=true"),
        ("README.md", "code=true"),
    ],
)
def test_a_change_of_the_text_of_the_guide_alone_is_told_apart(
    tmp_path: Path, path: str, answer: str
) -> None:
    def run(*command: str) -> str:
        return subprocess.run(
            command, cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout.strip()

    author = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    run("git", "init", "-q")
    run("git", *author, "commit", "-q", "--allow-empty", "-m", "Before")
    changed = tmp_path / path
    changed.parent.mkdir(parents=True, exist_ok=True)
    changed.write_text("changed\n", encoding="utf-8")
    run("git", "add", ".")
    makefile = str(HOME / "Makefile")
    assert run("make", "--no-print-directory", "-f", makefile, "touched", "SINCE=HEAD") == answer
    assert (
        run("make", "--no-print-directory", "-f", makefile, "touched", "SINCE=gone") == "code=true"
    )


def test_dependabot_is_asked_for_all_that_is_pinned() -> None:
    config = _read(GITHUB / "dependabot.yml")
    assert [error.message for error in _schema("dependabot").iter_errors(config)] == []
    kinds = {update["package-ecosystem"] for update in config["updates"]}
    assert kinds == {"pip", "npm", "github-actions"}


def test_the_container_for_development_sets_up_what_the_tests_need() -> None:
    text = (HOME / ".devcontainer/devcontainer.json").read_text(encoding="utf-8")
    assert json.loads(text)["postCreateCommand"] == "make tools"
    assert re.search(r"^tools:", MAKEFILE, re.MULTILINE)


def test_publishing_and_releasing_ask_first_whether_they_may() -> None:
    for name in ("publish", "release"):
        text = (GITHUB / f"workflows/{name}.yml").read_text(encoding="utf-8")
        assert text.index("make publishable") < text.index(
            "make site" if name == "publish" else "make release"
        )


def test_a_guide_without_a_mail_address_is_not_published(
    invented_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(invented_path), "check", "--to-publish"]) == 0
    for path in (invented_path / "themes_data").rglob("*.yaml"):
        target = tmp_path / path.relative_to(invented_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    guide = tmp_path / "themes_data/guide.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(re.sub(r"(?m)^mail:.*\n", "", text), encoding="utf-8")
    assert main(["--root", str(tmp_path), "check"]) == 0
    capsys.readouterr()
    assert main(["--root", str(tmp_path), "check", "--to-publish"]) == 1
    assert "error[no-mail]" in capsys.readouterr().out


@each_form
def test_a_form_has_the_shape_that_github_asks_for(path: Path) -> None:
    assert [error.message for error in _schema("github-issue-forms").iter_errors(_read(path))] == []


def test_the_choice_of_forms_has_the_shape_that_github_asks_for() -> None:
    config = _read(GITHUB / "ISSUE_TEMPLATE/config.yml")
    assert _schema("github-issue-config").is_valid(config)
    assert config["blank_issues_enabled"] is False


def test_the_forms_ask_what_the_page_asks() -> None:
    asked = {}
    for path in FORMS:
        form = _read(path)
        assert form["name"] == WORDS["to"][path.stem]
        questions = [item for item in form["body"] if item["type"] == "textarea"]
        asked[path.stem] = {item["id"]: item["attributes"]["label"] for item in questions}
    assert asked == WORDS["asked"]


@each_form
def test_a_form_warns_of_the_public_and_names_the_other_ways(path: Path) -> None:
    first = _read(path)["body"][0]["attributes"]["value"]
    assert "health" in first
    assert "by mail or on paper" in first


def test_the_hooks_before_a_commit_check_the_changed_files() -> None:
    config = yaml.safe_load((HOME / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (local,) = config["repos"]
    assert local["repo"] == "local"
    assert {hook["language"] for hook in local["hooks"]} == {"system"}
    hook, *others = local["hooks"]
    assert [other["entry"].split()[0] for other in others] == [
        ".venv/bin/ruff",
        ".venv/bin/ruff",
        ".venv/bin/mypy",
    ]
    matching = [
        path
        for path in (
            "themes_data/themes/a.yaml",
            "content/a.md",
            "themes_data/guide.yml",
            "README.md",
        )
        if re.search(hook["files"], path)
    ]
    assert matching == ["themes_data/themes/a.yaml", "content/a.md", "themes_data/guide.yml"]
    assert hook["entry"] == ".venv/bin/guide check"
    assert main(["check", str(HOME / "themes_data/guide.yaml")]) == 0
