"""Every text of a record is a stranger's: one corpus in every field, read in every output."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Dialog, Page
from pypdf import PdfReader

from generator.build import build_guide, read_guide
from generator.publishing.data import data_files
from generator.publishing.mkdocs_run import build_site
from generator.publishing.offline_copy import COPY
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import print_extract
from generator.reading.folder import HOME, Folder, read_folder
from generator.text.problems import has_errors
from tests.browser import Reader
from tests.invented import INVENTED, sound
from tests.respelled import respelled
from tests.sites import served

HOSTILE = [
    'key <img src=x onerror="alert(1)">',
    "</title></script><script>alert(1)</script>",
    "\"' onmouseover=alert(1) x=",
    "{{ config }} {% raw %} ${alert(1)} #{1}",
    "[x](javascript:alert(1)) ![x](https://evil.example/p.gif)",
    "*a* _b_ `c` ~~d~~ |e| \\f # g",
    "a;=cmd|' /C calc'!A0",
    "＝1+1",
    "{: onclick=alert(1) } !!! note",
    "R&D <5 km> &amp; &#106;",
    "-->]]><!-- #x",
    "$x$ #let y = 1 @z <w> \\u{41}",
]
"""What means something to HTML, an attribute, a template, Markdown, a spreadsheet, XML or Typst."""


def _hostile_guide() -> Folder:
    """Return the invented guide with a hostile string at the end of each text of its records."""
    strings = cycle(f"Q{n}Q {string} Z{n}Z" for n, string in enumerate(HOSTILE))
    return respelled(read_folder(INVENTED, {}), lambda held, _: f"{held} {next(strings)}")


@pytest.fixture(scope="module")
def hostile() -> Folder:
    """The guide with a hostile string in every text field."""
    return _hostile_guide()


def test_the_check_finds_nothing_wrong_with_it(hostile: Folder) -> None:
    errors = [
        p for p in read_guide(hostile, in_print=False).problems if p.severity.value == "error"
    ]
    assert {(p.code, p.message) for p in errors} == set()


def test_tables_open_as_text_with_every_separator(hostile: Folder) -> None:
    tables = [
        f for f in data_files(sound(read_guide(hostile, in_print=False))) if f.file.endswith(".csv")
    ]
    assert tables
    for file in tables:
        text = (file.content or b"").decode("utf-8")
        for separator in ",;\t":
            for row in csv.reader(text.splitlines(), delimiter=separator):
                assert [c for c in row if re.match(r"[\s\"]*[=+\-@＝＋－＠]", c)] == [], file.file


def test_references_hold_as_many_works_as_there_are(hostile: Folder) -> None:
    reading = read_guide(hostile, in_print=False)
    ris = next(f for f in data_files(sound(reading)) if f.file.endswith(".ris"))
    assert len(rispy.loads((ris.content or b"").decode())) == len(reading.evidence.sources)


@pytest.mark.pdf
def test_print_sets_it_as_text(hostile: Folder) -> None:
    # No font of ours has the wide sign of equality; that is a problem of its own kind.
    texts = {path: text.replace("＝", "=") for path, text in hostile.texts.items()}
    pdf, problems = print_extract(sound(read_guide(replace(hostile, texts=texts))), Extract())
    assert problems == ()
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf or b"")).pages)
    plain = re.sub(r"\s+", "", text)
    signs = [re.sub(r"\s+", "", sign.replace("＝", "=")) for sign in HOSTILE]
    assert [sign for sign in signs if sign not in plain] == []


@pytest.fixture(scope="module")
def hostile_site(hostile: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its site, with the copy for the disk unpacked beside it."""
    site = tmp_path_factory.mktemp("hostile") / "site"
    built = build_guide(hostile, with_pdf=False, with_copy=True)
    assert not has_errors(built.problems)
    assert build_site(INVENTED, HOME, built, site)
    with zipfile.ZipFile(site / COPY) as archive:
        archive.extractall(site.parent)
    return site


@pytest.mark.site
@pytest.mark.parametrize("place", ["server", "disk"])
def test_nothing_runs_in_a_browser_and_all_shows_as_it_was_typed(
    hostile_site: Path, reader: Reader, place: str
) -> None:
    folder = hostile_site.parent / "guide" if place == "disk" else hostile_site
    said: list[str] = []
    reader.page.on("dialog", lambda dialog: _note(dialog, said))
    reader.page.on("request", lambda request: said.extend(_foreign(request.url)))
    with served(folder) as address:
        root = folder.as_uri() if place == "disk" else address
        for html in sorted(folder.rglob("*.html")):
            if html.relative_to(folder).parts[0] not in {"manual", "fields"}:
                reader.opens(f"{root}/{html.relative_to(folder).as_posix()}")
                said += [*_alive(reader.page), *_changed(reader.page)]
        reader.opens(f"{root}/index.html")
        reader.page.locator("input[name=query]").press_sequentially("key")
        reader.page.wait_for_selector(".guide-search__list li")
        said += [*_alive(reader.page), *_changed(reader.page)]
        reader.note()
    assert said + reader.said == [], "\n".join(said)


def _note(dialog: Dialog, said: list[str]) -> None:
    said.append(dialog.message)
    dialog.dismiss()


def _foreign(url: str) -> list[str]:
    return [] if re.match(r"(http://127\.0\.0\.1|data:|blob:|file:)", url) else [url]


def _changed(page: Page) -> Iterator[str]:
    """Yield what shows on a page in another way than it was typed."""
    text = _as_compared(page.evaluate("document.body.innerText"))
    for n, string in enumerate(HOSTILE):
        for found in re.finditer(rf"Q{n}Q (.*?)(?: Z{n}Z|$)", text):
            if found[1] != _as_compared(string):
                yield f"{page.url}: {found[1][:200]}"


def _as_compared(text: str) -> str:
    """Return a text without what styles for citations change: they part pages at `&`."""
    return re.sub(r"\s*&\s*", "&", " ".join(text.split()))


def _alive(page: Page) -> Iterator[str]:
    """Yield what a record has brought to life on the page that is shown."""
    yield from page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap(element => [
          ...[...element.attributes]
            .filter(a => a.name.startsWith("on")).map(a => element.outerHTML),
          ...(/^(javascript|vbscript|data):/i.test((element.getAttribute("href") || "").trim())
            && element.tagName != "LINK" ? [element.outerHTML] : []),
          ...(element.tagName == "IMG" && /evil/.test(element.src) ? [element.outerHTML] : []),
        ])"""
    )
