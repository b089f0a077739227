"""The guide, or a part of it, as a PDF: laid out as plain data, then set by Typst."""
