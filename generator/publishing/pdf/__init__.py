"""The guide, or a part of it, as one PDF: `book` lays it out, `typesetting` has Typst set it."""

from generator.publishing.pdf.book import book
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import Press, make_pdf

__all__ = ["Extract", "Press", "book", "make_pdf"]
