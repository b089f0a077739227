"""Sources as they are given away and read back: nothing of a record is lost on the way.

The records are made up by chance, the same in each run. `ROUND_TRIPS` says how many; by default
there are few, for every save.
"""

import os
import re
from typing import Any

import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator.evidence.csl import csl_item
from generator.evidence.records import Source
from generator.text.bibliography import as_bibtex, as_csl_json, as_ris, read_references
from generator.text.bibliography.latex import from_latex
from generator.text.bibliography.plain_text import plain
from generator.text.yaml.characters import UNPRINTABLE

by_chance = settings(
    derandomize=True, max_examples=int(os.environ.get("ROUND_TRIPS", "120")), deadline=None
)

signs = st.sampled_from(r"""{}\%&#~^$_@"'`-,;:.!?()[]<>|/*+= aZ1éßŁŐ漢ע""") | st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")
)
texts = (
    st.lists(st.text(signs, min_size=1, max_size=12), min_size=1, max_size=6)
    .map(" ".join)
    .map(lambda text: " ".join(UNPRINTABLE.sub("", text).split()))
    .filter(lambda text: re.search(r"[^\W_]", text) and plain(text) == text)
)
"""Any text on one line but what would be a tag or an entity, which readers take out of titles."""

words = st.sampled_from(
    [
        "Marsh",
        "Ada",
        "Reed",
        "Bo",
        "Cy",
        "Ødegård",
        "Ó’Neil",
        "Saint-Just",
        "Łukasz",
        "Ng",
        "王",
        "כהן",
    ]
)
several_words = st.lists(words, min_size=1, max_size=3).map(" ".join)
initials = st.lists(st.sampled_from("ABJP"), min_size=1, max_size=3).map(
    lambda letters: " ".join(f"{letter}." for letter in letters)
)
_beside = {
    "suffix": st.sampled_from(["Jr.", "Sr.", "III", "MD", "PhD", "Esq."]),
    "non_dropping_particle": st.sampled_from(["van der", "de", "Al"]),
}
persons = st.fixed_dictionaries({"family": several_words}, optional=_beside) | (
    st.fixed_dictionaries(
        {"family": several_words, "given": several_words | initials},
        optional={**_beside, "dropping_particle": st.sampled_from(["von", "de la", "zu"])},
    )
)
bodies = st.lists(
    st.sampled_from(
        ["Quay", "and Oar", ", Inc.", "; Boats", "of the", "& Sons", "Port", "{x}", "et al. Ltd"]
    ),
    min_size=1,
    max_size=5,
).map(lambda parts: {"literal": " ".join(["Boats", *parts]).replace(" ,", ",").replace(" ;", ";")})
dates = st.one_of(
    st.integers(1000, 2099).map(str),
    st.dates().filter(lambda day: 1000 <= day.year < 2100).map(lambda day: day.isoformat()[:7]),
    st.dates().filter(lambda day: 1000 <= day.year < 2100).map(lambda day: day.isoformat()),
)
identifiers = st.text(st.sampled_from("abz019._-()/<>:[]&%#"), min_size=1, max_size=12)
sources = st.fixed_dictionaries(
    {"title": texts},
    optional={
        "authors": st.lists(persons | bodies, max_size=4),
        "more_authors": st.booleans(),
        "issued": dates,
        "container_title": texts,
        "volume": texts,
        "issue": texts,
        "page": st.sampled_from(["12-19", "e123", "S1-S9", "12-19, 23", "7", "12+", "A 7"]),
        "publisher": texts,
        "doi": identifiers.map(lambda end: f"10.5555/{end}a"),
        "pmid": st.integers(1, 99999999).map(str),
        "pmcid": st.integers(1, 9999999).map("PMC{}".format),
    },
)


def _source(fields: dict[str, Any]) -> Source:
    return Source.model_validate(
        {"id": "x2020", "kind": "study", "read_level": [{"part": "title"}], **fields}
    )


def _in_two_parts(name: dict[str, str]) -> dict[str, str]:
    """Return a name as BibTeX and RIS have it, where a particle stands in the family name."""
    before = name.get("non_dropping_particle", "")
    kept = {part: text for part, text in name.items() if part != "non_dropping_particle"}
    return {**kept, "family": f"{before} {name['family']}".strip()} if "family" in name else kept


def _read_back(written: str, fields: dict[str, Any], names: list[dict[str, str]]) -> None:
    (read,) = read_references(written)
    expected = {name: value for name, value in fields.items() if name != "more_authors"}
    if fields.get("more_authors"):
        expected["more_authors"] = "true"
    assert read.fields == {**expected, **({"authors": names} if names else {})}


@by_chance
@given(sources)
def test_our_own_reader_finds_what_was_written(fields: dict[str, Any]) -> None:
    names = fields.pop("authors", [])
    item = csl_item(_source({**fields, "authors": names}))
    _read_back(as_csl_json([item]), fields, names)
    in_two_parts = [_in_two_parts(name) for name in names]
    _read_back(as_bibtex([item]), fields, in_two_parts)
    _read_back(as_ris([item]), fields, in_two_parts)


@by_chance
@given(sources)
def test_other_libraries_find_title_and_authors(fields: dict[str, Any]) -> None:
    item = csl_item(_source(fields))
    names = [_in_two_parts(name) for name in fields.get("authors", [])]
    (entry,) = parse_string(as_bibtex([item]), "bibtex").entries.values()
    assert from_latex(entry.fields["title"]) == fields["title"]
    people = [person for person in entry.persons.get("author", []) if str(person) != "others"]
    assert [_of_pybtex(person) for person in people] == [_in_three_parts(name) for name in names]
    (record,) = rispy.loads(as_ris([item]))
    assert record["title"] == fields["title"]
    written = [
        author.replace(", ,", ",").replace(",,", ",").rstrip(",")
        for author in record.get("authors", [])
    ]
    assert written == [", ".join(filter(None, _in_three_parts(name))) for name in names]


def _of_pybtex(person: Any) -> tuple[str, ...]:
    parts = [
        [*person.prelast_names, *person.last_names],
        [*person.first_names, *person.middle_names],
        person.lineage_names,
    ]
    return tuple(from_latex(" ".join(part)) for part in parts)


def _in_three_parts(name: dict[str, str]) -> tuple[str, str, str]:
    given = f"{name.get('given', '')} {name.get('dropping_particle', '')}".strip()
    return name.get("literal") or name["family"], given, name.get("suffix", "")
