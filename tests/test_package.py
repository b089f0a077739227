"""The package as pip installs it: with its templates and without a guide, and it works alone."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from generator.reading.folder import HOME

PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SETTINGS = """
site_name: Mine
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search, guide: {pdf: false}]
markdown_extensions: [admonition, attr_list, tables]
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the project, made by the pinned build back end."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=HOME, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, which stands before the clone on the path."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def own_guide(tmp_path: Path, invented_path: Path) -> Path:
    """A guide in a folder of its own."""
    shutil.copytree(invented_path / "themes_data", tmp_path / "themes_data")
    return tmp_path


def _run(installed: Path, folder: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_the_code_the_templates_and_the_licences_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    beside = {f"{PROJECT['name']}-{PROJECT['version']}.dist-info"}
    assert {name.split("/")[0] for name in names} - beside == {"generator"}
    templates = {path for path in (HOME / "site_templates").rglob("*") if path.is_file()}
    assert {f"generator/{path.relative_to(HOME).as_posix()}" for path in templates} <= names
    assert {"generator/mkdocs.yml", "generator/py.typed"} <= names
    licences = {name.partition("/licenses/")[2] for name in names if "/licenses/" in name}
    assert licences == set(PROJECT["license-files"])


def test_the_installed_command_works_without_the_clone(installed: Path, own_guide: Path) -> None:
    where = _run(installed, own_guide, "-c", "import generator; print(generator.__file__)")
    assert Path(where.strip()).is_relative_to(installed)
    _run(installed, own_guide, "-m", "generator.cli", "check")
    _run(installed, own_guide, "-m", "generator.cli", "site", "--no-pdf")
    page = (own_guide / "build/site/themes/rain-keeps-riders-away.html").read_text(encoding="utf-8")
    assert "Rain keeps riders away" in page


@pytest.mark.site
def test_plain_mkdocs_finds_the_installed_plugin(installed: Path, own_guide: Path) -> None:
    (own_guide / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (own_guide / "docs").mkdir()
    _run(installed, own_guide, "-m", "mkdocs", "build", "-q")
    assert (own_guide / "site/themes/rain-keeps-riders-away.html").is_file()
    assert not (own_guide / "site/guide.pdf").exists()


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    citation = (HOME / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^version: (.+)$", citation) == [PROJECT["version"]]


@pytest.mark.parametrize("extra", ["build", "test", "benchmark"])
def test_every_dependency_has_a_lower_bound(extra: str) -> None:
    named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"][extra]]
    assert [name for name in named if not re.fullmatch(r"[a-z0-9-]+[>=]=[0-9.]+", name)] == []
