"""The whole path of the data: gather everything, check everything, render everything.

What is read from the disk comes in as a `Folder`; what is to be written goes out as texts and
bytes, by their address from the site's root.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.evidence.store import Evidence
from generator.publishing.data import heads
from generator.publishing.downloads import Download, export_all, print_all
from generator.publishing.markdown import (
    Offered,
    Rendered,
    Words,
    problem_notice,
    render_guide,
    words_for,
)
from generator.publishing.mkdocs_seam import Built
from generator.publishing.offline_copy import COPY, SUMS, Finisher
from generator.publishing.pages import Page, list_pages, pages_of_files
from generator.publishing.pdf import Extract, Press, make_pdf
from generator.reading.explanations import read_manual
from generator.reading.folder import FONTS, Folder
from generator.reading.handwritten import HandwrittenPage, load_content
from generator.reading.loading import load_evidence
from generator.review.checks import check_evidence
from generator.review.report import as_text
from generator.text.problems import Problem, has_errors, in_reading_order


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


def build_guide(
    folder: Folder,
    *,
    with_pdf: bool,
    with_copy: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Return the guide in `folder` ready to be shown, or why it cannot be.

    `with_copy` has the site packed as a copy for the disk when it is finished. `progress` is told
    the name of each PDF before it is made.
    """
    reading = read_guide(folder)
    evidence, words = reading.evidence, _words(reading)
    problems, downloads = reading.problems, list[Download]()
    if with_pdf and reading.is_sound:
        downloads, of_pdf = print_all(evidence, reading.content, words, _press(reading), progress)
        problems = tuple(in_reading_order((*problems, *of_pdf)))
    if reading.is_sound:
        downloads += export_all(evidence, reading.pages, words)
    report = as_text(problems, folder.texts)
    if has_errors(problems):
        pages = pages_of_files({p.location.path for p in problems}, evidence)
        notice = problem_notice(words, report, pages)
        return Built(None, problems, words=words.tree, notice=notice, report=report)
    finisher = Finisher(folder.day or evidence.guide.published, words.size, with_copy=with_copy)
    offered = [Offered(d.word, d.address, len(d.content), d.name) for d in downloads]
    offered += [Offered("sums", SUMS, None)]
    offered += [Offered("copy", COPY, None)] if with_copy else []
    addresses = [file.address for file in offered if file.address != COPY]  # it has not itself
    in_heads = heads(evidence, reading.pages, addresses, words)
    files = {download.address: download.content for download in downloads}
    rendered = render(reading, offered)
    return Built(rendered, problems, files, in_heads, words.tree, report=report, finisher=finisher)


def print_guide(reading: Reading, extract: Extract) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return an extract of a sound guide as a PDF, or None, and what is wrong with it in print."""
    words = _words(reading)
    return make_pdf(reading.evidence, words.tree, _press(reading), extract, reading.content)


def render(reading: Reading, downloads: Sequence[Offered] = ()) -> Rendered:
    """Return the pages of a sound guide, with links to the files that are there.

    Raises ValueError for a guide that is not sound: look at its problems first.
    """
    if not reading.is_sound:
        raise ValueError("This guide has errors and cannot be rendered.")
    return render_guide(reading.evidence, reading.pages, reading.folder.templates, downloads)


def _press(reading: Reading) -> Press:
    return Press(reading.folder.templates, FONTS, reading.folder.timestamp)


def _words(reading: Reading) -> Words:
    return Words(words_for(reading.evidence.guide.language, reading.folder.templates))
