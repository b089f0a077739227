"""Every text of a record is a stranger's: one corpus in every field, read in every output."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy
import yaml
from playwright.sync_api import Browser, Dialog
from pypdf import PdfReader

from generator.build import build_guide, read_guide
from generator.evidence.records import KINDS, SINGLE, Record
from generator.evidence.records.shape import Holds, fields_of
from generator.publishing.data import data_files
from generator.publishing.mkdocs_seam import build_site
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import print_extract
from generator.reading.folder import HOME, Folder, read_folder
from generator.text.problems import has_errors
from tests.invented import INVENTED, sound
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

FORMED = {"language", "mail", "doi", "pmid", "pmcid", "edit_link", "issue_link"}
"""Fields that have a form, so that nothing hostile passes the check."""


def _hostile_guide() -> Folder:
    """Return the invented guide with a hostile string at the end of each text of its records."""
    base, count = read_folder(INVENTED, {}), 0
    texts = dict(base.texts)

    def spoil(model: Any, value: dict[str, Any]) -> None:
        nonlocal count
        if '"seal"' in json.dumps(value) and "evidence" not in value:
            return  # a seal takes a fingerprint of the words and of their place
        for field in fields_of(model):
            held = value.get(field.name)
            is_text = field.value.holds is Holds.TEXT and not field.value.part
            if held is None and issubclass(model, Record) and is_text:
                held = ["More"] if field.is_list else "More"
            if held is None or field.name in FORMED | {"formerly", "not_read", "title_not_seen"}:
                continue
            if field.value.part:
                parts = held if isinstance(held, list) else [held]
                for part in parts:
                    spoil(field.value.part, part)
            elif field.value.holds is Holds.TEXT and field.value.words == ():
                if isinstance(held, list):
                    value[field.name] = [f"{text} {HOSTILE[count % len(HOSTILE)]}" for text in held]
                else:
                    value[field.name] = f"{held} {HOSTILE[count % len(HOSTILE)]}"
                count += 1

    for path, text in base.texts.items():
        model = next((m for m in (*SINGLE.values(), *KINDS.values()) if _is_of(m, path)), None)
        if model:
            value = yaml.load(text, Loader=yaml.BaseLoader)
            if "withdrawn" not in value:
                spoil(model, value)
                texts[path] = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    assert count > 100
    return replace(base, texts=texts)


def _is_of(model: Any, path: str) -> bool:
    stem = Path(path).stem
    return bool(path == model.path_for(stem)) and (not model.is_single or stem == model.noun)


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


@pytest.mark.site
def test_nothing_runs_in_a_browser_and_the_search_shows_what_was_typed(
    hostile: Folder, browser: Browser, tmp_path: Path
) -> None:
    built = build_guide(hostile, with_pdf=False)
    assert not has_errors(built.problems)
    assert build_site(INVENTED, HOME, built, tmp_path)
    index = json.loads((tmp_path / "search" / "search_index.json").read_text())
    assert [d for d in index["docs"] if any("<" in tag for tag in d.get("tags", ()))] == []
    said: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: _note(dialog, said))
    page.on("request", lambda request: said.extend(_foreign(request.url)))
    with served(tmp_path) as address:
        for html in sorted(tmp_path.rglob("*.html")):
            if "manual" in html.parts or "fields" in html.parts:
                continue
            page.goto(f"{address}/{html.relative_to(tmp_path).as_posix()}")
            said += _alive(page)
        page.goto(f"{address}/index.html")
        page.locator("input[name=query]").press_sequentially("key")
        page.wait_for_selector(".md-search-result__item")
        said += _alive(page)
    context.close()
    assert said == []


def _note(dialog: Dialog, said: list[str]) -> None:
    said.append(dialog.message)
    dialog.dismiss()


def _foreign(url: str) -> list[str]:
    return [] if re.match(r"(http://127\.0\.0\.1|data:|blob:)", url) else [url]


def _alive(page: Any) -> Iterator[str]:
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
