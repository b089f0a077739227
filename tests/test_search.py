"""The search finds words however they are spelled, in the language of the guide, also from disk."""

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from generator.build import build_guide
from generator.publishing.mkdocs_seam import build_site
from generator.publishing.offline_copy import COPY
from generator.publishing.search import language_of_search
from generator.reading.folder import HOME, Folder
from tests.invented import INVENTED
from tests.sites import served

THEME, PAGE = "themes_data/themes/keys-go-missing.yaml", "themes/keys-go-missing.html"
FINDING = "finding: Librarians without a board spent part of the day searching for keys."
SPELLED = (
    "The ferryman’s keys, Naïvely hung on the Oar/Rudder, go ‘astray’ in (Zürich) by the R&D shelf."
)


def _site(folder: Folder, finding: str, language: str, place: Path) -> Path:
    """Return the folder of the invented guide's site in a language, with another finding."""
    texts = dict(folder.texts)
    assert FINDING in texts[THEME]
    texts[THEME] = texts[THEME].replace(FINDING, f"finding: {json.dumps(finding)}")
    guide = "themes_data/guide.yaml"
    texts[guide] = texts[guide].replace("language: en", f"language: {language}")
    built = build_guide(replace(folder, texts=texts), with_pdf=False, with_copy=True)
    assert build_site(INVENTED, HOME, built, place / "site")
    with zipfile.ZipFile(place / "site" / COPY) as archive:
        archive.extractall(place)
    return place / "site"


@pytest.fixture(scope="module")
def english_site(invented_folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of an English guide."""
    return _site(invented_folder, SPELLED, "en", tmp_path_factory.mktemp("english"))


@pytest.fixture(scope="module", params=["server", "disk"])
def english(request: pytest.FixtureRequest, english_site: Path) -> Iterator[str]:
    """The address of an English guide, on a server and on the disk."""
    if request.param == "disk":
        yield (english_site.parent / "guide").as_uri()
    else:
        with served(english_site) as address:
            yield address


def _found(page: Page, address: str, words: str) -> list[str]:
    """Return the pages found for some words, best first, from the site's root."""
    page.goto("about:blank")
    page.goto(f"{address}/index.html?q={quote(words)}")
    page.wait_for_selector(".md-search-result__item")
    found = page.locator(".md-search-result__item > a:first-of-type")
    links = [link.get_attribute("href") or "" for link in found.all()]
    return [re.sub(r"[?#].*", "", link).removeprefix(f"{address}/") for link in links]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("ferryman's", "ferryman’s"),
        ("ferryman’s", "ferryman’s"),
        ("Naively", "Naïvely"),
        ("naïv", "Naïvely"),
        ("nai\N{COMBINING DIAERESIS}vely", "Naïvely"),
        ("Rudder", "Rudder"),
        ("oar/rudder", "Oar"),
        ("astray", "‘astray’"),
        ("zurich", "Zürich"),
        ("+rudder +ferryman's", "Rudder"),
        ('"Naively hung"', "Naïvely"),
    ],
)
def test_words_are_found_however_they_are_spelled_and_shown_as_they_are(
    page: Page, english: str, words: str, shown: str
) -> None:
    assert PAGE in _found(page, english, words)[:3]
    assert shown in page.locator(".md-search-result__item mark").all_inner_texts()


def test_the_words_that_were_asked_for_are_marked_on_the_page(page: Page, english: str) -> None:
    _found(page, english, "ferryman's")
    page.locator(f".md-search-result__item a[href*='{PAGE}']:has(mark)").first.click()
    page.wait_for_url(f"**/{PAGE}*")
    page.wait_for_selector("article mark")
    assert set(page.locator("article mark").all_inner_texts()) == {"ferryman’s"}


def test_what_was_not_found_is_told_as_it_was_typed(page: Page, english: str) -> None:
    _found(page, english, "Rudder Größe")
    assert page.locator(".md-search-result__terms del").first.inner_text() == "größe"


@pytest.mark.parametrize(
    ("language", "finding", "asked"),
    [
        ("de", "Die Schlüssel des Fährmanns fehlen.", ["schlussel", "Fährmann"]),
        ("zh", "他们说船总是晚点，没有人来。使用CBT治疗。", ["总是晚点", "CBT", "治疗"]),
        ("ja", "利用者の意見を聞かずにプログラムを作りました。", ["意見を聞", "プログラム"]),
        ("sgn", "Keys are naïvely lost.", ["naively"]),
    ],
)
def test_a_guide_is_searched_in_its_own_language(
    page: Page,
    invented_folder: Folder,
    tmp_path: Path,
    language: str,
    finding: str,
    asked: list[str],
) -> None:
    site = _site(invented_folder, finding, language, tmp_path)
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == ["en" if language == "sgn" else language]
    assert finding in (site / PAGE).read_text(encoding="utf-8")
    with served(site) as address:
        for words in asked:
            assert PAGE in _found(page, address, words)[:3], words
            assert page.evaluate("document.documentElement.lang") == language
    for words in asked:
        assert PAGE in _found(page, (tmp_path / "guide").as_uri(), words)[:3], words


ASK = """async ([worker, language, text, words]) => {
  const search = new Worker(worker)
  const answers = []
  let heard = () => {}
  search.onmessage = ({data}) => { answers.push(data); heard() }
  const ask = (message) => new Promise((answered, failed) => {
    heard = answered
    search.onerror = ({message}) => failed(new Error(message))
    setTimeout(() => failed(new Error("no answer")), 30000)
    search.postMessage(message)
  })
  const config = {
    lang: [language], separator: "[\\s]+", pipeline: ["stopWordFilter"],
    fields: {title: {}, text: {}, tags: {}},
  }
  const docs = [{location: "page.html", title: "Title", text}]
  await ask({type: 0, data: {config, docs, options: {suggest: true}}})
  await ask({type: 2, data: words})
  search.terminate()
  return answers[1].data.items.length
}"""
"""Asks the search's worker for some words of a text, as Material does."""


def test_every_language_that_the_search_knows_is_read_by_its_worker(
    page: Page, tmp_path: Path
) -> None:
    with as_file(files("material")) as installed:
        theirs = installed / "templates/assets/javascripts"
    shutil.copytree(theirs / "lunr", tmp_path / "lunr")
    (worker,) = (theirs / "workers").glob("search.*.js")
    ours = HOME / "site_templates/theme/assets/javascripts/spelling.js"
    (tmp_path / "workers").mkdir()
    joined = ours.read_text(encoding="utf-8") + worker.read_text(encoding="utf-8")
    (tmp_path / "workers/search.js").write_text(joined, encoding="utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    there = {path.name.split(".")[1] for path in (theirs / "lunr/min").glob("lunr.??.min.js")}
    theme: Any = SimpleNamespace(theme=SimpleNamespace(dirs=[str(theirs.parent.parent)]))
    names = {language_of_search(name, theme) for name in [*there, "en", "nb", "de-AT", "../de"]}
    assert len(names) > 20
    assert names >= {"en", "no", "de", "zh", "ja", "th", "hi"}
    with served(tmp_path) as address:
        page.goto(f"{address}/index.html")
        for name in sorted(names):
            asked = [f"{address}/workers/search.js", name, "naïvely Страница 晚点", "Naively"]
            assert page.evaluate(ASK, asked) == 1, name
            assert page.evaluate(ASK, [*asked[:3], "晚点"]) == 1, name
            assert page.evaluate(ASK, [*asked[:3], "晚来"]) == 0, name
