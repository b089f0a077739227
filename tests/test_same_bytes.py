"""The same guide gives the same bytes, whatever the locale, time zone, hash seed and flags."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.reading.folder import HOME
from tests.invented import INVENTED

PLAIN = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1", "PYTHONOPTIMIZE": ""}

WAYS = {
    "no locale": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "the first to see a day": {"TZ": "Pacific/Kiritimati"},
    "another hash seed": {"PYTHONHASHSEED": "77"},
    "without docstrings and asserts": {"PYTHONOPTIMIZE": "2"},
}


def _made(out: Path, way: dict[str, str], *verb: str, umask: int = 0o022) -> dict[str, bytes]:
    """Return the files below `out` that the command writes in an environment, by their path."""
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "--root", str(INVENTED), *verb],
        env={**os.environ, **PLAIN, **way, "PYTHONPATH": str(HOME), "NO_MKDOCS_2_WARNING": "1"},
        cwd=out.parent,
        capture_output=True,
        text=True,
        umask=umask,
    )
    assert done.returncode == 0, done.stderr
    found = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def _same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    assert sorted(one) == sorted(other)
    assert [path for path, content in one.items() if other[path] != content] == []
    return len(one) > 0


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The pages as Markdown, made in a plain environment."""
    out = tmp_path_factory.mktemp("plain") / "pages"
    return _made(out, {}, "markdown", str(out))


@pytest.mark.parametrize("way", WAYS)
def test_pages_are_the_same_everywhere(pages: dict[str, bytes], tmp_path: Path, way: str) -> None:
    out = tmp_path / "pages"
    assert _same(pages, _made(out, WAYS[way], "markdown", str(out)))


@pytest.mark.site
def test_a_site_with_its_data_is_the_same_everywhere(tmp_path: Path) -> None:
    everything = {name: value for way in WAYS.values() for name, value in way.items()}
    one, other = tmp_path / "one", tmp_path / "other"
    plain = _made(one, {}, "site", "--no-pdf", "--out", str(one))
    odd = _made(other, everything, "site", "--no-pdf", "--out", str(other), umask=0o077)
    assert _same(plain, odd)
    assert "downloads/evidence.json" in plain


@pytest.mark.pdf
def test_a_pdf_is_the_same_everywhere(tmp_path: Path) -> None:
    everything = {name: value for way in WAYS.values() for name, value in way.items()}
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    plain = _made(one, {}, "pdf", "--large-print", "--out", str(one))
    assert _same(plain, _made(other, everything, "pdf", "--large-print", "--out", str(other)))
