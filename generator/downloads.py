"""What can be taken away: the PDFs and the files of data, each with its place on the site."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.content import HandwrittenPage
from generator.evidence import Evidence
from generator.exports import FEED, Places, data_files, feed
from generator.finishing import FILES
from generator.pages import Addresses, Page
from generator.pdf import Extract, Press, make_pdf
from generator.problems import Problem
from generator.rendering import Words

FOR_PATIENTS = "patients/"
"""Where the hand-written pages for patients stand, which are printed as booklets."""


@dataclass(frozen=True)
class Download:
    """A file: the word that says what it is, its address, its bytes, and for whom or of what."""

    word: str
    address: str
    content: bytes
    name: str = ""


@dataclass(frozen=True)
class Print:
    """A PDF to be made: word and name as in a download, its file, and what is in it."""

    word: str
    file: str
    extract: Extract
    name: str = ""


def prints(evidence: Evidence, content: Sequence[HandwrittenPage]) -> Iterator[Print]:
    """Yield every PDF that the site offers."""
    yield Print("pdf", "guide.pdf", Extract())
    yield Print("large", "guide-large-print.pdf", Extract(large=True))
    for role in evidence.guide.roles:
        yield Print("handout", f"handout-{role.id}.pdf", Extract(role=role), role.label)
    for page in content:
        if page.address.startswith(FOR_PATIENTS):
            file = f"booklet-{PurePosixPath(page.address).stem}.pdf"
            yield Print("booklet", file, Extract(page=page, large=True), page.title)


def print_all(
    evidence: Evidence,
    content: Sequence[HandwrittenPage],
    words: Words,
    press: Press,
    progress: Callable[[str], None],
) -> tuple[list[Download], list[Problem]]:
    """Return every PDF that could be made, and what is wrong in print, each problem once."""
    made: list[Download] = []
    problems: dict[Problem, None] = {}
    for wanted in prints(evidence, content):
        progress(wanted.file)
        pdf, wrong = make_pdf(evidence, words.tree, press, wanted.extract, content)
        problems |= dict.fromkeys(wrong)
        if pdf:
            made.append(Download(wanted.word, f"{FILES}/{wanted.file}", pdf, wanted.name))
    return made, list(problems)


def export_all(evidence: Evidence, pages: Sequence[Page], words: Words) -> list[Download]:
    """Return every file of data, and the feed of changes."""
    addresses = Addresses(evidence, pages)
    made = [
        Download(file.word, f"{FILES}/{file.name}", file.content, file.about)
        for file in data_files(evidence, addresses, words)
    ]
    return [*made, Download("feed", FEED, feed(evidence, Places(evidence, addresses), words))]
