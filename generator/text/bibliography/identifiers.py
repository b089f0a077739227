"""Identifiers of publications, out of what people and programs write around them."""

import re
from urllib.parse import unquote

_DOI = re.compile(
    r"(?<![0-9.])10(?:\.[0-9]{1,9})+/"
    r"(?:(?![;,|]+(?:10\.[0-9]|https?:|doi))[^\s\x00-\x1f\"\\])+"
)
_PMID = re.compile(
    r"\W*(?:https?://\S{0,200}/)?(?:(?:PubMed\s*)?(?:PMID|ID)|PubMed|MEDLINE)?\W*([0-9]{1,9})\W*",
    re.IGNORECASE,
)
_PMCID = re.compile(r"(?<![a-z])PMC\s*([0-9]{1,9})(?![0-9])", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\`{}]+")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))

LONGEST = 2000
"""How many characters of a text may hold an identifier."""


def dois_in(text: str) -> list[str]:
    """Return every DOI in a text, each once: without the address, word or brackets around it."""
    text = text[:LONGEST]
    if "://" in text or "doi.org/" in text.lower() or not _DOI.search(text):
        text = unquote(text)
    found = (_without_end(doi) for doi in _DOI.findall(text))
    return list(dict.fromkeys(doi for doi in found if not doi.endswith("/")))


def _without_end(doi: str) -> str:
    """Return a DOI without the punctuation of the sentence or the brackets that hold it."""
    while doi[-1] in ".,;:'’”" or any(
        doi[-1] == end and doi.count(end) > doi.count(start) for start, end in _PAIRS
    ):
        doi = doi[:-1]
    return doi


def bare_doi(text: str) -> str | None:
    """Return the first DOI in a text, or None."""
    return next(iter(dois_in(text)), None)


def bare_pmid(text: str) -> str | None:
    """Return the number in PubMed that a text gives, or None."""
    found = _PMID.fullmatch(text[:LONGEST])
    return found[1] if found else None


def bare_pmcid(text: str) -> str | None:
    """Return the number in PubMed Central that a text gives, with PMC before it, or None."""
    found = _PMCID.search(text[:LONGEST]) or re.fullmatch(r"\W*([0-9]{1,9})\W*", text[:LONGEST])
    return f"PMC{found[1]}" if found else None


def bare_address(text: str) -> str | None:
    """Return the first web address in a text, or None."""
    found = _ADDRESS.search(text)
    return found[0].rstrip(";,") if found else None
