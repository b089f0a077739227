"""What programs find in the head of a page: linked data, links by their kind, and the sitemap."""

import gzip
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF
from rdflib.term import Literal

from generator.build import Reading, build_guide, read_guide
from generator.publishing.data import Head, heads
from generator.publishing.downloads import Download
from generator.publishing.mkdocs_run import build_site
from generator.publishing.pages import Moved, Page
from generator.reading.folder import HOME, Folder, read_folder
from tests.invented import INVENTED, sound

SCHEMA = Namespace("https://schema.org/")
SITE = "https://guide.example"


@dataclass(frozen=True)
class Heads:
    """The heads of a guide, with the pages that they belong to."""

    reading: Reading
    made: Mapping[str, Head]

    def graph(self, page: Page) -> Graph:
        """Return a page's linked data, as read on that page."""
        base = f"{SITE}/{page.address.removesuffix('.md')}.html"
        return Graph().parse(
            data=self.made[page.address].linked_data, format="json-ld", publicID=base, base=base
        )


FILES = ("downloads/evidence.json", "downloads/CITATION.cff")


def heads_of(reading: Reading, files: tuple[str, ...] = FILES) -> Heads:
    return Heads(reading, heads(sound(reading), [Download("", file) for file in files]))


@pytest.fixture(scope="module", params=["invented", "real"])
def all_heads(request: pytest.FixtureRequest) -> Heads:
    return heads_of(request.getfixturevalue(f"{request.param}_reading"))


def page_at(found: Heads, address: str) -> Page:
    return next(page for page in sound(found.reading).pages if page.address == address)


def at(address: str) -> URIRef:
    return URIRef(f"{SITE}/{address}")


def test_each_page_has_linked_data_about_itself(all_heads: Heads) -> None:
    for page in sound(all_heads.reading).pages:
        graph = all_heads.graph(page)
        own = at(f"{page.address.removesuffix('.md')}.html")
        assert (own, RDF.type, None) in graph, page.address
        assert not [o for o in graph.objects() if str(o).startswith("file:")]


def test_nothing_is_rated(all_heads: Heads) -> None:
    for head in all_heads.made.values():
        assert not re.search(r'[rR]ating"\s*:|ClaimReview', head.linked_data)


def test_a_finding_is_a_claim_that_rests_on_claims(all_heads: Heads) -> None:
    evidence = all_heads.reading.evidence
    for theme in evidence.themes.values():
        graph = all_heads.graph(page_at(all_heads, f"themes/{theme.id}.md"))
        own = at(f"themes/{theme.id}.html")
        assert graph.value(own, RDF.type) == SCHEMA.Claim
        assert graph.value(own, SCHEMA.text) == Literal(theme.finding)
        pieces = {at(f"themes/{theme.id}.html#{piece.id}") for piece in theme.evidence}
        assert set(graph.objects(own, SCHEMA.isBasedOn)) == pieces
        assert {graph.value(piece, RDF.type) for piece in pieces} == {SCHEMA.Claim}


def test_only_words_of_others_are_quotations(all_heads: Heads) -> None:
    evidence = all_heads.reading.evidence
    said = 0
    for theme in evidence.themes.values():
        graph = all_heads.graph(page_at(all_heads, f"themes/{theme.id}.md"))
        quotes = [quote for piece in theme.evidence for quote in piece.quotes]
        verbatim = {quote.verbatim for quote in quotes if quote.verbatim}
        quotations = set(graph.subjects(RDF.type, SCHEMA.Quotation))
        assert {str(graph.value(node, SCHEMA.text)) for node in quotations} == verbatim
        for quote in quotes:
            assert not quote.paraphrase or Literal(quote.paraphrase) not in set(graph.objects())
        said += len(verbatim)
    assert said or evidence.guide.title.startswith("Introducing")


def test_a_source_is_known_by_its_doi(all_heads: Heads) -> None:
    for source in all_heads.reading.evidence.sources.values():
        graph = all_heads.graph(page_at(all_heads, f"sources/{source.id}.md"))
        (work,) = graph.objects(at(f"sources/{source.id}.html"), SCHEMA.about)
        # What stands for a title that nobody has read is ours, and no name of the work.
        named = SCHEMA.name if source.title else SCHEMA.description
        assert graph.value(work, named) == Literal(source.heading)
        if source.doi:
            assert work == URIRef(f"https://doi.org/{source.doi}")
        if not source.doi and not source.url:
            assert work == at(f"sources/{source.id}.html#about")
        if source.kind.value in ("study", "review"):
            assert graph.value(work, RDF.type) == SCHEMA.ScholarlyArticle


def test_a_critique_is_about_what_it_contests(all_heads: Heads) -> None:
    evidence = all_heads.reading.evidence
    for critique in evidence.critiques.values():
        graph = all_heads.graph(page_at(all_heads, f"critiques/{critique.id}.md"))
        own = at(f"critiques/{critique.id}.html")
        assert graph.value(own, SCHEMA.text) == Literal(critique.argument)
        assert set(graph.objects(own, SCHEMA.about))


