"""What the guide is made with: pinned, named in a bill, asked about, and reviewed as a program."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from packaging.utils import canonicalize_name
from referencing import Registry, Resource

from generator.build import read_guide
from generator.publishing.data import data_files
from generator.reading.folder import HOME, Folder
from scripts.audit import told
from scripts.materials import FILES_OF_OTHERS, UNKNOWN, licence, pinned
from tests.invented import sound
from tests.test_package import PROJECT

LOCKS = {path.name: path.read_text(encoding="utf-8") for path in HOME.glob("requirements*.lock")}
EXTRAS = {"": "build", "-test": "test", "-benchmark": "benchmark", "-tools": "tools"}


def test_each_use_has_a_lock_in_which_every_package_has_its_hashes_and_none_an_address() -> None:
    assert set(LOCKS) == {f"requirements{word}.lock" for word in EXTRAS}
    assert set(EXTRAS.values()) == set(PROJECT["optional-dependencies"])
    for word, extra in EXTRAS.items():
        lock = LOCKS[f"requirements{word}.lock"]
        assert "://" not in lock
        packages = re.split(r"(?m)^(?=[a-z])", lock)[1:]
        assert [one for one in packages if "--hash=sha256:" not in one] == []
        named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"][extra]]
        names = {canonicalize_name(re.split("[>=]", one)[0]) for one in named}
        assert names - pinned(lock).keys() == set()


def test_what_rewrites_the_locks_is_pinned_itself() -> None:
    makefile = (HOME / "Makefile").read_text(encoding="utf-8")
    assert "pip install uv" not in makefile
    assert "uv" in pinned(LOCKS["requirements-tools.lock"])


# The bill of materials


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    """The bill of materials, as a release carries it."""
    made = [
        subprocess.run(
            [sys.executable, "-m", "scripts.materials"], cwd=HOME, capture_output=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert made[0] == made[1]
    return dict(json.loads(made[0]))


def _schema() -> Draft7Validator:
    folder = files("cyclonedx") / "schema" / "_res"
    read = {
        name: json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))
        for name in ("bom-1.6", "spdx", "jsf-0.82")
    }
    registry: Registry[Any] = Registry().with_resources(
        (f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json", Resource.from_contents(schema))
        for name, schema in read.items()
    )
    return Draft7Validator(read["bom-1.6"], registry=registry)


def test_the_bill_has_the_form_that_cyclonedx_asks_for(bill: dict[str, Any]) -> None:
    assert [error.message for error in _schema().iter_errors(bill)] == []
    assert not _schema().is_valid({**bill, "components": [{"name": "no type"}]})


def test_the_bill_names_every_package_and_every_file_of_others(bill: dict[str, Any]) -> None:
    kinds = {one["bom-ref"]: one for one in bill["components"]}
    named = {one["name"]: one["version"] for one in kinds.values() if one["type"] == "library"}
    assert named == pinned(LOCKS["requirements.lock"])
    for pattern in FILES_OF_OTHERS:
        found = {path.relative_to(HOME).as_posix() for path in HOME.glob(pattern)}
        assert found
        assert found <= kinds.keys()
    (own,) = [one for one in bill["dependencies"] if one["ref"].startswith("pkg:generic/guide@")]
    direct = {re.split("[>=]", one)[0] for one in PROJECT["dependencies"]}
    assert {ref.partition("@")[0].removeprefix("pkg:pypi/") for ref in own["dependsOn"]} == direct


def test_every_package_that_is_installed_says_its_licence() -> None:
    said = {name: licence(name) for name in pinned(LOCKS["requirements.lock"])}
    assert [name for name, its in said.items() if its == "not stated"] == []
    assert said["pydantic"] == "MIT"
    assert licence("no-such-package") == UNKNOWN


# Known weaknesses


@pytest.mark.parametrize(
    ("answers", "text", "code"),
    [
        ([], "Advisories could not be reached from here: nothing is known of any package.", 2),
        ([{"name": "a", "skip_reason": "not found"}, {"name": "b", "skip_reason": "x"}], None, 2),
        (
            [{"name": "a", "version": "1", "vulns": []}],
            "Advisories could not be reached for: b.",
            2,
        ),
        (
            [{"name": name, "version": "1", "vulns": []} for name in "aB"],
            "No weakness is known of the 2 packages.",
            0,
        ),
        (
            [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}],
            "a 1: X-1, mended in 2\nAdvisories could not be reached for: b.",
            1,
        ),
    ],
)
def test_an_audit_says_what_it_knows_and_what_it_could_not_ask(
    answers: list[dict[str, Any]], text: str | None, code: int
) -> None:
    if text is None:
        assert told({"a", "b"}, answers) == told({"a", "b"}, [])
    else:
        assert told({"a", "b"}, answers) == (text, code)


# The edition


@pytest.mark.parametrize(
    "written", ["Second", '"Second"', "'Second'", ">-\n  Second", "|\n  Second\n", "Second # new"]
)
def test_the_name_of_the_edition_is_read_however_it_is_written(
    written: str, tmp_path: Path, invented_folder: Folder
) -> None:
    guide = "themes_data/guide.yaml"
    text = re.sub(
        r"(?m)^edition: .*$", lambda _: f"edition: {written}", invented_folder.texts[guide]
    )
    folder = replace(invented_folder, texts={**invented_folder.texts, guide: text})
    edition = sound(read_guide(folder))
    (file,) = [one for one in data_files(edition) if one.file.endswith("evidence.json")]
    (tmp_path / "evidence.json").write_bytes(file.content or b"")
    said = subprocess.run(
        [sys.executable, "-m", "scripts.edition", str(tmp_path / "evidence.json")],
        cwd=HOME,
        capture_output=True,
        check=True,
    ).stdout
    assert said == b"Second\n"


# Who reviews what


def test_whatever_runs_as_a_program_has_an_owner() -> None:
    text = (HOME / ".github/CODEOWNERS").read_text(encoding="utf-8")
    owned = dict(
        line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")
    )
    assert set(owned.values()) == {"@your-organisation/maintainers"}
    assert {"/.github/", "/generator/", "/mkdocs.yml", "/Makefile", "/scripts/"} <= owned.keys()
    assert [path for path in owned if not list(HOME.glob(path.strip("/")))] == []
    listed = subprocess.run(
        ["git", "ls-files"], cwd=HOME, capture_output=True, text=True, check=True
    )
    programs = [
        path for path in listed.stdout.splitlines() if path.endswith((".py", ".sh", ".yml"))
    ]
    first = {f"/{path.partition('/')[0]}" for path in programs}
    assert {one for one in first if f"{one}/" not in owned and one not in owned} == set()
