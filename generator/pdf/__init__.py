"""The guide, or a part of it, as one PDF: `book` lays it out, `typesetting` has Typst set it."""

from generator.pdf.book import book
from generator.pdf.extract import Extract
from generator.pdf.typesetting import Press, make_pdf

__all__ = ["Extract", "Press", "book", "make_pdf"]
