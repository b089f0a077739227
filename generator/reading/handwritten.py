"""The hand-written pages: what they are called, and what is wrong with them.

This module knows Markdown as the site reads it; it renders nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.text.problems import Location, Mistake, Problem
from generator.text.yaml.mistakes import unprintable_character

FOLDER = "content"

FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(?:.*?\n)??\1 *$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
HOLDER = re.compile(r"\s*(?:[-*+]|\d+\.|!!!) ")
"""Code as the site's Markdown knows it, and what starts a list or a note that holds other lines."""

ADDRESS = r"(?:https?://[^<>]*|[^<> !]+@[^@<> ]+)"
"""What is a link in angle brackets: a web or a mail address."""


FOR_PATIENTS = "patients/"
"""Pages below this folder belong to the patients' perspective."""

IN_TITLE = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`]|\\(?=[^\w\s])|(?<!\w)_|_(?!\w)")
"""Marks of Markdown in a title, which is shown as plain text where it names its page."""


FRONT_MATTER = Mistake(
    code="front-matter",
    means=(
        "A page in `content/` starts with a line `---`, which opens settings for another program."
    ),
    remedy="Start the page with its title. No setting is needed: the title names the page.",
    file="content/opening-hours.md",
    wrong="""\
---
title: When we open
---
# When we open
""",
    right="""\
# When we open
""",
)

PAGE_WITHOUT_TITLE = Mistake(
    code="page-without-title",
    means="A page in `content/` has no title.",
    remedy="Start it with a line `# Title`.",
    file="content/opening-hours.md",
    wrong="""\
On the first Saturday.
""",
    right="""\
# When we open

On the first Saturday.
""",
)

RAW_HTML = Mistake(
    code="raw-html",
    means="A page in `content/` contains HTML.",
    remedy="Write it in Markdown.",
    file="content/opening-hours.md",
    wrong="""\
# When we open

<b>Only</b> on the first Saturday.
""",
    right="""\
# When we open

**Only** on the first Saturday.
""",
)


@dataclass(frozen=True)
class HandwrittenPage:
    """A Markdown file: `path` from the guide's folder, `address` from the site's root.

    The `title` is plain text, without the marks that it has in the file.
    """

    path: str
    address: str
    title: str
    text: str

    @property
    def is_for_patients(self) -> bool:
        """Whether it belongs to the patients' perspective."""
        return self.address.startswith(FOR_PATIENTS)

    @property
    def prose(self) -> str:
        """The text with an x for each character of code, so that all else keeps its place."""
        return _without_code(self.text)


def load_content(texts: Mapping[str, str]) -> tuple[tuple[HandwrittenPage, ...], list[Problem]]:
    """Return the hand-written pages in `texts` (path → text), by address, and their problems."""
    pages: list[HandwrittenPage] = []
    problems: list[Problem] = []
    for path, text in sorted(texts.items(), key=lambda item: item[0].removesuffix(".md")):
        if not path.startswith(f"{FOLDER}/") or not path.endswith(".md"):
            continue
        if unprintable := unprintable_character(path, text):
            problems.append(unprintable)
        if text.startswith("---\n"):
            problems.append(
                FRONT_MATTER.at(
                    Location(path),
                    "This page starts with settings, or with a line.",
                    "Delete everything before `# Title`: a page has no settings of its own.",
                )
            )
        prose = _without_code(text)
        heading = re.search(r"^# +(.+?)\s*#*$", prose, re.MULTILINE)
        if heading is None:
            problems.append(
                PAGE_WITHOUT_TITLE.at(
                    Location(path),
                    "This page has no title.",
                    "Start it with a line `# Title`.",
                )
            )
            continue
        problems += _raw_html(path, prose)
        title = IN_TITLE.sub(r"\1", text[slice(*heading.span(1))])
        pages.append(HandwrittenPage(path, path.removeprefix(f"{FOLDER}/"), title, text))
    return tuple(pages), problems


def _raw_html(path: str, prose: str) -> Iterator[Problem]:
    """Yield every HTML tag or comment outside code: site and print must read the same text."""
    for number, line in enumerate(prose.split("\n"), start=1):
        for tag in re.finditer(rf"<(?!{ADDRESS}>)(?=[a-zA-Z/!?])[^>]*>?", line):
            yield RAW_HTML.at(
                Location(path, number, tag.start() + 1),
                f"This is HTML (`{tag[0][:30]}`).",
                "Write it in Markdown; for a bare `<`, write `&lt;`.",
            )


def _without_code(text: str) -> str:
    """Return the text with an x for each character of code, so that all else keeps its place."""
    text = FENCED.sub(_crossed_out, text)
    text = "\n".join(_without_indented_code(text.split("\n")))
    return INLINE.sub(_crossed_out, text)


def _without_indented_code(lines: Iterable[str]) -> Iterator[str]:
    """Cross out what is indented by four spaces more than the text, list or note that holds it."""
    holder, may_start = 0, True
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            may_start = True
            yield line
        elif may_start and indent >= holder + 4:
            yield re.sub(r"\S", "x", line)
        else:
            holder, may_start = min(holder, indent // 4 * 4), False
            if HOLDER.match(line):
                holder = indent // 4 * 4 + 4
            yield line


def _crossed_out(code: re.Match[str]) -> str:
    return re.sub(r"\S", "x", code[0])
