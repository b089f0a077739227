"""What can be taken away: the PDFs and the files of data, each with its place on the site."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.store import Evidence
from generator.publishing.data import FEED, Places, data_files, feed
from generator.publishing.markdown import Words
from generator.publishing.offline_copy import FILES
from generator.publishing.pages import Addresses, Page
from generator.publishing.pdf import Extract, Press, make_pdf
from generator.reading.handwritten import FOR_PATIENTS, HandwrittenPage
from generator.text.problems import Problem


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
        file = f"handout-{role.id}"
        yield Print("handout", f"{file}.pdf", Extract(role=role), role.label)
        large = Extract(role=role, large=True)
        yield Print("handout_large", f"{file}-large-print.pdf", large, role.label)
    for page in content:
        if page.is_for_patients:
            name = page.address.removeprefix(FOR_PATIENTS).removesuffix(".md").replace("/", "--")
            booklet = Extract(page=page, large=True)
            yield Print("booklet", f"booklet-{name}.pdf", booklet, page.title)


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
