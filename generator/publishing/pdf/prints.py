"""Which PDFs the site offers: the guide, hand-outs and booklets, some also in large print."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.publishing.downloads import FOLDER, Download
from generator.publishing.edition import Edition
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import print_extract
from generator.reading.handwritten import FOR_PATIENTS
from generator.text.problems import Problem


def prints(edition: Edition) -> Iterator[tuple[Download, Extract]]:
    """Yield every PDF that the site offers, not yet printed, with what it contains."""
    yield _pdf("pdf", "guide"), Extract()
    yield _pdf("large", "guide-large-print"), Extract(large=True)
    for role in edition.evidence.guide.roles:
        name = f"handout-{role.id}"
        yield _pdf("handout", name, role.label), Extract(role=role)
        large = _pdf("handout_large", f"{name}-large-print", role.label)
        yield large, Extract(role=role, large=True)
    for page in edition.content:
        if page.is_for_patients:
            name = page.address.removeprefix(FOR_PATIENTS).removesuffix(".md").replace("/", "--")
            yield _pdf("booklet", f"booklet-{name}", page.title), Extract(page=page, large=True)


def print_all(
    edition: Edition, progress: Callable[[str], None]
) -> tuple[list[Download], list[Problem]]:
    """Return every PDF that could be made, and what is wrong in print, each problem once.

    `progress` is told the name of each file before it is made.
    """
    made: list[Download] = []
    problems: dict[Problem, None] = {}
    for download, extract in prints(edition):
        progress(download.file)
        pdf, wrong = print_extract(edition, extract)
        problems |= dict.fromkeys(wrong)
        if pdf:
            made.append(replace(download, content=pdf))
    return made, list(problems)


def _pdf(word: str, name: str, about: str = "") -> Download:
    return Download(word, f"{FOLDER}/{name}.pdf", about)
