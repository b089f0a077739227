"""The built sites in a real Chromium: the real guide, and the invented one with its addresses."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from generator.build import build_guide
from generator.publishing.offline_copy import COPY
from generator.reading.folder import HOME, read_folder
from tests.sites import served

QUERIES = [
    ("GP", "lessons/keep-the-team-talking"),
    ("ME", "critiques/adults-online-were-not-asked"),
    ("time", "themes/workload-and-time"),
    ("cost", "themes/reimbursement"),
    ("insurance", "themes/reimbursement"),
    ("vergoeding", "themes/reimbursement"),
    ("dropout", "lessons/learn-from-those-who-left"),
    ("drop-out", "lessons/learn-from-those-who-left"),
    ("pacing", "themes/deadlines-and-autonomy"),
    ("harm", "critiques/surveys-report-harm"),
    ("side effects", "critiques/surveys-report-harm"),
    ("is it safe", "critiques/surveys-report-harm"),
    ("can I say no", "lessons/let-people-choose-and-decline"),
    ("how long does a therapist need per patient", "themes/workload-and-time"),
    ("manager", "roles/manager"),
    ("carer", "roles/carer"),
    ("wrokload", "themes/workload-and-time"),
    ("organisational change", "themes/internal-developments"),
    ("email", "themes/written-communication"),
    ("waiting list", "themes/assessing-needs"),
    ("download", "downloads"),
    ("CFS", "critiques/adults-online-were-not-asked"),
    ("stakeholders", "lessons/find-support-from-all-stakeholders"),
    ("motivation", "themes/patients-motivation"),
    ("informal leaders", "themes/involving-the-right-people"),
    ("self-efficacy", "themes/self-efficacy"),
    ("Therapist's training", "themes/training"),
    ("burden", "themes/workload-and-time"),
    ("privcay", "themes/privacy"),
    ("no internet", "themes/access-and-sign-up"),
    ("spouse", "roles/carer"),
    ("what if I stop", "lessons/learn-from-those-who-left"),
    ("GDPR", "lessons/guard-privacy"),
    ("teenager", "themes/fixed-programme"),
]
"""What people who have never seen the guide type, and a page that helps them."""


def _search(page: Page, words: str) -> list[str]:
    """Return the pages found for some words, best first, without the site's address."""
    box = page.locator("#guide-search")
    box.fill("")
    box.press_sequentially(words)  # as a person types
    expect(page.locator(".guide-search__said")).to_contain_text(f"on “{words}”")
    links = [link.get_attribute("href") or "" for link in page.locator(RESULT).all()]
    return [link.removesuffix(".html") for link in links]


RESULT = ".guide-search__list a"


@pytest.mark.parametrize("place", ["server", "disk"])
def test_search_finds_what_was_meant(
    page: Page, real: str, real_site: Path, tmp_path: Path, place: str
) -> None:
    if place == "disk":
        with zipfile.ZipFile(real_site / COPY) as archive:
            archive.extractall(tmp_path)
        page.goto((tmp_path / "guide" / "index.html").as_uri())
    else:
        page.goto(f"{real}/index.html")
    found = {words: _search(page, words)[:3] for words, _ in QUERIES}
    assert [q for q in QUERIES if not any(url.endswith(q[1]) for url in found[q[0]])] == []


def test_search_says_what_the_guide_has_nothing_on(page: Page, real: str) -> None:
    page.goto(f"{real}/index.html")
    page.locator("#guide-search").fill("long covid")
    expect(page.locator(".guide-search__said")).to_contain_text("no source asked people")


def test_a_reader_goes_from_a_word_to_the_critique_of_its_lesson(page: Page, real: str) -> None:
    page.goto(f"{real}/index.html")
    _search(page, "informal leaders")
    page.locator(RESULT).first.click()
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
        with served(site) as address:
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
        page.locator("main a.home").click()
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


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_each_door_is_on_the_first_screen_and_leads_on(
    browser: Browser, real: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(f"{real}/index.html")
    doors = page.locator("#doors + ul > li")
    assert doors.count() == 5
    bottom = page.evaluate(
        """Math.max(...[...document.querySelectorAll("#doors + ul > li > p:first-child")]
            .map(door => door.getBoundingClientRect().bottom))"""
    )
    doors.nth(3).click()
    page.wait_for_url("**/roles/patient.html")
    context.close()
    assert bottom <= (size[1] if size[0] > 1000 else 1250)
