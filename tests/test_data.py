"""The evidence as files of data: valid, complete, and with the ids and addresses of the site."""

import csv
import io
import json
import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft202012Validator, validate

from generator.build import Reading, read_guide
from generator.evidence.records import KINDS, SINGLE, Record
from generator.publishing.data import data_files
from generator.publishing.data.document import FORMAT, schema_of_document
from generator.publishing.data.feed import feed
from generator.publishing.data.places import Places
from generator.publishing.markdown.templates import render
from generator.publishing.words import Words
from generator.reading.folder import HOME, Folder, read_folder
from tests.invented import INVENTED, sound

THEME = "themes_data/themes/keys-go-missing.yaml"

SHAPE = Path(__file__).parent / "cases" / "document.json"
"""The version of the document's shape, and that shape without its words."""

Files = dict[str, bytes]


def files_of(reading: Reading) -> Files:
    made = data_files(sound(reading))
    return {file.file: file.content or b"" for file in made if file.word != "feed"}


def feed_of(reading: Reading) -> bytes:
    edition = sound(reading)
    return feed(edition.evidence, Places(edition.evidence, edition.addresses), edition.words)


@pytest.fixture(scope="module", params=["invented", "real"])
def reading(request: pytest.FixtureRequest) -> Reading:
    reading: Reading = request.getfixturevalue(f"{request.param}_reading")
    return reading


@pytest.fixture(scope="module")
def files(reading: Reading) -> Files:
    return files_of(reading)


def rows_of(files: Files, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode(), newline="")))


# One document


def test_the_document_is_valid_by_its_schema(files: Files) -> None:
    schema = json.loads(files["evidence.schema.json"])
    Draft202012Validator.check_schema(schema)
    validate(json.loads(files["evidence.json"]), schema)


def test_the_schema_refuses_what_no_record_may_hold(files: Files) -> None:
    validator = Draft202012Validator(json.loads(files["evidence.schema.json"]))
    for spoil in ({"valence": "good"}, {"finding": None}, {"rating": 5}):
        document = json.loads(files["evidence.json"])
        document["themes"][0] |= spoil
        assert not validator.is_valid(document), spoil


def test_a_new_shape_has_a_new_version(rewrite: bool) -> None:
    """Where it fails: raise FORMAT if readers of the document must change, and rewrite."""
    words = Words(read_folder(INVENTED, {}).templates["words/en.yaml"])
    shape = {"format": FORMAT, "shape": _without_words(schema_of_document(words))}
    now = json.dumps(shape, indent=1, sort_keys=True) + "\n"
    if rewrite:
        SHAPE.write_text(now)
    else:
        assert now == SHAPE.read_text()


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_words(part) for key, part in value.items()}
        is_shape = "type" in value or "$ref" in value or "anyOf" in value
        return {k: v for k, v in kept.items() if not (is_shape and k in ("description", "title"))}
    return [_without_words(part) for part in value] if isinstance(value, list) else value


def test_what_has_no_title_has_a_note_in_its_place(real_reading: Reading) -> None:
    items = json.loads(files_of(real_reading)["references.json"])
    without = [item for item in items if "title" not in item]
    assert without
    assert all("Title not seen: " in item["note"] for item in without)
    assert not any(item.get("title", "").startswith("[") for item in items)


def test_every_field_of_the_schema_says_what_it_holds(files: Files) -> None:
    schema = json.loads(files["evidence.schema.json"])
    bare = [
        f"{name}.{field}"
        for name, shape in schema["$defs"].items()
        for field, value in shape.get("properties", {}).items()
        if not value.keys() & {"description", "$ref"} and field not in ("id", "kind")
    ]
    assert bare == []


