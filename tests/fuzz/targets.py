"""All targets, by name."""

from tests.fuzz import formatting, pages, quotes, references, yaml_files

TARGETS = {
    "yaml": yaml_files.target,
    "references": references.target,
    "formatting": formatting.target,
    "quotes": quotes.target,
    "pages": pages.target,
}
