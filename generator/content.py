"""The hand-written pages: what they are called, and what is wrong with them.

This module knows Markdown as the site reads it; it renders nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.problems import Location, Problem

FOLDER = "content"


@dataclass(frozen=True)
class HandwrittenPage:
    """A Markdown file: `path` from the guide's folder, `address` from the site's root."""

    path: str
    address: str
    title: str
    text: str


def load_content(texts: Mapping[str, str]) -> tuple[tuple[HandwrittenPage, ...], list[Problem]]:
    """Return the hand-written pages in `texts` (path → text), by path, and their problems."""
    pages: list[HandwrittenPage] = []
    problems: list[Problem] = []
    for path, text in sorted(texts.items()):
        if not path.startswith(f"{FOLDER}/") or not path.endswith(".md"):
            continue
        heading = re.search(r"^# +(.+?)\s*#*$", text, re.MULTILINE)
        if heading is None:
            problems.append(
                Problem(
                    Location(path),
                    "page-without-title",
                    "This page has no title.",
                    "Start it with a line `# Title`.",
                )
            )
            continue
        problems += _raw_html(path, text)
        pages.append(HandwrittenPage(path, path.removeprefix(f"{FOLDER}/"), heading[1], text))
    return tuple(pages), problems


def _raw_html(path: str, text: str) -> Iterator[Problem]:
    """Yield every HTML tag or comment outside code: site and print must read the same text."""
    for number, line in _lines_outside_code(text):
        for tag in re.finditer(r"<(?!https?://|mailto:)(?=[a-zA-Z/!?])[^>]*>?", line):
            yield Problem(
                Location(path, number, tag.start() + 1),
                "raw-html",
                f"HTML stands here (`{tag[0][:30]}`).",
                "Write it in Markdown; for a bare `<`, write `&lt;`.",
            )


def _lines_outside_code(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        mark = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
            continue
        if mark:
            fence = mark[1]
            continue
        yield number, re.sub(r"(`+)(.+?)\1", lambda code: " " * len(code[0]), line)