def test_the_document_holds_each_record_as_it_was_written(reading: Reading, files: Files) -> None:
    document = json.loads(files["evidence.json"])
    read: list[Record] = []
    for name, model in {**SINGLE, **KINDS}.items():
        entries = document[name] if name in KINDS else [document[name]]
        read += [model.model_validate(_without_addresses(entry)) for entry in entries]
    assert sorted(read, key=_place) == sorted(reading.evidence.records, key=_place)


def _place(record: Record) -> tuple[str, str]:
    return type(record).__name__, record.id


def _without_addresses(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_addresses(part) for key, part in value.items() if key != "address"}
    return [_without_addresses(part) for part in value] if isinstance(value, list) else value


def test_addresses_lead_to_a_page_and_an_anchor_that_are_there(
    reading: Reading, files: Files
) -> None:
    pages = render(sound(reading)).texts
    site = reading.evidence.contact.site
    found = set(re.findall(r'"address": "([^"]+)"', files["evidence.json"].decode()))
    for name in (name for name in files if name.endswith(".csv")):
        found |= {row["address"] for row in rows_of(files, name.removesuffix(".csv"))}
    assert len(found) > len(reading.evidence.themes)
    for address in found:
        path, _, anchor = address.removeprefix(f"{site}/" if site else "").partition("#")
        page = pages[path.removesuffix(".html") + ".md"]
        assert not anchor or re.search(rf'\{{: (?:\.\S+ )?#{anchor} |id="{anchor}"', page), address


def test_of_what_was_withdrawn_there_is_the_id_and_the_day_only(invented_folder: Folder) -> None:
    gone = "themes_data/themes/the-sign-is-misread.yaml"
    title = read_guide(invented_folder).evidence.themes["the-sign-is-misread"].title
    texts = {**invented_folder.texts, gone: "withdrawn: 2026-01-02\n"}
    files = files_of(read_guide(replace(invented_folder, texts=texts)))
    (entry,) = json.loads(files["evidence.json"])["withdrawn"]
    assert entry == {"kind": "theme", "id": "the-sign-is-misread", "withdrawn": "2026-01-02"}
    assert not [name for name, content in files.items() if title.encode() in content]


# Tables


def test_each_record_and_each_piece_has_a_row(reading: Reading, files: Files) -> None:
    evidence = reading.evidence
    for name, model in KINDS.items():
        ids = [record.id for record in evidence.records if isinstance(record, model)]
        assert [row["id"] for row in rows_of(files, name)] == ids
    assert {row["id"] for row in rows_of(files, "theme-evidence")} == set(evidence.pieces)
    steps = [step for lesson in evidence.lessons.values() for step in lesson.steps]
    assert [row["do"] for row in rows_of(files, "lesson-steps")] == [
        " ".join(step.do.split()) for step in steps
    ]


def test_constructs_within_constructs_have_rows_too(reading: Reading, files: Files) -> None:
    framework = reading.evidence.placement.framework
    ids = {part.id for domain in framework.domains for part in domain.with_parts()}
    rows = [r for r in rows_of(files, "framework-domains") if r["framework_id"] == framework.id]
    assert {row["id"] for row in rows} == ids
    assert {row["construct_id"] for row in rows} > {""}


def test_the_package_describes_every_column_of_every_table(files: Files) -> None:
    package = json.loads(files["datapackage.json"])
    assert {r["path"] for r in package["resources"]} == {n for n in files if n.endswith(".csv")}
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        header = next(csv.reader(io.StringIO(files[resource["path"]].decode())))
        assert [field["name"] for field in fields] == header
        assert all(field["description"] for field in fields)
        assert resource["description"]


def test_keys_tell_rows_apart_and_lead_to_rows_that_are_there(files: Files) -> None:
    schemas = {
        resource["name"]: resource["schema"]
        for resource in json.loads(files["datapackage.json"])["resources"]
    }
    led = 0
    for name, schema in schemas.items():
        rows = rows_of(files, name)
        if key := schema.get("primaryKey"):
            ids = [tuple(row[column] for column in key) for row in rows]
            assert len(set(ids)) == len(ids), name
        for foreign in schema.get("foreignKeys", []):
            (column,), reference = foreign["fields"], foreign["reference"]
            known = {row["id"] for row in rows_of(files, reference["resource"])}
            used = {row[column] for row in rows} - {""}
            assert used <= known, (name, column)
            led += len(used)
    assert led > 20


