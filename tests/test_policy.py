"""The published site gives nothing away: what its pages may do, keep, tell, and what they name."""

import base64
import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

from generator.build import build_guide
from generator.publishing.mkdocs_run import build_site
from generator.publishing.offline_copy import COPY
from generator.publishing.policy import headers_files
from generator.reading.folder import HOME, Folder
from tests.browser import Reader
from tests.invented import INVENTED
from tests.sites import headers_of, served

AXE = HOME / "tests/node/node_modules/axe-core/axe.min.js"

HOSTILE = """
<script>window.ran = "script"</script>
<img src="x" alt="" onerror="window.ran = 'handler'">
<p id="styled" style="position: fixed">A</p>
<style>#styled { color: rgb(1, 2, 3) }</style>
<a id="lure" href="javascript:window.ran = 'link'">B</a>
<iframe src="https://evil.example/"></iframe>
"""
"""What would run if a text of a record or a page ever stood unescaped in a page."""

NOTHING = {"local": {}, "session": {}, "cookies": "", "databases": 0, "caches": 0}


@pytest.fixture(scope="module")
def spoiled(invented_folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a guide as if escaping had failed: HTML that runs, in the text of a page."""
    site = tmp_path_factory.mktemp("spoiled") / "site"
    table = "\n| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n"
    page = f"# Trial\n\n[out](https://example.org/a) [in](index.md)\n{table}"
    texts = {**invented_folder.texts, "content/trial.md": page}
    built = build_guide(replace(invented_folder, texts=texts), with_pdf=False, with_copy=True)
    assert built.rendered is not None, built.report
    spoilt = {**built.rendered.texts}
    spoilt["trial.md"] += f"\n{HOSTILE}\n"
    rendered = replace(built.rendered, texts=spoilt)
    assert build_site(INVENTED, HOME, replace(built, rendered=rendered), site)
    with zipfile.ZipFile(site / COPY) as archive:
        archive.extractall(site.parent)
    return site


def _pages(*sites: Path) -> Iterator[tuple[Path, Any]]:
    for site in sites:
        for path in sorted(site.rglob("*.html")):
            yield path, html.fromstring(path.read_bytes())


def _policy(page: Any) -> str:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return str(policy)


def _fingerprint(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


# What pages say


def test_the_policy_comes_first_in_every_page_and_is_that_of_the_headers(
    real_site: Path, invented_site: Path
) -> None:
    for site in (real_site, invented_site):
        says = headers_of(site)
        assert says["Referrer-Policy"] == "no-referrer"
        assert says["X-Content-Type-Options"] == "nosniff"
        assert "geolocation=()" in says["Permissions-Policy"]
        for path, page in _pages(site):
            first, second = page.find("head")[:2]
            assert first.get("http-equiv") == "Content-Security-Policy", path
            assert (
                f"{first.get('content')}; frame-ancestors 'none'" == says["Content-Security-Policy"]
            ), path
            assert (second.get("name"), second.get("content")) == ("referrer", "no-referrer")
            # A browser looks for the encoding in the first kilobyte.
            assert b'charset="utf-8"' in path.read_bytes()[:1024], path


def test_the_policy_lets_in_no_more_than_the_sites_own_files(real_site: Path) -> None:
    policy = _policy(html.fromstring((real_site / "index.html").read_bytes()))
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules.pop("default-src") == ["'none'"]
    assert rules.pop("base-uri") == ["'none'"]
    assert rules.pop("form-action") == ["'self'"]  # the search of the page for missing addresses
    assert rules.pop("img-src") == ["'self'", "data:"]
    for name, allowed in rules.items():
        assert allowed[0] == "'self'", name
        assert all(one.startswith("'sha256-") for one in allowed[1:]), name
    assert "unsafe" not in policy
    assert "*" not in policy


def test_no_page_has_a_script_a_style_or_a_handler_of_its_own_but_the_two_that_are_named(
    real_site: Path, invented_site: Path
) -> None:
    found = set()
    for path, page in _pages(real_site, invented_site):
        policy = _policy(page)
        for element in page.iter("script", "style"):
            if element.get("src") or "json" in (element.get("type") or ""):
                continue
            assert path.name == "404.html"
            assert _fingerprint(element.text) in policy
            found.add(element.tag)
        for element in page.iter():
            own = [name for name in element.attrib if name == "style" or name.startswith("on")]
            assert own == [], path
    assert found == {"script", "style"}


def test_links_that_lead_out_tell_nothing(real_site: Path, invented_site: Path) -> None:
    seen = 0
    for path, page in _pages(real_site, invented_site):
        for link in page.xpath("//a[starts-with(@href, 'http')]"):
            if path.name != "404.html":  # it links to the guide itself
                assert link.get("rel") == "noopener noreferrer", path
                seen += 1
    assert seen > 30


# What browsers do


def test_a_reader_meets_no_report_and_leaves_no_trace(reader: Reader, invented_site: Path) -> None:
    """Every page is opened by tests/test_site.py; here a reader does something on each kind."""
    kinds = {path.relative_to(invented_site).parent: path for path in invented_site.rglob("*.html")}
    with served(invented_site) as address:
        for path in kinds.values():
            reader.opens(f"{address}/{path.relative_to(invented_site).as_posix()}")
        reader.opens(f"{address}/index.html")
        reader.page.locator("input[name=query]").press_sequentially("key")
        reader.page.wait_for_selector(".guide-search__list li")
        reader.page.emulate_media(color_scheme="dark")
        reader.page.emulate_media(color_scheme="light")
        assert reader.kept() == NOTHING
        reader.page.locator(".guide-search__list li a").first.click()
        reader.page.wait_for_load_state()
        assert reader.kept() == NOTHING
        reader.note()
    assert reader.said == []


def test_the_choice_of_colours_alone_is_kept(reader: Reader, invented_site: Path) -> None:
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    with served(invented_site) as address:
        reader.opens(f"{address}/index.html")
        assert reader.page.evaluate(scheme) == "default"
        reader.page.locator("label[for=__palette_1]").click()
        reader.page.wait_for_function(f"{scheme} === 'slate'")
        kept = reader.kept()
        ((name, value),) = kept.pop("local").items()
        assert name.endswith("/some/where/.__palette")
        assert json.loads(value)["color"]["scheme"] == "slate"
        assert kept == {name: kind for name, kind in NOTHING.items() if name != "local"}
        reader.opens(f"{address}/themes/keys-go-missing.html")
        assert reader.page.evaluate(scheme) == "slate"
        reader.note()
    assert reader.said == []


def test_a_browser_that_keeps_nothing_shows_the_pages_all_the_same(
    reader: Reader, invented_site: Path
) -> None:
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    with served(invented_site) as address:
        reader.opens(f"{address}/index.html")
        reader.page.locator("label[for=__palette_1]").click()
        reader.page.wait_for_selector("body[data-md-color-scheme=slate]")
        reader.note()
    assert reader.said == []


def test_the_page_for_a_missing_address_keeps_its_look_and_its_way_home(
    reader: Reader, invented_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(invented_site, site)
    with served(site) as address:
        reader.opens(f"{address}/themes/missing.html")
        assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(250, 248, 243)"
        )
        reader.note()
    assert [said for said in reader.said if "404" not in said] == []


@pytest.mark.parametrize("place", ["server", "disk"])
def test_what_gets_into_a_page_does_not_run(reader: Reader, spoiled: Path, place: str) -> None:
    with served(spoiled) as address:
        page = f"{address}/trial.html"
        if place == "disk":
            page = (spoiled.parent / "guide" / "trial.html").as_uri()
        reader.opens(page)
        reader.page.locator("#lure").click()
        reader.page.wait_for_function("reports.length >= 6")
        reader.note()
        ran, colour, place_on_page = reader.page.evaluate(
            """[window.ran, getComputedStyle(styled).color, getComputedStyle(styled).position]"""
        )
    assert (ran, place_on_page) == (None, "static")
    assert colour != "rgb(1, 2, 3)"
    stopped = {report.split(":")[0] for report in reader.said}
    wanted = {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "frame-src"}
    assert wanted <= stopped


def test_columns_are_aligned_and_links_tell_nothing_without_a_style_in_the_page(
    reader: Reader, spoiled: Path
) -> None:
    with served(spoiled) as address:
        reader.opens(f"{address}/trial.html")
        aligned = reader.page.evaluate(
            """[...document.querySelectorAll("article td, article th")]
                .map(cell => getComputedStyle(cell).textAlign.replace("-webkit-", ""))"""
        )
        rels = reader.page.evaluate(
            """[...document.querySelectorAll("article p > a")].map(link => link.rel)"""
        )
    assert aligned == ["left", "center", "right"] * 2
    assert rels[:2] == ["noopener noreferrer", ""]


def test_the_copy_for_the_disk_has_the_policy_of_the_disk(spoiled: Path) -> None:
    pages = list(_pages(spoiled.parent / "guide"))
    assert len(pages) > 50
    for path, page in pages:
        policy = _policy(page)
        assert "script-src 'self' file: 'sha256-" in policy, path
        assert "connect-src 'none'" in policy, path
        assert "unsafe" not in policy
    assert not [
        spoiled.parent / "guide" / name
        for name in headers_files("")
        if (spoiled.parent / "guide" / name).exists()
    ]


def test_apache_is_told_the_same_as_other_hosts(invented_site: Path) -> None:
    lines = (invented_site / ".htaccess").read_text(encoding="utf-8").splitlines()
    said = [re.fullmatch(r'  Header always set (\S+) "([^"]*)"', line) for line in lines[1:-1]]
    assert {one[1]: one[2] for one in said if one} == headers_of(invented_site)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screen_readers_are_told_what_each_dialog_and_landmark_is(
    browser: Browser, invented_site: Path, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page, found = context.new_page(), []
    with served(invented_site) as address:
        for name in ("index.html", "themes/keys-go-missing.html", "downloads.html", "404.html"):
            page.goto(f"{address}/{name}")
            page.evaluate(AXE.read_text(encoding="utf-8"))
            answer = page.evaluate("axe.run()")
            found += [f"{name}: {one['id']}" for one in answer["violations"]]
            assert answer["passes"]
    context.close()
    assert found == []


# What belongs to others


def test_the_file_of_licences_names_all_that_the_site_ships(invented_site: Path) -> None:
    licences = (invented_site / "downloads/licences.txt").read_text(encoding="utf-8")
    packages = set()
    for file in invented_site.rglob("*.map"):
        for source in json.loads(file.read_text(encoding="utf-8"))["sources"]:
            packages |= set(re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", source))
    assert {"rxjs", "clipboard"} <= packages
    assert {name for name in packages if name not in licences} == set()
    assert licences.count("Permission is hereby granted, free of charge") == 2
    assert "Pictogrammers Free License" in licences
    assert 'href="downloads/licences.txt"' in (invented_site / "downloads.html").read_text()
