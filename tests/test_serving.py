"""Pages while they are served: a saved file shows, a broken one says so, a mended one returns."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.reading.folder import HOME
from tests.invented import INVENTED
from tests.sites import PATIENCE, read_at, serving, wait_for

THEME = "themes_data/themes/mechanics-teach.yaml"
PAGE = "themes/mechanics-teach.html"


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


def test_a_change_a_mistake_and_its_mending_show_in_the_browser(copy: Path, page: Page) -> None:
    theme = copy / THEME
    sound = theme.read_text(encoding="utf-8")
    with serving("mkdocs", "serve", "-f", str(copy / "mkdocs.yml"), "-a", "PLACE") as address:
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
        assert "<html" in read_at(f"{address}/index.html")

        theme.write_text(sound, encoding="utf-8")
        expect(key).to_contain_text("explains the repair", timeout=PATIENCE * 1000)
        expect(article).not_to_contain_text("valense")


def test_a_guide_that_is_broken_from_the_start_is_served_once_it_is_mended(copy: Path) -> None:
    guide = copy / "themes_data/guide.yaml"
    sound = guide.read_text(encoding="utf-8")
    guide.write_text(sound.replace("title:", "titel:", 1), encoding="utf-8")
    with serving("generator.cli", "--root", str(copy), "serve", "--address", "PLACE") as address:
        assert "`titel` is not a field" in read_at(f"{address}/index.html")
        guide.write_text(sound, encoding="utf-8")
        wait_for(lambda: "titel" not in read_at(f"{address}/index.html"))
        assert re.search(r"<h1[^>]*>Lending bicycles", read_at(f"{address}/index.html"))
