"""The search finds words however they are spelled, in every script, from a server and the disk."""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from generator.build import build_guide
from generator.publishing.mkdocs_run import build_site
from generator.publishing.offline_copy import COPY
from generator.publishing.search import MOST_PAGES, Entry, entry_of, index_files
from generator.reading.folder import HOME, Folder
from generator.text.words import folded_words
from tests.browser import Reader
from tests.invented import INVENTED
from tests.sites import served

THEME, PAGE = "themes_data/themes/keys-go-missing.yaml", "themes/keys-go-missing.html"
FINDING = "finding: Librarians without a board spent part of the day searching for keys."
SPELLED = (
    "The ferryman’s keys, Naïvely hung on the Oar/Rudder, go ‘astray’ in (Zürich) by the R&D shelf;"
    " a drop-out."
)
LINK = ".guide-search__list a"


def _site(folder: Folder, finding: str, language: str, place: Path) -> Path:
    """Return the folder of the invented guide's site in a language, with another finding."""
    texts = dict(folder.texts)
    assert FINDING in texts[THEME]
    texts[THEME] = texts[THEME].replace(FINDING, f"finding: {json.dumps(finding)}")
    guide = "themes_data/guide.yaml"
    texts[guide] = texts[guide].replace("language: en", f"language: {language}")
    texts[guide] += (
        "lay_words:\n- {words: [sleutels, lost property], themes: keys-go-missing}\n"
        "- {words: flying carpets, answer: Nobody asked about flying carpets.}\n"
    )
    built = build_guide(replace(folder, texts=texts), with_pdf=False, with_copy=True)
    assert built.rendered, built.report
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
    expect(page.locator(".guide-search__said")).to_contain_text(re.compile(" on “|Nobody"))
    links = [link.get_attribute("href") or "" for link in page.locator(LINK).all()]
    return [link.removeprefix(f"{address}/") for link in links]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("ferryman's", "ferryman"),
        ("ferryman’s", "ferryman"),
        ("Naively", "Naïvely"),
        ("naïv", "Naïvely"),
        ("nai\N{COMBINING DIAERESIS}vely", "Naïvely"),
        ("niavely", "Naïvely"),
        ("Rudder", "Rudder"),
        ("rudders", "Rudder"),
        ("oar/rudder", "Oar"),
        ("astray", "astray"),
        ("zurich", "Zürich"),
        ("rudder ferryman's", "Rudder"),
        ("drop-out", None),
        ("dropout", None),
        ("sleutels", None),
        ("lost property", None),
    ],
)
def test_words_are_found_however_they_are_spelled_and_shown_as_they_are(
    page: Page, english: str, words: str, shown: str | None
) -> None:
    assert PAGE in _found(page, english, words)[:3]
    marked = page.locator(".guide-search__list mark").all_inner_texts()
    assert shown is None or shown in marked


def test_what_the_guide_lacks_is_said(page: Page, english: str) -> None:
    assert _found(page, english, "flying carpets") == []
    expect(page.locator(".guide-search__said")).to_have_text("Nobody asked about flying carpets.")
    assert _found(page, english, "xylophone <b>") == []
    expect(page.locator(".guide-search__said")).to_contain_text("Nothing here on “xylophone <b>”")


