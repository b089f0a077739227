"""Pages while they are served: a saved file shows, a broken one says so, a mended one returns."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.reading.folder import HOME
from tests.invented import INVENTED

THEME = "themes_data/themes/mechanics-teach.yaml"
PAGE = "themes/mechanics-teach.html"
PATIENCE = 60.0
"""How many seconds a rebuild may take on a busy machine."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the invented guide with a page by hand and settings of its own, as in a clone."""
    shutil.copytree(INVENTED / "themes_data", tmp_path / "themes_data")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/house-rules.md").write_text("# House rules\n\nAsk first.\n")
    (tmp_path / "mkdocs.yml").write_text(
        f"INHERIT: {HOME / 'mkdocs.yml'}\ntheme: {{custom_dir: {HOME / 'site_templates/theme'}}}\n",
        encoding="utf-8",
    )
    return tmp_path


@contextmanager
def _serving(*command: str) -> Iterator[str]:
    """Run a command that serves, with a free port put in for PORT, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    filled = [part.replace("PLACE", place) for part in command]
    process = subprocess.Popen(
        [sys.executable, "-m", *filled], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(lambda: "<html" in _read(f"http://{place}/index.html"))
        yield f"http://{place}"
    finally:
        process.terminate()
        process.wait()


def _read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return ""


def _wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "This did not come about in time."
        time.sleep(0.2)


def test_a_change_a_mistake_and_its_mending_show_in_the_browser(copy: Path, page: Page) -> None:
    theme = copy / THEME
    sound = theme.read_text(encoding="utf-8")
    with _serving("mkdocs", "serve", "-f", str(copy / "mkdocs.yml"), "-a", "PLACE") as address:
        page.goto(f"{address}/{PAGE}")
        key = page.locator("article .key")
        expect(key).to_contain_text("explains the repair")

        theme.write_text(sound.replace("explains the", "explains each"), encoding="utf-8")
        expect(key).to_contain_text("explains each repair", timeout=PATIENCE * 1000)

        theme.write_text(sound.replace("valence:", "valense:", 1), encoding="utf-8")
        article = page.locator("article")
        expect(article).to_contain_text("`valense` is not a field", timeout=PATIENCE * 1000)
        expect(article).to_contain_text(THEME)
        assert article.locator(f'a[href="/{PAGE}"]').count() == 1
        expect(key).to_contain_text("explains each repair")
        assert "<html" in _read(f"{address}/index.html")

        theme.write_text(sound, encoding="utf-8")
        expect(key).to_contain_text("explains the repair", timeout=PATIENCE * 1000)
        expect(article).not_to_contain_text("valense")


def test_a_guide_that_is_broken_from_the_start_is_served_once_it_is_mended(copy: Path) -> None:
    guide = copy / "themes_data/guide.yaml"
    sound = guide.read_text(encoding="utf-8")
    guide.write_text(sound.replace("title:", "titel:", 1), encoding="utf-8")
    with _serving("generator.cli", "--root", str(copy), "serve", "--address", "PLACE") as address:
        assert "`titel` is not a field" in _read(f"{address}/index.html")
        guide.write_text(sound, encoding="utf-8")
        _wait_for(lambda: "titel" not in _read(f"{address}/index.html"))
        assert re.search(r"<h1[^>]*>Lending bicycles", _read(f"{address}/index.html"))
