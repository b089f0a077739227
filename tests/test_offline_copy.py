"""The offline copy: one zip that is unpacked and read from the disk, with its search."""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Request

from generator.publishing.offline_copy import COPY, SUMS, Finisher, zip_of_site

RESERVED = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
"""What no file's name may hold on Windows."""


@pytest.fixture(scope="module")
def site(real_site: Path) -> Path:
    """The folder of the real guide's site, finished."""
    return real_site


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that unpacking the copy makes, below a name with a space."""
    folder = tmp_path_factory.mktemp("on the disk")
    with zipfile.ZipFile(site / COPY) as archive:
        archive.extractall(folder)
    assert [path.name for path in folder.iterdir()] == ["guide"]
    return folder / "guide"


class Reader:
    """A page in a browser that reads from the disk; it keeps what went wrong and what was asked."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", self._note_failure)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)

    def _note_failure(self, request: Request) -> None:
        """Keep what was not found; what the next page cut short did not go wrong."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.failure}: {request.url}")

    def assert_all_is_well(self) -> None:
        schemes = {url.split(":")[0] for url in self.asked}
        assert schemes <= {"file", "data", "blob", "about"}
        assert self.wrong == []


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(offline=True)
    yield Reader(context.new_page())
    context.close()


def test_the_search_works_from_the_disk(reader: Reader, copy: Path) -> None:
    page = reader.page
    page.goto((copy / "index.html").as_uri())
    page.locator("input[name=query]").press_sequentially("workload")
    page.wait_for_selector(".guide-search__list")
    page.locator(".guide-search__list a").first.click()
    page.wait_for_url("**/themes/workload-and-time.html*")
    assert "Workload" in page.locator("article h1").inner_text()
    reader.assert_all_is_well()


def test_a_reader_goes_by_links_alone(reader: Reader, copy: Path) -> None:
    page = reader.page
    page.goto((copy / "index.html").as_uri())
    followed = [
        ("lessons.html", "lessons/"),
        ("critiques.html", "critiques/"),
        ("themes.html", "themes/"),
        ("sources.html", "sources/"),
        ("glossary.html", "glossary.html"),
        ("downloads.html", "downloads.html"),
    ]
    for address, below in followed:
        page.goto((copy / address).as_uri())
        link = page.locator(f"article a[href*='{below}']").first if below.endswith("/") else None
        if link:
            link.click()
            page.wait_for_url(f"**/{below}*")
        assert page.locator("article h1").inner_text()
    reader.assert_all_is_well()


def test_every_page_opens_without_a_word_of_complaint(reader: Reader, copy: Path) -> None:
    pages = sorted(copy.rglob("*.html"))
    assert len(pages) > 150
    for path in pages[::5]:
        reader.page.goto(path.as_uri())
    reader.assert_all_is_well()


def test_every_link_of_the_copy_leads_to_a_file_in_it(copy: Path) -> None:
    checked = 0
    for path in copy.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for link in re.findall(r'\b(?:href|src)="([^"]+)"', text):
            if re.match(r"(https?|mailto|data):", link):
                continue
            assert not link.startswith("/"), f"{path}: {link} starts at the disk's root"
            address = unquote(link.partition("#")[0].partition("?")[0])
            assert not address or (path.parent / address).resolve().is_file(), f"{path}: {link}"
            checked += 1
    assert checked > 5000


def test_the_copy_says_that_it_is_one_and_offers_none(site: Path, copy: Path) -> None:
    online = (site / "downloads.html").read_text(encoding="utf-8")
    offline = (copy / "downloads.html").read_text(encoding="utf-8")
    assert f'href="{COPY}"' in online
    assert COPY not in offline
    assert "<p>This is a copy." in offline
    assert "<p>This is a copy." not in re.sub(r"<!--.*?-->", "", online, flags=re.DOTALL)
    assert not (copy / COPY).exists()


def test_each_file_is_offered_with_its_size(site: Path) -> None:
    page = html.fromstring((site / "downloads.html").read_bytes())
    offered = {
        str(link.get("href")): str(entry.text_content())
        for entry in page.iterfind(".//article//li")
        for link in entry.iterfind("a")
    }
    files = {path.relative_to(site).as_posix() for path in (site / "downloads").iterdir()}
    assert files | {"feed.xml"} <= set(offered)
    for address in files:
        assert _as_size((site / address).stat().st_size) in offered[address], address


def test_the_copy_leaves_no_size_open(copy: Path) -> None:
    page = (copy / "downloads.html").read_text(encoding="utf-8")
    assert "size of" not in page
    assert f"SHA256SUMS</code>, {_as_size((copy / SUMS).stat().st_size)}" in page


def _as_size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1000))} kB"


def test_every_page_says_which_edition_it_is_of(copy: Path) -> None:
    for path in copy.rglob("*.html"):
        assert "First edition, 23 November 2026." in path.read_text(encoding="utf-8")


def test_the_fingerprints_are_those_of_the_files(site: Path, copy: Path) -> None:
    for folder in (site, copy):
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
        there = {path.name for path in (folder / SUMS).parent.iterdir()} - {Path(SUMS).name}
        assert set(sums) == there
        for name, digest in sums.items():
            content = ((folder / SUMS).parent / name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == digest


def test_the_names_in_the_copy_suit_every_system(site: Path) -> None:
    with zipfile.ZipFile(site / COPY) as archive:
        names = archive.namelist()
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(name) < 150
        assert not any(RESERVED.search(part) for part in name.split("/"))
        assert ".." not in name.split("/")


def test_the_same_site_gives_the_same_bytes_from_any_folder(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(site, other)
    day = date(2026, 11, 23)
    assert zip_of_site(other, day) == zip_of_site(site, day)
    assert zip_of_site(other, day) != zip_of_site(site, date(2026, 11, 24))


def test_a_site_without_a_copy_offers_none(tmp_path: Path) -> None:
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/a.csv").write_text("a", encoding="utf-8")
    finisher = Finisher(date(2026, 11, 23), str, with_copy=False)
    finisher.finish(tmp_path)
    assert [made.address for made in finisher.downloads] == [SUMS]
    assert not (tmp_path / COPY).exists()
    assert "a.csv" in (tmp_path / SUMS).read_text(encoding="utf-8")