def test_the_search_is_used_by_keyboard(page: Page, english: str) -> None:
    page.goto(f"{english}/themes/mechanics-teach.html")
    page.keyboard.press("/")
    page.keyboard.type("rudder")
    expect(page.locator(LINK).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#guide-search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".guide-search__found")).to_be_hidden()
    page.keyboard.type("s")
    page.keyboard.press("Backspace")
    expect(page.locator(LINK).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PAGE}")


def test_nothing_is_fetched_before_somebody_searches(reader: Reader, english_site: Path) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    with served(english_site) as address:
        reader.opens(f"{address}/index.html")
        reader.page.wait_for_load_state("networkidle")
        assert [url for url in asked if "/search/" in url] == []
        reader.page.locator("#guide-search").fill("rudder")
        expect(reader.page.locator(LINK).first).to_be_visible()
        assert 0 < len([url for url in asked if "/search/" in url]) <= 4
        reader.note()
    assert reader.said == []


@pytest.mark.parametrize(
    ("language", "finding", "asked"),
    [
        ("de", "Die Schlüssel des Fährmanns fehlen.", ["schlussel", "Fährmann"]),
        ("zh", "他们说船总是晚点，没有人来。使用CBT治疗。", ["总是晚点", "CBT", "治疗", "船"]),
        ("ja", "利用者の意見を聞かずにプログラムを作りました。", ["意見を聞", "プログラム"]),
        ("th", "เรือมาสายเสมอ", ["มาสาย"]),
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
    with served(site) as address:
        for words in asked:
            assert PAGE in _found(page, address, words)[:3], words
            assert page.evaluate("document.documentElement.lang") == language


FOLDED = {
    "The Ferryman’s": ["the", "ferryman", "s"],
    "ÆØÅ Straße İstanbul": ["aeoa", "strasse", "istanbul"],
    "well-known": ["well", "known", "wellknown"],
    "ME/CFS": ["me", "cfs"],
    "船总是": ["船总", "总是"],
    "船": ["船"],
    "वह किताब": ["वह", "किताब"],
    "한국어": ["한국어"],
}


@pytest.mark.parametrize("text", FOLDED)
def test_words_are_folded(text: str) -> None:
    assert list(folded_words(text)) == FOLDED[text]


def _index(*entries: Entry) -> dict[str, list[int]]:
    """Return the pages of each word of an index, as pairs of a page and how much it counts."""
    files = index_files(entries, {}, "en")
    scripts = [text for path, text in files.items() if path.endswith(".js")]
    told = [json.loads(text[len("guideSearch(") : -2]) for text in scripts]
    words = [part.split(" ") for part in told[0]["words"]]
    pages = [one["pages"] for one in told if "pages" in one]
    parts = (zip(part, of, strict=True) for part, of in zip(words, pages, strict=True))
    return {word: found for part in parts for word, found in part}


def test_a_word_in_a_title_counts_more_than_in_a_long_text() -> None:
    title = Entry("a.html", "Workload and time", "Theme", "", (), "word " * 50, 1.0)
    text = Entry("b.html", "Other", "Theme", "", (), "time " * 9 + "word " * 900, 1.0)
    (first, most, second, less) = _index(title, text)["time"]
    assert (first, second) == (0, 1)
    assert most > less


def test_a_word_of_many_pages_keeps_those_for_which_it_counts_most() -> None:
    entries = [Entry(f"{n}.html", "P", "Theme", "", (), "common", 1.0) for n in range(MOST_PAGES)]
    named = Entry("named.html", "Common", "Theme", "", (), "", 1.0)
    kept = _index(*entries, named)["common"]
    assert len(kept) == 2 * MOST_PAGES
    assert kept[-2] == MOST_PAGES


def test_what_is_left_out_of_the_search_is_not_read() -> None:
    html = (
        '<p class="breadcrumb">Way up</p><h1 id="a">A<a class="headerlink" href="#a">¶</a></h1>'
        '<p class="key">The <em>key</em><br />sentence.</p><p>Text.</p>'
        '<h2 data-search-exclude="">About</h2><p>Left out.</p><h3>Deep</h3><p>Left out too.</p>'
        "<h2>Back</h2><p>Read again.</p>"
    )
    entry = entry_of(html, address="a.html", title="A", kind="Page", also=(), weight=1.0)
    assert entry.lead == "The keysentence."
    marked = html.replace("<h2>", '<h2 data-search-lead="">')
    assert replace(entry, lead="Read again.") == entry_of(
        marked, address="a.html", title="A", kind="Page", also=(), weight=1.0
    )
    assert entry.text == "A The key sentence. Text. Back Read again."
