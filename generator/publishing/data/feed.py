"""What changed in the guide, as a feed (Atom, RFC 4287) that a reader can follow."""

import uuid
from datetime import date
from xml.etree import ElementTree

from generator.evidence.evidence import Evidence
from generator.evidence.records.common import Withdrawn
from generator.publishing.data.places import Places
from generator.publishing.words import Words

ATOM = "http://www.w3.org/2005/Atom"
ADDRESS = "feed.xml"
"""The feed's address, from the site's root."""

NAMES = uuid.UUID("6f0b5d2e-8a51-5c0e-9d33-2b1f4a7c9e10")
"""Under this name entries get their ids, so that they stay the same if the site moves."""

LONGEST = 100
"""How many entries the feed has at most; the page of changes has them all."""


def feed(evidence: Evidence, places: Places, words: Words) -> bytes:
    """Return the newest changes as a feed; no entry's id depends on its words or on the site."""
    guide = evidence.guide
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": guide.language})
    _add(root, "title", words.plain("data.feed", guide=guide.title))
    _add(root, "id", _id("feed", guide.title))
    _add(root, "updated", _moment(evidence.changed_on))
    editors = [maker.name for maker in guide.editors] or [words.plain("data.contributors")]
    for name in editors:
        _add(ElementTree.SubElement(root, "author"), "name", name)
    _link(root, "alternate", places.at("changes.md"))
    if evidence.contact.site:
        _link(root, "self", f"{evidence.contact.site}/{ADDRESS}")
    for news in evidence.news[:LONGEST]:
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "id", _id(*news.key))
        _add(entry, "updated", _moment(news.on))
        if isinstance(news.record, Withdrawn):
            address = places.at(f"{news.key[0]}s/{news.record.id}.md")
            _add(entry, "title", words.plain("withdrawn_page.line", path=news.record.id))
            _add(entry, "summary", words.plain("withdrawn_page.text", date=words.day(news.on)))
        else:
            address = places.of(news.record)
            _add(
                entry,
                "title",
                news.record.heading if hasattr(news.record, "title") else guide.title,
            )
            _add(entry, "summary", news.change or "")
        if address:
            _link(entry, "alternate", address)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = " ".join(text.split())


def _link(parent: ElementTree.Element, relation: str, address: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "href": address})


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(NAMES, chr(10).join(parts))}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
