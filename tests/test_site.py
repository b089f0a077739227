"""The built sites in a real Chromium: the real guide, and the invented one with its addresses."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from generator.build import build_guide
from generator.reading.folder import HOME, read_folder
from tests.sites import served


def _search(page: Page, address: str, words: str) -> list[str]:
    """Return the pages found for some words, best first, from the site's root."""
    page.goto(f"{address}/index.html")
    page.locator("input[name=query]").press_sequentially(words)  # as a person types
    page.wait_for_selector(".md-search-result__item")
    found = page.locator(".md-search-result__item > a:first-of-type")
    links = [link.get_attribute("href") or "" for link in found.all()]
    return [re.sub(r"[?#].*", "", link).removeprefix(f"{address}/") for link in links]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("workload", "themes/workload-and-time.html"),
        ("informal leaders", "themes/involving-the-right-people.html"),
        ("reimbursement", "themes/reimbursement.html"),
        ("stakeholders", "lessons/find-support-from-all-stakeholders.html"),
        ("self-efficacy", "themes/self-efficacy.html"),
    ],
)
def test_search_finds_what_was_meant(page: Page, real: str, words: str, wanted: str) -> None:
    assert wanted in _search(page, real, words)[:2]


def test_search_offers_words_and_marks_them(page: Page, real: str) -> None:
    page.goto(f"{real}/index.html")
    page.locator("input[name=query]").press_sequentially("worklo")
    page.wait_for_selector(".md-search-result__item mark")
    expect(page.locator(".md-search__suggest")).to_have_text("workload")


def test_a_reader_goes_from_a_word_to_the_critique_of_its_lesson(page: Page, real: str) -> None:
    _search(page, real, "informal leaders")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url("**/themes/involving-the-right-people.html*")
    assert "informal leaders" in page.locator("article").inner_text()
    page.locator("article").get_by_role("link", name="Find support from all stakeholders").click()
    page.wait_for_url("**/lessons/find-support-from-all-stakeholders.html")
    contested = page.locator("#contested ~ ul").first
    contested.get_by_role("link", name="patients and carers were left out").click()
    page.wait_for_url("**/critiques/patients-are-not-among-the-stakeholders.html")
    headings = page.locator("article h2").all_inner_texts()
    assert any(heading.startswith("What speaks for") for heading in headings)
    assert any(heading.startswith("What speaks against") for heading in headings)


NO_ENTRIES = (
    b'{"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {"title": {}}},'
    b' "docs": []}'
)
"""An empty search index: to read the whole one takes longer than the page."""


@pytest.mark.no_cover  # of the generator nothing runs here, and measuring slows the browser's end
def test_no_page_asks_another_host_or_is_wider_than_the_screen(
    browser: Browser, real_site: Path, invented_site: Path
) -> None:
    """The invented guide names a repository and a mail address; its pages still ask nobody."""
    asked: list[Request] = []
    problems: list[str] = []
    context = browser.new_context()
    context.on("request", lambda request: asked.append(request))
    context.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    page, visited, widths = context.new_page(), 0, [1280, 390]
    for site in (real_site, invented_site):
        with served(site, {"/search/search_index.json": NO_ENTRIES}) as address:
            for path in sorted(site.rglob("*.html")):
                if visited % 40 == 39:  # one tab for all pages would fill the memory
                    page.close()
                    page = context.new_page()
                page.goto(f"{address}/{path.relative_to(site).as_posix()}")
                for width in widths:
                    page.set_viewport_size({"width": width, "height": 800})
                    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                        problems.append(f"{path.name} is wider than {width} pixels")
                widths.reverse()  # the next page starts as wide as this one ends
                visited += 1
    context.close()
    assert visited > 150
    hosts = {re.sub(r"^(\w+://[^/:]+).*", r"\1", request.url) for request in asked}
    assert {host for host in hosts if not host.startswith("data:")} == {"http://127.0.0.1"}
    assert problems == []


def test_a_citation_is_taken_along_with_one_tap(browser: Browser, real: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for address in ("themes/workload-and-time.html", "critiques/online-saves-money.html"):
        page.goto(f"{real}/{address}")
        citations = page.locator("#about-this-page ~ pre")
        assert citations.count() == 3
        for number in range(3):
            citation = citations.nth(number)
            citation.locator("button").click()
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied.strip() == citation.locator("code").inner_text().strip()
            assert "first edition" in copied.lower()
            assert "2026" in copied
    context.close()


def test_a_missing_page_leads_back_below_any_path(page: Page, real: str) -> None:
    for missing in ("missing.html", "themes/missing.html", "frameworks/cfir-2009/a/b.html"):
        response = page.goto(f"{real}/{missing}")
        assert response is not None
        assert response.status == 404
        page.locator("#home").click()
        page.wait_for_url(f"{real}/index.html")


def test_every_link_inside_the_sites_leads_somewhere(real_site: Path, invented_site: Path) -> None:
    checked = 0
    for site in (real_site, invented_site):
        anchors = {
            path: set(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))
            for path in site.rglob("*.html")
        }
        for path in anchors:
            if path.name == "404.html":
                continue
            for link in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', path.read_text(encoding="utf-8")):
                if re.match(r"\w+:", link):
                    continue
                address, _, anchor = link.partition("#")
                target = (path.parent / address).resolve() if address else path
                assert target.is_file(), f"{path}: {link}"
                if anchor and target.suffix == ".html":
                    assert anchor in anchors[target] | {"__skip"}, f"{path}: {link}"
                checked += 1
    assert checked > 2000


def test_item_pages_name_their_file_and_lists_their_folder(real_site: Path) -> None:
    for kind in ("themes", "lessons", "critiques", "sources"):
        for path in (real_site / kind).glob("*.html"):
            if not (HOME / f"themes_data/{kind}/{path.stem}.yaml").exists():
                continue  # the address that a record had before leads on to it
            assert f"themes_data/{kind}/{path.stem}.yaml" in path.read_text(encoding="utf-8")
        text = (real_site / f"{kind}.html").read_text(encoding="utf-8")
        assert f"<code>themes_data/{kind}</code>" in text
    for path in (HOME / "content").glob("*.md"):
        text = (real_site / f"{path.stem}.html").read_text(encoding="utf-8")
        assert f"content/{path.name}" in text


def test_without_a_repository_no_address_is_invented(real_site: Path) -> None:
    text = (real_site / "themes/workload-and-time.html").read_text(encoding="utf-8")
    assert "<code>themes_data/themes/workload-and-time.yaml</code>" in text
    assert "mailto:" not in text
    assert "/edit/" not in text


@pytest.mark.site
def test_the_environment_of_a_workflow_gives_the_addresses(tmp_path: Path) -> None:
    shutil.copytree(HOME / "themes_data", tmp_path / "themes_data")
    environment = {
        "GITHUB_SERVER_URL": "https://code.example",
        "GITHUB_REPOSITORY": "someone/guide",
        "GUIDE_SITE_URL": "https://guide.example/some/where/",
    }
    built = build_guide(read_folder(tmp_path, environment), with_pdf=False)
    assert built.rendered is not None
    text = built.rendered.texts["themes/workload-and-time.md"]
    path = "themes_data/themes/workload-and-time.yaml"
    assert f"(https://code.example/someone/guide/edit/main/{path})" in text
    assert (
        "November 23, 2026. https://guide.example/some/where/themes/workload-and-time.html" in text
    )
