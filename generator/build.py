"""The whole path of the data: gather everything, check everything, render everything.

What is read from the disk comes in as a `Folder`; what is to be written goes out as texts and
bytes, by their address from the site's root.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.checks import check_evidence
from generator.content import HandwrittenPage, load_content
from generator.evidence import Evidence
from generator.exports import summary_of_findings
from generator.finishing import COPY, SUMS, Finisher
from generator.loading import load_evidence
from generator.manual import read_manual
from generator.pages import Page, list_pages, pages_of_files
from generator.pdf import Extract, Press, make_pdf
from generator.problems import Problem, has_errors, in_reading_order
from generator.project import FONTS, Folder
from generator.rendering import Offered, Rendered, Words, problem_notice, render_guide, words_for
from generator.report import as_text
from generator.site import Built

DOWNLOADS = {
    "pdf": "downloads/guide.pdf",
    "large": "downloads/guide-large-print.pdf",
    "copy": COPY,
    "findings": "downloads/summary-of-qualitative-findings.csv",
    "sums": SUMS,
}
"""Files to be taken away: the word under `download` that says what one is → its address."""

PRINTED = {"pdf": Extract(), "large": Extract(large=True)}
"""What is printed for the site: the word of a download → what of the guide is in it."""


@dataclass(frozen=True)
class Reading:
    """A guide as read and checked; it can be rendered when it is sound, and has pages then."""

    folder: Folder
    evidence: Evidence
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()
    content: tuple[HandwrittenPage, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands in the way of rendering it."""
        return not has_errors(self.problems)


def read_guide(folder: Folder) -> Reading:
    """Return the guide in `folder` with every problem found in it, in reading order."""
    evidence, of_loading = load_evidence(folder.texts, folder.unreadable, folder.addresses)
    content, of_content = load_content(folder.texts)
    problems = [*folder.problems, *of_loading, *of_content, *check_evidence(evidence)]
    pages: tuple[Page, ...] = ()
    if not has_errors(problems):
        manual = read_manual(folder.templates, evidence.guide.language).values()
        pages, notes = list_pages(evidence, content, manual)
        problems += notes
    return Reading(folder, evidence, tuple(in_reading_order(problems)), pages, content)


def build_guide(folder: Folder, *, with_pdf: bool, with_copy: bool = False) -> Built:
    """Return the guide in `folder` ready to be shown, or why it cannot be.

    `with_copy` has the site packed as a copy for the disk when it is finished.
    """
    reading = read_guide(folder)
    words = _words(reading)
    problems, files = reading.problems, dict[str, bytes]()
    if reading.is_sound:
        files[DOWNLOADS["findings"]] = summary_of_findings(reading.evidence, words)
    if with_pdf and reading.is_sound:
        for word, extract in PRINTED.items():
            pdf, of_pdf = print_guide(reading, extract)
            problems = tuple(in_reading_order((*problems, *of_pdf)))
            files |= {DOWNLOADS[word]: pdf} if pdf else {}
    report = as_text(problems, folder.texts)
    if has_errors(problems):
        pages = pages_of_files({p.location.path for p in problems}, reading.evidence)
        notice = problem_notice(words, report, pages)
        return Built(None, problems, words=words.tree, notice=notice, report=report)
    finisher = Finisher(reading.evidence.guide.published, words.size, with_copy=with_copy)
    sizes = {address: len(content) for address, content in files.items()}
    rendered = render(reading, sizes | dict.fromkeys(finisher.addresses))
    return Built(rendered, problems, files, words.tree, report=report, finisher=finisher)


def print_guide(reading: Reading, extract: Extract) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return an extract of a sound guide as a PDF, or None, and what is wrong with it in print."""
    press = Press(reading.folder.templates, FONTS, reading.folder.timestamp)
    return make_pdf(reading.evidence, _words(reading).tree, press, extract, reading.content)


def render(reading: Reading, sizes: Mapping[str, int | None]) -> Rendered:
    """Return the pages of a sound guide, with links to the files that are there.

    `sizes` gives the number of bytes of each file by its address, or None where that is known only
    when the site is finished.

    Raises ValueError for a guide that is not sound: look at its problems first.
    """
    if not reading.is_sound:
        raise ValueError("This guide has errors and cannot be rendered.")
    return render_guide(
        reading.evidence,
        reading.pages,
        reading.folder.templates,
        downloads=[
            Offered(word, address, sizes[address])
            for word, address in DOWNLOADS.items()
            if address in sizes
        ],
    )


def _words(reading: Reading) -> Words:
    return Words(words_for(reading.evidence.guide.language, reading.folder.templates))
