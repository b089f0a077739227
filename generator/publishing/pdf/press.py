"""Calls Typst: files in memory in, the bytes of a PDF out. The only module that knows it."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path

import typst

from generator.reading.folder import FONTS

TypstError = typst.TypstError
"""What Typst raises: a mistake in a template, or a text that it cannot set."""

STANDARDS = ["ua-1", "a-2a"]
"""Accessible (PDF/UA-1) and fit for an archive (PDF/A-2a). A character without a glyph is an
error under both; without them Typst would leave it out in silence."""

OUR_FONTS = {
    *(
        f"{name}-{weight}.ttf"
        for name in ("NotoNaskhArabic", "NotoSans")
        for weight in ("Regular", "Bold")
    ),
    "NotoSansHebrew-Regular.ttf",
}
"""The files of the fonts that do not come with Typst."""


def compiled(
    files: Mapping[str, bytes], moment: int = 0, *, with_fonts_of_machine: bool = False
) -> bytes:
    """Return the PDF that `main.typ` among the files makes; `moment`, in seconds, is its date.

    Fonts of the machine are asked where ours lack a sign, if they may be. Raises TypstError,
    and OSError where a font of ours is not there: Typst would take another and say nothing.
    """
    _find_our_fonts()
    compile_files: Callable[..., bytes] = typst.compile  # its types leave out files in memory
    return compile_files(
        dict(files),
        font_paths=[str(FONTS)],
        ignore_system_fonts=not with_fonts_of_machine,
        pdf_standards=STANDARDS,
        timestamp=moment,
    )


def _find_our_fonts() -> None:
    found = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)]).fonts()
    if missing := OUR_FONTS - {Path(font.path).name for font in found if font.path}:
        name = str(FONTS / min(missing))
        raise OSError(
            errno.ENOENT, "this font is missing or damaged; install the guide again", name
        )
