"""The hand-written pages: what they are called, and what is wrong with them.

It asks the tree of each page and renders nothing.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.reading.catalogue import TOO_LARGE
from generator.reading.page_markup import (
    LONGEST_LINE,
    LONGEST_PAGE,
    MOST_BRACKETS,
    wrong_markup,
)
from generator.reading.page_tree import DEEPEST, NestedTooDeepError, Tag, tree_of
from generator.text.problems import Location, Mistake, Problem
from generator.text.yaml.characters import unprintable_character

FOLDER = "content"

FOR_PATIENTS = "patients/"
"""Pages below this folder belong to the patients' perspective."""

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
    means="A page in `content/` does not start with its title.",
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
    def tree(self) -> Tag:
        """What Markdown makes of the text."""
        return tree_of(self.text)


def load_content(
    texts: Mapping[str, str], pictures: Collection[str] = ()
) -> tuple[tuple[HandwrittenPage, ...], list[Problem]]:
    """Return the hand-written pages in `texts` (path → text), by address, and their problems.

    `pictures` are the paths of the pictures that there are.
    """
    pages: list[HandwrittenPage] = []
    problems: list[Problem] = []
    for path, text in sorted(texts.items(), key=lambda item: item[0].removesuffix(".md")):
        if not path.startswith(f"{FOLDER}/") or not path.endswith(".md"):
            continue
        if unprintable := unprintable_character(path, text):
            problems.append(unprintable)
        if refused := _refused(path, text):
            problems.append(refused)
            continue
        try:
            tree = tree_of(text)
            problems += wrong_markup(path, text, pictures, tree)
        except NestedTooDeepError:
            problems.append(_too_deep(path))
            continue
        if (heading := next(tree.tags("h1"), None)) is None:
            problems.append(_without_title(path))
            continue
        title = " ".join(heading.text.split())
        pages.append(HandwrittenPage(path, path.removeprefix(f"{FOLDER}/"), title, text))
    return tuple(pages), problems


def _refused(path: str, text: str) -> Problem | None:
    """Return why a page cannot be one: it is no text of Markdown that begins with its title."""
    if text.lstrip().startswith("---"):
        return FRONT_MATTER.at(
            Location(path),
            "This page starts with settings, or with a line.",
            "Delete everything before `# Title`: a page has no settings of its own.",
        )
    longest = max(map(len, text.split("\n")))
    for found, most, what in (
        (text.count("["), MOST_BRACKETS, "square brackets"),
        (len(text), LONGEST_PAGE, "characters"),
        (longest, LONGEST_LINE, "characters on one line"),
    ):
        if found > most:
            return TOO_LARGE.at(
                Location(path),
                f"This page has more than {most:,} {what}.",
                "Divide it into several pages, or into paragraphs.",
            )
    if not re.match(r"\s{0,3}# +\S", text.lstrip("\n")):
        return _without_title(path)
    return None


def _too_deep(path: str) -> Problem:
    return TOO_LARGE.at(
        Location(path),
        f"More than {DEEPEST} things are inside one another on this page.",
        "Take lists, quotations and emphasis out of one another.",
    )


def _without_title(path: str) -> Problem:
    return PAGE_WITHOUT_TITLE.at(
        Location(path),
        "This page does not start with its title.",
        "Start it with a line `# Title`, and with nothing before it.",
    )