def test_cells_are_of_the_sort_that_the_package_says(reading: Reading, files: Files) -> None:
    sorts: set[str] = set()
    for resource in json.loads(files["datapackage.json"])["resources"]:
        for field in resource["schema"]["fields"]:
            cells = {row[field["name"]] for row in rows_of(files, resource["name"])} - {""}
            sorts.add(field["type"])
            for cell in cells:
                if field["type"] == "boolean":
                    assert cell in ("true", "false")
                elif field["type"] == "date":
                    assert date.fromisoformat(cell)
                elif field["type"] != "list":
                    assert "\n" not in cell
    assert sorts >= {"string", "boolean", "list"}
    for source in reading.evidence.sources.values():
        (row,) = [row for row in rows_of(files, "sources") if row["id"] == source.id]
        assert row["limits"].split("\n") == ([" ".join(x.split()) for x in source.limits] or [""])


def test_tables_end_their_lines_as_their_standard_says(files: Files) -> None:
    for name in (name for name in files if name.endswith(".csv")):
        assert files[name].count(b"\r\n") > 1
        assert files[name].endswith(b"\r\n")


def test_no_cell_is_a_formula_or_loses_text(invented_folder: Folder) -> None:
    hostile = '=HYPERLINK("http://x")'
    text = invented_folder.texts[THEME].replace("title: ", f"title: '{hostile}' #", 1)
    texts = {**invented_folder.texts, THEME: text}
    reading = read_guide(replace(invented_folder, texts=texts))
    files = files_of(reading)
    titles = {row["id"]: row["title"] for row in rows_of(files, "themes")}
    assert titles["keys-go-missing"] == f"'{hostile}"
    for name in (name for name in files if name.endswith(".csv")):
        cells = [cell for row in csv.reader(io.StringIO(files[name].decode())) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_findings_are_a_table_with_their_reasons(reading: Reading, files: Files) -> None:
    rows = rows_of(files, "summary-of-qualitative-findings")
    assert {row["id"] for row in rows} == set(reading.evidence.themes)
    assert all(row["reason"] and row["sources"] for row in rows)


def test_the_findings_give_the_four_components(invented_reading: Reading) -> None:
    rows = rows_of(files_of(invented_reading), "summary-of-qualitative-findings")
    assessed = [row for row in rows if row["confidence"] != "Not assessed"]
    assert assessed
    assert all(row["coherence"] and row["adequacy"] for row in assessed)


# How to cite, and what is new


def test_the_citation_file_is_valid_and_true(reading: Reading, files: Files) -> None:
    read = yaml.safe_load(files["CITATION.cff"])
    validate(read, get_builtin_schema("vendor.citation-file-format"))
    guide = reading.evidence.guide
    assert read["title"] == guide.title
    assert read["version"] == guide.edition
    assert read["date-released"] == guide.published.isoformat()
    assert [a["name"] for a in read["authors"]] == (
        [maker.name for maker in guide.editors] or ["Contributors to this guide"]
    )


def test_the_citation_file_of_this_repository_is_valid_and_true() -> None:
    read = yaml.load((HOME / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    validate(read, get_builtin_schema("vendor.citation-file-format"))
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    guide = read_guide(read_folder(HOME, {})).evidence.guide
    assert read["title"].startswith(guide.title)
    assert read["version"] == project["version"]
    assert read["date-released"] == guide.published.isoformat()
    # More than one here would mean that a user may choose; the text names the other.
    assert read["license"] == "MIT"
    assert project["license"] == "MIT AND CC-BY-4.0 AND CC-BY-SA-3.0 AND OFL-1.1"
    assert "CC BY 4.0" in read["abstract"]


def test_the_feed_tells_each_change(reading: Reading) -> None:
    read = feedparser.parse(feed_of(reading))
    assert not read.bozo
    assert read.version == "atom10"
    news = reading.evidence.news
    assert len(read.entries) == min(len(news), 100) > 0
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert [entry.summary for entry in read.entries] == [
        entry.change for entry in news[: len(read.entries)]
    ]
    assert all(entry.updated_parsed for entry in read.entries)


def test_ids_in_the_feed_stay_when_the_site_moves(invented_folder: Folder) -> None:
    guide = "themes_data/guide.yaml"
    moved = invented_folder.texts[guide].replace("guide.example", "elsewhere.example")
    before = read_guide(invented_folder)
    texts = {**invented_folder.texts, guide: moved}
    after = read_guide(replace(invented_folder, texts=texts))
    old, new = feedparser.parse(feed_of(before)), feedparser.parse(feed_of(after))
    assert [entry.id for entry in old.entries] == [entry.id for entry in new.entries]
    assert old.entries[0].link != new.entries[0].link


def test_ids_in_the_feed_stay_when_words_change_or_a_record_is_renamed(
    invented_folder: Folder,
) -> None:
    theme = yaml.safe_load(invented_folder.texts[THEME])
    theme["history"] = [{"date": "2024-05-02", "change": said} for said in ("Same.", "Same.")]
    texts = {**invented_folder.texts, THEME: yaml.safe_dump(theme)}
    before = feedparser.parse(feed_of(read_guide(replace(invented_folder, texts=texts))))
    theme["history"][0]["change"] = "Other words."
    theme["formerly"] = ["keys-go-missing"]
    del texts[THEME]
    texts = {
        path: text.replace("keys-go-missing", "keys-get-lost") for path, text in texts.items()
    } | {THEME.replace("keys-go-missing", "keys-get-lost"): yaml.safe_dump(theme)}
    after = feedparser.parse(feed_of(read_guide(replace(invented_folder, texts=texts))))
    ids = {entry.id for entry in before.entries}
    assert len(ids) == len(before.entries)
    assert {entry.id for entry in after.entries} == ids


def test_the_feed_tells_that_a_record_was_withdrawn(invented_folder: Folder) -> None:
    gone = "themes_data/themes/the-sign-is-misread.yaml"
    title = read_guide(invented_folder).evidence.themes["the-sign-is-misread"].title
    texts = {**invented_folder.texts, gone: "withdrawn: 2026-01-02\n"}
    reading = read_guide(replace(invented_folder, texts=texts))
    made = feed_of(reading)
    read = feedparser.parse(made)
    assert read.entries[0].title == "the-sign-is-misread: withdrawn"
    assert read.entries[0].link.endswith("themes/the-sign-is-misread.html")
    assert read.feed.updated == "2026-01-02T00:00:00Z"
    assert title.encode() not in made
    assert reading.evidence.changed_on == date(2026, 1, 2)
    shown = render(sound(reading)).texts["changes.md"]
    assert shown.index("the-sign-is-misread") < shown.index("## 1 May 2024")


def test_the_same_evidence_gives_the_same_bytes(reading: Reading, files: Files) -> None:
    texts = dict(reversed(list(reading.folder.texts.items())))
    again = read_guide(replace(reading.folder, texts=texts))
    assert files_of(again) == files
    assert feed_of(again) == feed_of(reading)


def test_every_file_says_what_it_is(reading: Reading) -> None:
    words, made = sound(reading).words, data_files(sound(reading))
    assert len({file.address for file in made}) == len(made)
    shown = render(sound(reading)).texts["downloads.md"]
    assert "evidence.json" in shown
    assert all(file.word == "table" or words.plain(f"download.{file.word}") for file in made)