def test_of_a_withdrawn_record_only_that_it_is(invented_folder: Folder) -> None:
    gone = "themes_data/themes/the-sign-is-misread.yaml"
    texts = {**invented_folder.texts, gone: "withdrawn: 2026-01-02\n"}
    found = heads_of(read_guide(replace(invented_folder, texts=texts)))
    page = page_at(found, "themes/the-sign-is-misread.md")
    graph = found.graph(page)
    own = at("themes/the-sign-is-misread.html")
    assert set(graph.predicates(own)) == {
        RDF.type, SCHEMA.creativeWorkStatus, SCHEMA.dateModified,
        SCHEMA.isPartOf, SCHEMA.inLanguage, SCHEMA.license,
    }  # fmt: skip
    assert not found.made[page.address].is_listed
    assert "describedby" not in {link.kind for link in found.made[page.address].links}


def test_no_text_of_a_record_ends_the_script(invented_folder: Folder) -> None:
    path = "themes_data/themes/keys-go-missing.yaml"
    hostile = "</script><!-- & <script>alert(1)"
    text = invented_folder.texts[path].replace("title: ", f"title: '{hostile}' #", 1)
    reading = read_guide(replace(invented_folder, texts={**invented_folder.texts, path: text}))
    data = heads_of(reading).made["themes/keys-go-missing.md"].linked_data
    assert not re.search("[<>&]", data)
    assert json.loads(data)["name"] == hostile


# Links


def test_a_page_says_what_it_is_and_what_describes_it(all_heads: Heads) -> None:
    site = all_heads.reading.evidence.contact.site
    for page in sound(all_heads.reading).pages:
        links = all_heads.made[page.address].links
        kinds = [link.kind for link in links]
        assert {"type", "license"} <= set(kinds)
        assert "describedby" in kinds
        cited = [link.target for link in links if link.kind == "cite-as"]
        lives_at = page.address
        if isinstance(page.subject, Moved):
            lives_at = f"{type(page.subject.to).__name__.lower()}s/{page.subject.to.id}.md"
        assert cited == ([f"{site}/{lives_at.removesuffix('.md')}.html"] if site else [])
        for link in links:
            if link.kind in ("describedby", "collection", "item"):
                way = posixpath.normpath(f"{posixpath.dirname(page.address)}/{link.target}")
                assert way.lstrip("/") in ("index.html", *FILES)


# In the site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    read = read_folder(INVENTED, {})
    texts = {**read.texts, "themes_data/critiques/gone.yaml": "withdrawn: 2026-01-02\n"}
    built = build_guide(replace(read, texts=texts), with_pdf=False)
    assert build_site(INVENTED, HOME, built, folder)
    return folder


def test_each_page_of_the_site_carries_its_head(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 20
    for path in pages:
        head = html.fromstring(path.read_bytes()).find("head")
        (script,) = head.findall("script[@type='application/ld+json']")
        assert json.loads(script.text)["@context"] == {"@vocab": "https://schema.org/"}
        for kind in ("item", "describedby", "collection", "alternate feed"):
            for link in head.findall(f"link[@rel='{kind}']"):
                assert (path.parent / link.get("href")).is_file()


def test_the_sitemap_lists_each_page_with_the_day_it_changed(site: Path) -> None:
    text = (site / "sitemap.xml").read_bytes()
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {  # address → day
        str(entry.findtext("s:loc", namespaces=names)): entry.findtext(
            "s:lastmod", namespaces=names
        )
        for entry in ElementTree.fromstring(text).iterfind("s:url", names)
    }
    there = {
        f"{SITE}/{path.relative_to(site).as_posix()}"
        for path in site.rglob("*.html")
        if path.name != "404.html"
    }
    hidden = {address for address in there if _is_hidden(site, address)}
    assert hidden == {f"{SITE}/critiques/gone.html"}
    assert set(listed) == there - hidden
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(day)) for day in listed.values())
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == text


def _is_hidden(site: Path, address: str) -> bool:
    page = site / address.removeprefix(f"{SITE}/")
    return '<meta name="robots" content="noindex">' in page.read_text(encoding="utf-8")


@pytest.mark.site
def test_a_guide_without_an_address_has_no_sitemap(tmp_path: Path) -> None:
    folder = read_folder(INVENTED, {})
    guide = "themes_data/guide.yaml"
    text = folder.texts[guide].replace("site: https://guide.example/\n", "")
    built = build_guide(replace(folder, texts={**folder.texts, guide: text}), with_pdf=False)
    assert build_site(INVENTED, HOME, built, tmp_path)
    assert (tmp_path / "index.html").is_file()
    assert not list(tmp_path.glob("sitemap*"))
