"""The PDF in parts and in large print; hand-written pages in it; places and addresses in all."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from generator.build import Reading, read_guide
from generator.cli.command import main
from generator.publishing.data.places import Places
from generator.publishing.markdown.templates import render
from generator.publishing.pdf.book import book
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.prose import prose_of
from generator.publishing.pdf.typesetting import print_extract
from generator.reading.folder import HOME, BadVariableError, read_folder
from generator.reading.handwritten import HandwrittenPage
from generator.reading.page_tree import EXTENSIONS, SETTINGS
from tests.invented import INVENTED, sound


@pytest.fixture(scope="module")
def reading(real_reading: Reading) -> Reading:
    """The real guide."""
    return real_reading


@pytest.fixture(scope="module")
def whole(reading: Reading) -> PdfReader:
    """The real guide as a book."""
    return _print(reading, Extract())


@pytest.fixture(scope="module")
def pages(whole: PdfReader) -> list[str]:
    """The text of each page of that book, without white space."""
    return [_plain(page.extract_text()) for page in whole.pages]


def test_every_outline_entry_and_link_leads_to_a_page(whole: PdfReader) -> None:
    pages = {page.indirect_reference.idnum for page in whole.pages if page.indirect_reference}
    named = whole.named_destinations
    entries = _flat(whole.outline)
    assert len(entries) > 50
    assert [e.title for e in entries if whole.get_destination_page_number(e) is None] == []
    lost, seen = [], 0
    for page in whole.pages:
        for note in page.get("/Annots") or []:
            link = note.get_object()
            goal = link.get("/Dest") or link.get("/A", {}).get("/D")
            if goal is not None:
                seen += 1
                goal = goal.get_object()
                array = named[str(goal)].dest_array if isinstance(goal, str) else goal
                if not _leads_to(array, pages):
                    lost.append(goal)
    assert seen > 1000
    assert lost == []


def test_each_reference_of_the_book_is_a_link(reading: Reading, whole: PdfReader) -> None:
    words = sound(reading).words
    made = book(reading.evidence, words, content=sound(reading).content)
    labels = _labels_referred_to(made)
    assert len(labels) > 150
    linked = {
        str(goal)
        for page in whole.pages
        for note in page.get("/Annots") or []
        if isinstance(goal := note.get_object().get("/Dest"), str)
        or isinstance(goal := note.get_object().get("/A", {}).get("/D"), str)
    }
    held = labels & set(made["places"])
    assert held - linked == set()
    # Of roles, of parts of frameworks below their domains, and of itself, a book has no page.
    assert {label.split("/")[0] for label in labels - held} == {"roles", "frameworks", "index"}


def _labels_referred_to(value: Any) -> set[str]:
    """Return the labels to which the book refers: those of things of which it gives only a name."""
    if isinstance(value, dict):
        refers = "to" in value and set(value) <= {"to", "title", "locator"}
        inside = (part for name, part in value.items() if name != "address")
        return set([value["to"]] if refers else ()).union(*map(_labels_referred_to, inside))
    return set().union(*map(_labels_referred_to, value)) if isinstance(value, list) else set()


def _leads_to(array: Any, pages: set[int]) -> bool:
    if isinstance(array, DictionaryObject):
        array = array["/D"]
    first = list.__getitem__(array, 0) if isinstance(array, ArrayObject) else None
    return isinstance(first, IndirectObject) and first.idnum in pages


def test_every_item_stands_under_its_address_on_the_site(
    reading: Reading, whole: PdfReader, pages: list[str]
) -> None:
    texts = render(sound(reading)).texts
    printed = "".join(pages)
    evidence, named = reading.evidence, set(whole.named_destinations)
    kinds = {
        "themes": evidence.themes,
        "lessons": evidence.lessons,
        "critiques": evidence.critiques,
        "sources": evidence.sources,
    }
    labels = [f"{kind}/{id_}" for kind, records in kinds.items() for id_ in records]
    assert [label for label in labels if f"{label}.md" not in texts] == []
    assert [label for label in labels if label not in named] == []
    assert [label for label in labels if f"{label}.html" not in printed] == []
    addresses = Places(evidence, sound(reading).addresses)
    pieces = {p.id: addresses.of(t, p) for t in evidence.themes.values() for p in t.evidence}
    terms = {
        f"glossary/{term.id}": addresses.of(evidence.glossary, term)
        for term in evidence.glossary.terms
    }
    assert set(pieces) | set(terms) <= named
    for label, address in (pieces | terms).items():
        page, anchor = address.split(".html#")
        assert label.removeprefix("glossary/") == anchor
        assert re.search(rf"(?:#|id=\"){re.escape(anchor)}(?![\w-])", texts[f"{page}.md"]), label
    assert [id_ for id_ in pieces if not re.search(rf"{id_}(?![0-9])", printed)] == []
    # And nothing else has a name: what is no item is a page.
    others = named - set(labels) - set(pieces) - set(terms)
    assert {other for other in others if f"{other}.md" not in texts} == set()


def test_every_theme_lesson_and_critique_is_in_the_outline(
    reading: Reading, whole: PdfReader
) -> None:
    evidence, titles = reading.evidence, {entry.title for entry in _flat(whole.outline)}
    for records in (evidence.themes, evidence.lessons, evidence.critiques):
        assert {record.title for record in records.values()} <= titles


def test_a_claim_and_the_argument_against_it_stand_on_one_page(
    reading: Reading, pages: list[str]
) -> None:
    for critique in reading.evidence.critiques.values():
        said = [critique.argument, *(contested.claim for contested in critique.contests)]
        assert any(all(_plain(text) in page for text in said) for page in pages), critique.id


def test_hand_written_pages_are_in_it(reading: Reading, whole: PdfReader) -> None:
    titles = {entry.title for entry in _flat(whole.outline)}
    assert sound(reading).content
    assert {page.title for page in sound(reading).content} <= titles


def test_a_hand_out_is_short_and_holds_every_step(reading: Reading) -> None:
    for role in reading.evidence.roles.values():
        sheet = _print(reading, Extract(role=role))
        assert len(sheet.pages) <= (4 if role.id == "manager" else 5)
        text = _text(sheet)
        for _, step in reading.evidence.actions.steps_for(role):
            assert _plain(step.do) in text


def test_a_domain_prints_its_themes_and_no_others(reading: Reading) -> None:
    for domain in reading.evidence.placement.framework.domains:
        inside = {t.title for t in reading.evidence.placement.placed_within(domain)}
        titles = {entry.title for entry in _flat(_print(reading, Extract(domain=domain)).outline)}
        outside = {t.title for t in reading.evidence.themes.values()} - inside
        assert inside <= titles
        assert not (outside & titles)


def test_large_print_is_large(reading: Reading) -> None:
    sizes: set[float] = set()

    def note(text: str, _cm: Any, _tm: Any, _font: Any, size: float) -> None:
        if text.strip():
            sizes.add(size)

    roles = reading.evidence.roles.values()
    extracts = [
        Extract(large=True),
        *(Extract(role=role, large=True) for role in roles),
        *(Extract(page=page, large=True) for page in sound(reading).content),
    ]
    for extract in extracts:
        for page in _print(reading, extract).pages[:12]:
            page.extract_text(visitor_text=note)
        assert min(sizes) >= 16


@pytest.mark.parametrize(
    ("environment", "day"), [({"SOURCE_DATE_EPOCH": "86400"}, "19700102"), ({}, "20240501")]
)
def test_a_file_carries_the_moment_that_is_set_or_the_day_of_the_edition(
    invented_path: Path, environment: dict[str, str], day: str
) -> None:
    reading = read_guide(read_folder(invented_path, environment))
    assert reading.evidence.guide.published.isoformat() == "2024-05-01"
    info = _print(reading, Extract()).metadata
    assert info is not None
    assert str(info.creation_date_raw).startswith(f"D:{day}")


@pytest.mark.parametrize("moment", ["today", "-1", "9" * 12, "9" * 20, "²"])
def test_a_moment_that_is_none_is_refused(invented_path: Path, moment: str) -> None:
    with pytest.raises(BadVariableError, match="SOURCE_DATE_EPOCH"):
        read_folder(invented_path, {"SOURCE_DATE_EPOCH": moment})


@pytest.mark.parametrize("address", ["javascript:x()", "guide.example", "https://g.example/?a=1"])
def test_an_address_that_is_none_is_refused(invented_path: Path, address: str) -> None:
    with pytest.raises(BadVariableError, match="GUIDE_SITE_URL"):
        read_folder(invented_path, {"GUIDE_SITE_URL": address})


def test_a_part_that_is_not_there_gets_its_near_match(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(HOME), "pdf", "--role", "managr"])
    assert stop.value.code == 2
    assert "Did you mean `manager`?" in capsys.readouterr().err


def test_prose_is_read_with_the_extensions_of_the_site() -> None:
    text = (HOME / "mkdocs.yml").read_text(encoding="utf-8")
    named = yaml.safe_load(text)["markdown_extensions"]
    assert tuple(n if isinstance(n, str) else next(iter(n)) for n in named) == EXTENSIONS
    settings = {key: value for n in named if isinstance(n, dict) for key, value in n.items()}
    assert settings == {**SETTINGS, "toc": {"permalink": True}}


def test_prose_keeps_what_markdown_says() -> None:
    blocks = _prose(
        "# Title\n\nA **bold *and* slanted** `code` [theme](../themes/a.md) and [web](https://e.org).\n\n"
        "1. one\n2. two\n\n> said\n\n| a | b |\n| --- | --- |\n| c | d |\n\n"
        '!!! note "Mind"\n    this\n\n    ever\n'
    )
    kinds = [block["kind"] for block in blocks]
    assert kinds == ["paragraph", "list", "quote", "table", "note"]
    links = [part for part in blocks[0]["parts"] if part["kind"] == "link"]
    assert [link.get("to") or link.get("href") for link in links] == ["themes/a", "https://e.org"]
    assert blocks[1]["ordered"]
    assert blocks[3]["rows"] == [[[{"kind": "text", "text": t}] for t in "cd"]]


def test_headings_below_the_title_leave_no_level_out() -> None:
    blocks = _prose("# Title\n\n#### a\n\n## b\n\n### c\n\n# d\n\n##### e\n")
    assert [block["level"] for block in blocks] == [2, 2, 3, 2, 3]


def test_a_fragment_belongs_to_its_page() -> None:
    blocks = _prose("# Title\n\n[a](../themes/a.md#a-1) [b](../themes/b.md#a-1)\n")
    links = [part for part in blocks[0]["parts"] if "parts" in part]
    assert [(link["kind"], link.get("to")) for link in links] == [("link", "a-1"), ("plain", None)]


def with_page(path: str, text: str) -> Reading:
    """Return the invented guide with a hand-written page."""
    base = read_folder(INVENTED, {})
    return read_guide(replace(base, texts={**base.texts, f"content/{path}": text}))


REPLACED = ["glossary", "sources", "lessons", "critiques", "gaps", "about", "contest", "heard",
            "themes/keys-go-missing", "index"]  # fmt: skip


@pytest.mark.parametrize("address", REPLACED)
def test_a_page_that_replaces_another_stands_beside_it_in_print(address: str) -> None:
    reading = with_page(f"{address}.md", "# Written by hand\n\nHere and there.\n")
    pdf, problems = print_extract(sound(reading), Extract())
    assert problems == ()
    assert pdf
    titles = [entry.title for entry in _flat(PdfReader(io.BytesIO(pdf)).outline)]
    assert "Written by hand" in titles


def test_a_page_whose_signs_no_font_has_is_named() -> None:
    problems = with_page("signs.md", "# Signs\n\nA sign: \U000f0000.\n").problems
    assert [(p.code, p.location.path, p.location.line) for p in problems] == [
        ("pdf-character", "content/signs.md", 3)
    ]


def test_a_title_is_shown_without_its_marks() -> None:
    reading = with_page("signs.md", "# The *best* `x_y` [door](index.md)\n")
    assert [page.title for page in sound(reading).content if page.path.endswith("signs.md")] == [
        "The best x_y door"
    ]


def test_a_picture_leaves_its_description() -> None:
    blocks = _prose("# Title\n\n![A door](door.png)\n")
    assert blocks[0]["parts"] == [{"kind": "text", "text": "A door"}]


def _prose(text: str) -> Any:
    page = HandwrittenPage("content/p/x.md", "p/x.md", "Title", text)
    return prose_of(page, {"themes/a": "themes/a", "a-1": "themes/a"}, lambda _: None)


def _print(reading: Reading, extract: Extract) -> PdfReader:
    pdf, problems = print_extract(sound(reading), extract)
    assert problems == ()
    assert pdf is not None
    return PdfReader(io.BytesIO(pdf))


def _flat(outline: Any) -> list[Any]:
    found: list[Any] = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry]
    return found


def _text(reader: PdfReader) -> str:
    return _plain(" ".join(page.extract_text() for page in reader.pages))


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
