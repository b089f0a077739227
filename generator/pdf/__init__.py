"""The whole guide as one PDF: `book` lays the evidence out, `typesetting` has Typst set it."""

from generator.pdf.book import book
from generator.pdf.typesetting import make_pdf

__all__ = ["book", "make_pdf"]
