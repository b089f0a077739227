"""References that are given away: what a library reads of them is what their records say."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
import yaml
from pybtex.database import parse_string

from generator.build import Reading
from generator.evidence.csl import CslItem, csl_item, guide_item, page_item
from generator.evidence.evidence import Evidence
from generator.evidence.records import Source
from generator.text.bibliography import (
    STYLES,
    as_bibtex,
    as_csl_json,
    as_ris,
    read_references,
    styled,
)

FORMATS = [as_csl_json, as_bibtex, as_ris]

LISTED = Path(__file__).parent / "cases/references.yaml"
"""Each reference of the real guide with a DOI: title, authors, year."""

HOSTILE = "Costs & <i>gains</i>, 50 % of $5: #1_a ~x ^2 “q” 'z' `y` @home -- é Ω ≥ 漢 | ; Z"

each_format = pytest.mark.parametrize("written", FORMATS, ids=lambda f: f.__name__)


@pytest.fixture(scope="module")
def evidence(real_reading: Reading) -> Evidence:
    return real_reading.evidence


def source(**fields: object) -> Source:
    given = {"id": "x2020", "title": "A title", "kind": "study", "read_level": [{"part": "title"}]}
    return Source.model_validate({**given, **fields})


@each_format
def test_title_authors_date_and_doi_are_kept(
    evidence: Evidence, written: Callable[[list[CslItem]], str]
) -> None:
    sources = list(evidence.sources.values())
    read = read_references(written([csl_item(entry) for entry in sources]))
    assert len(read) == len(sources)
    for entry, reference in zip(sources, read, strict=True):
        names = [name.model_dump(exclude_none=True) for name in entry.authors]
        assert reference.key == entry.id
        assert reference.fields.get("title") == entry.title
        assert reference.fields.get("authors", []) == names
        assert reference.fields.get("issued") == entry.issued
        assert reference.fields.get("doi") == entry.doi


@each_format
def test_references_with_a_doi_say_what_was_read_of_them(
    evidence: Evidence, written: Callable[[list[CslItem]], str]
) -> None:
    """The list was copied from what was read of each work, not from the records."""
    listed = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    items = [csl_item(source) for source in evidence.sources.values() if source.doi]
    assert sorted(one["doi"] for one in listed) == sorted(item["DOI"] for item in items)
    read = {
        reference.fields["doi"]: reference.fields for reference in read_references(written(items))
    }
    for one in listed:
        fields = read[one["doi"]]
        authors = fields.get("authors", [])
        assert [_listed(name) for name in authors] == one["authors"], one["doi"]
        assert (fields.get("title"), fields["issued"][:4]) == (one["title"], str(one["year"]))


def _listed(name: dict[str, str]) -> str:
    """Return an author as references in medicine write one, such as Bendelin N."""
    family = name.get("literal") or name["family"]
    return f"{family} {name.get('given', '').replace('.', '').replace(' ', '')}".strip()


def test_other_libraries_read_them_as_well(evidence: Evidence) -> None:
    items = [csl_item(entry) for entry in evidence.sources.values()]
    in_bibtex = parse_string(as_bibtex(items), "bibtex").entries
    in_ris = rispy.loads(as_ris(items))
    assert list(in_bibtex) == [entry["id"] for entry in in_ris] == [item["id"] for item in items]
    assert json.loads(as_csl_json(items)) == items


@each_format
def test_no_sign_is_lost_or_read_as_a_command(written: Callable[[list[CslItem]], str]) -> None:
    item = csl_item(source(title=HOSTILE, authors=[{"literal": "A & B, and C"}], issued="2020-02"))
    (read,) = read_references(written([item]))
    # What stands in italics in a title comes back without its tags: see read_references.
    assert read.fields["title"] == HOSTILE.replace("<i>", "").replace("</i>", "")
    assert read.fields["issued"] == "2020-02"


@each_format
def test_a_body_stays_one_name(written: Callable[[list[CslItem]], str]) -> None:
    authors = [{"literal": "Health and Care Council"}, {"family": "van der Berg", "given": "A. B."}]
    (read,) = read_references(written([csl_item(source(authors=authors))]))
    assert read.fields["authors"] == authors


@pytest.mark.parametrize(
    "author",
    [
        {"family": "Corda", "given": "Piet V.", "suffix": "Jr."},
        {"literal": "Quay and Oar, Inc."},
        {"family": "Quay and Oar", "given": "A."},
    ],
    ids=["suffix", "comma", "and"],
)
@each_format
def test_a_name_stays_whole(
    author: dict[str, str], written: Callable[[list[CslItem]], str]
) -> None:
    (read,) = read_references(written([csl_item(source(authors=[author]))]))
    assert read.fields["authors"] == [author]


@each_format
def test_a_suffix_behind_given_names_gets_its_place(
    written: Callable[[list[CslItem]], str],
) -> None:
    author = {"family": "Corda", "given": "Piet V., Jr."}
    (read,) = read_references(written([csl_item(source(authors=[author]))]))
    assert read.fields["authors"] == [{"family": "Corda", "given": "Piet V.", "suffix": "Jr."}]


@each_format
def test_braces_and_line_ends_break_nothing(written: Callable[[list[CslItem]], str]) -> None:
    odd = {**csl_item(source(issued="2020")), "title": "One {two\nthree\\"}
    first, second = read_references(written([odd, csl_item(source(id="y"))]))
    assert first.fields["title"] == "One {two three\\"
    assert second.key == "y"


def test_an_address_is_not_escaped_in_bibtex() -> None:
    url, doi = "https://journal.example/a_b?x=1&y=%20z#f~1", "10.5555/a_b<1661::AID>3.0.CO;2-2"
    written = as_bibtex([csl_item(source(url=url, doi=doi))])
    assert f"url = {{{url}}}" in written
    assert f"doi = {{{doi}}}" in written
    assert "{1}" not in as_bibtex([csl_item(source(url="https://journal.example/{1}"))])


def test_a_program_that_escapes_addresses_is_understood() -> None:
    (read,) = read_references(r"@article{x, title={A}, doi={10.5555/a\_b\%25}}")
    assert read.fields["doi"] == "10.5555/a_b%25"


@pytest.mark.parametrize("written", [as_csl_json, as_bibtex], ids=["as_csl_json", "as_bibtex"])
def test_a_list_of_authors_that_is_not_whole_says_so(
    written: Callable[[list[CslItem]], str],
) -> None:
    item = csl_item(source(authors=[{"family": "Berg", "given": "A."}], more_authors=True))
    (read,) = read_references(written([item]))
    assert read.fields["authors"] == [{"family": "Berg", "given": "A."}]
    assert read.fields["more_authors"] == "true"
    for style in STYLES:
        assert styled(item, style, "en").startswith("Berg, A. et al.")


def test_nobody_is_made_an_author_or_a_date_made_up() -> None:
    article = csl_item(source(container_title="Journal of Keys", doi="10.5555/x", issued="2021"))
    assert (
        styled(article, "apa", "en")
        == "A title. (2021). Journal of Keys. https://doi.org/10.5555/x"
    )
    assert styled(article, "ama", "en") == "A title. Journal of Keys. 2021. doi:10.5555/x"
    assert "Preprint" not in styled(article, "harvard", "en")
    page = csl_item(source(kind="web-page", url="https://example.org/x"))
    assert "Retrieved" not in styled(page, "apa", "en")
    body = csl_item(source(authors=[{"literal": "A Council"}], publisher="A Council"))
    assert styled(body, "apa", "en").count("A Council") == 1
    assert styled(csl_item(source(title="Who asked?")), "apa", "en").startswith(
        "Who asked? (n.d.)."
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "title",
    ["Wait... what", "Who reads a [Preprint] first?", "Published online learning for nurses"],
)
def test_a_title_keeps_its_words_in_each_style(title: str, style: str) -> None:
    item = csl_item(source(title=title, container_title="Journal of Keys", issued="2020"))
    assert title in styled(item, style, "en")


def test_what_is_known_of_a_work_decides_its_type() -> None:
    assert csl_item(source(container_title="A journal"))["type"] == "article-journal"
    assert csl_item(source(publisher="A house"))["type"] == "report"
    assert csl_item(source(doi="10.5555/x"))["type"] == "document"


def test_bibtex_keeps_capitals() -> None:
    assert "{{ICBT in ME/CFS}}" in as_bibtex([csl_item(source(title="ICBT in ME/CFS"))]).replace(
        '"{', "{{"
    ).replace('}"', "}}")


def test_no_sources_are_a_file_without_references() -> None:
    assert json.loads(as_csl_json([])) == []
    assert as_bibtex([]) == as_ris([]) == ""


# Styles


CORDA = {"family": "Corda", "given": "Piet V."}


@pytest.mark.parametrize(
    "author",
    [{**CORDA, "suffix": "Jr."}, {**CORDA, "given": "Piet V., Jr."}],
    ids=["own", "behind"],
)
@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("apa", "Corda, P. V., Jr. (2020)."),
        ("ama", "Corda PV Jr."),
        ("harvard", "Corda, P.V., Jr. (2020)"),
    ],
)
def test_a_suffix_stands_behind_the_name(style: str, shown: str, author: dict[str, str]) -> None:
    assert styled(csl_item(source(authors=[author], issued="2020")), style, "en").startswith(shown)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("family", "given"),
    [
        ("王", "小明"),
        ("כהן", "דוד"),
        ("حسن", "علي"),
        ("शर्मा", "राम"),
        ("김", "철수"),
        ("Deng", "Bo (邓)"),
    ],
)
def test_names_without_capitals_have_no_initials(style: str, family: str, given: str) -> None:
    item = csl_item(source(authors=[{"family": family, "given": given}], issued="2020"))
    shown = styled(item, style, "en")
    assert shown.startswith(family)
    assert given.split()[-1] in shown
    assert not [part for part in (", . ", " . ", " .)", ". .") if part in shown]


UNTRUE = [
    "ahead of print", "Online-Vorab", "en ligne", "Retrieved", "Abgerufen", "Consulté", "Preprint",
    "anticipad", "Recuperado", "geraadpleegd",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "pl"])
@pytest.mark.parametrize("style", STYLES)
def test_no_style_says_in_any_language_what_no_record_does(style: str, language: str) -> None:
    for fields in ({"container_title": "Boats"}, {"kind": "web-page"}, {"publisher": "Quay"}):
        said = {"issued": "2020-03-12", "url": "https://a.example/x", **fields}
        shown = styled(csl_item(source(**said)), style, language).casefold()
        assert [words for words in UNTRUE if words.casefold() in shown] == []


@pytest.mark.parametrize("style", STYLES)
def test_each_source_can_be_set_in_each_style(evidence: Evidence, style: str) -> None:
    for entry in evidence.sources.values():
        shown = styled(csl_item(entry), style, "en")
        assert not entry.title or shown.casefold().count(entry.title.casefold()) == 1
        assert (entry.issued or "")[:4] in shown
        assert not entry.doi or entry.doi in shown
        assert "\n" not in shown


@pytest.mark.parametrize("style", STYLES)
def test_a_page_is_cited_with_edition_date_and_address(invented: Evidence, style: str) -> None:
    guide = invented.guide
    item = page_item(guide, "x", "Keys & <i>locks</i>", "https://guide.example/themes/x.html")
    shown = styled(item, style, guide.language)
    for part in ("Keys & <i>locks</i>", guide.edition, "2024", item["URL"]):
        assert part.casefold() in shown.casefold()
    assert all(maker.name in shown for maker in guide.editors)


def test_a_guide_without_editors_or_address_has_none_made_up(evidence: Evidence) -> None:
    guide = evidence.guide
    assert not guide.editors
    for style in STYLES:
        shown = styled(guide_item(guide, None), style, "en")
        assert shown.startswith(f"{guide.title}, {guide.edition}")
        assert "http" not in shown


def test_the_processor_speaks_the_language_of_the_guide() -> None:
    item = csl_item(source(kind="web-page", url="https://example.org/x", issued="2020"))
    assert "Available at" in styled(item, "harvard", "en")
    assert "Verfügbar unter" in styled(item, "harvard", "de")
    assert "Available at" in styled(item, "harvard", "tlh")
