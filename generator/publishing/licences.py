"""The licences of what the site is made with and ships: the theme, its scripts, icons, fonts.

What belongs to whom is in `site_templates/licences.txt`; the texts are those in the packages.
"""

from collections.abc import Iterator
from importlib import metadata, resources

from generator.publishing.downloads import FOLDER, Download

_THEME = "mkdocs-material"
_ICONS = ("material", "octicons")
"""The sets of icons whose own text the theme brings along."""


def licences(overview: str) -> Download:
    """Return the file of licences: `overview`, and the texts it refers to."""
    texts = [overview, *(f"{'-' * 72}\n{title}\n\n{text}" for title, text in _texts())]
    content = "\n".join(text.strip() + "\n" for text in texts)
    return Download("licences", f"{FOLDER}/licences.txt", content=content.encode())


def _texts() -> Iterator[tuple[str, str]]:
    for file in metadata.files(_THEME) or ():
        if "licenses" in file.parts:
            yield f"{_THEME} {metadata.version(_THEME)}", file.read_text(encoding="utf-8")
    icons = resources.files("material") / "templates" / ".icons"
    for name in _ICONS:
        yield f"Icons: {name}", (icons / name / "LICENSE").read_text(encoding="utf-8")
