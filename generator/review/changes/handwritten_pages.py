"""Compares the hand-written pages of two states, paragraph by paragraph."""

import difflib
import posixpath
import re
from collections.abc import Iterator

from generator.reading.handwritten import HandwrittenPage
from generator.review.changes.change import Chapter, Kind, ReaderChange, Subject
from generator.review.changes.state import State
from generator.review.changes.wording import MARKS, difference, quoted
from generator.text.problems import Location

PARAGRAPH = "paragraph"

LINK = re.compile(r"(?<=\])\((?![a-z]+:|#|/)([^()\s]+)\)")
"""The address of a link to another page, after the words that are linked."""


def of_pages(before: State, now: State) -> Iterator[ReaderChange]:
    """Yield every page that is new, gone, or moved, and every paragraph that differs.

    A page that is gone while one of the same title is new is the same page.
    """
    unread = before.unread | now.unread
    old, new = (
        {page.path: page for page in state.pages if page.path not in unread}
        for state in (before, now)
    )
    lost = {page.title: page for path, page in old.items() if path not in new}
    for path, page in new.items():
        was = old.get(path) or lost.get(page.title)
        if was is None:
            yield _change(page, Kind.NEW, 1, text=quoted(_first_paragraph(page)))
            continue
        if was.path != path:
            yield _change(page, Kind.MOVED, 1, where=page.address, before=was.address)
            del lost[page.title]
        yield from _of_page(was, page)
    for page in lost.values():
        yield _change(page, Kind.GONE, 1)


def _of_page(old: HandwrittenPage, new: HandwrittenPage) -> Iterator[ReaderChange]:
    texts = [_paragraphs(page) for page in (old, new)]
    plain = [[" ".join(text.translate(MARKS).split()) for _, text in parts] for parts in texts]
    matcher = difflib.SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(j - i, m - k)
        for (_, was), (line, is_) in zip(
            texts[0][i : i + both], texts[1][k : k + both], strict=True
        ):
            if told := difference(was, is_):
                said, parts = told
                yield _change(new, said, line, what=f"a {PARAGRAPH}", **parts)
        for line, text in texts[1][k + both : m]:
            yield _change(new, Kind.ADDED, line, what=PARAGRAPH, text=quoted(text))
        for line, text in texts[0][i + both : j]:
            yield _change(old, Kind.TAKEN_OUT, line, what=PARAGRAPH, text=quoted(text))


def _paragraphs(page: HandwrittenPage) -> list[tuple[int, str]]:
    """Return the paragraphs of a page, each with the line on which it begins.

    Links to other pages are written from the site's root: a page that moves keeps where they lead.
    """
    found: list[tuple[int, str]] = []
    open_ = False
    folder = posixpath.dirname(page.address)
    text = LINK.sub(lambda link: f"({_from_root(folder, link[1])})", page.text)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            open_ = False
        elif open_:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
        else:
            found.append((number, line))
            open_ = True
    return found


def _from_root(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, address))


def _first_paragraph(page: HandwrittenPage) -> str:
    """Return the first text below the title, or the title where there is none."""
    texts = (text for _, text in _paragraphs(page) if not text.startswith(("#", "---")))
    return next(texts, page.title)


def _change(page: HandwrittenPage, kind: Kind, line: int, **parts: str) -> ReaderChange:
    subject = Subject(Chapter.PAGES, "page", page.address, page.title)
    return ReaderChange(subject, kind, Location(page.path, line), parts)
