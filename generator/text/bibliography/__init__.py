"""References in the formats of the field: read, written, and set in a style.

This is the home of the libraries for CSL, BibTeX and RIS. The form between them is CSL-JSON; no
record is known here.
"""

from generator.text.bibliography.identifiers import bare_doi, bare_pmcid, bare_pmid
from generator.text.bibliography.names import with_suffix_apart
from generator.text.bibliography.parsers import read_references
from generator.text.bibliography.reference import NoReferenceError, Reference
from generator.text.bibliography.styles import STYLES, styled
from generator.text.bibliography.writers import MORE_AUTHORS, as_bibtex, as_csl_json, as_ris

__all__ = [
    "MORE_AUTHORS",
    "STYLES",
    "NoReferenceError",
    "Reference",
    "as_bibtex",
    "as_csl_json",
    "as_ris",
    "bare_doi",
    "bare_pmcid",
    "bare_pmid",
    "read_references",
    "styled",
    "with_suffix_apart",
]
