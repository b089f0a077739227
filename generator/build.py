"""The whole path of the data: read everything, check everything, then publish.

What is read from the disk comes in as a `Folder`; what is to be written goes out as texts and
bytes, by their address from the site's root.
"""

from collections.abc import Callable
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.publishing.built import Built
from generator.publishing.data import data_files, heads
from generator.publishing.edition import Edition, edition_of
from generator.publishing.licences import licences
from generator.publishing.markdown.templates import problem_notice, render
from generator.publishing.offline_copy import Finisher
from generator.publishing.pages import pages_of_files
from generator.publishing.pdf.prints import print_all
from generator.publishing.pdf.signs import signs_without_print
from generator.publishing.words import words_in
from generator.reading.folder import Folder
from generator.reading.handwritten import FOLDER, load_content
from generator.reading.loading import load_evidence
from generator.review.checks import check_evidence
from generator.review.report import as_text
from generator.text.problems import Problem, has_errors, in_reading_order


@dataclass(frozen=True)
class Reading:
    """A guide as read and checked; it has an edition, to publish, where it has no errors."""

    folder: Folder
    evidence: Evidence
    problems: tuple[Problem, ...]
    edition: Edition | None = None


def read_guide(folder: Folder, *, in_print: bool = True) -> Reading:
    """Return the guide in `folder` with every problem found in it, in reading order.

    What only print cannot show is no problem unless it is to be `in_print`.
    """
    evidence, of_loading = load_evidence(folder.texts, folder.unreadable, folder.hosting)
    content, of_content = load_content(folder.texts, folder.pictures)
    problems = [*folder.problems, *of_loading, *of_content, *check_evidence(evidence)]
    edition = None
    if not has_errors(problems):
        edition, of_pages = edition_of(evidence, content, folder)
        problems += of_pages
        problems += signs_without_print(evidence, content) if in_print else ()
        edition = None if has_errors(problems) else edition
    return Reading(folder, evidence, tuple(in_reading_order(problems)), edition)


def build_guide(
    folder: Folder,
    *,
    with_pdf: bool,
    with_copy: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Return the guide in `folder` ready to be shown, or why it cannot be.

    `with_copy` adds the copy of the site that works offline. `progress` is told the name of each
    PDF before it is made.
    """
    reading = read_guide(folder, in_print=with_pdf)
    edition = reading.edition
    if edition is None:
        return _refused(reading, reading.problems)
    pdfs, in_print = print_all(edition, progress) if with_pdf else ((), ())
    problems = tuple(in_reading_order((*reading.problems, *in_print)))
    if has_errors(problems):
        return _refused(reading, problems)
    finisher = Finisher(edition.day, edition.words.size, with_copy=with_copy)
    guide = reading.evidence.guide
    notices = licences(edition.templates["licences.txt"])
    downloads = (*pdfs, *data_files(edition), notices, *finisher.downloads)
    return Built(
        render(edition, downloads),
        {path.removeprefix(f"{FOLDER}/"): picture for path, picture in folder.pictures.items()},
        problems,
        downloads,
        heads(edition, downloads),
        {page.address: page for page in edition.pages},
        {word: each.answer for each in guide.lay_words for word in each.words if each.answer},
        edition.words.tree,
        report=as_text(problems, folder.texts),
        finisher=finisher,
    )


def _refused(reading: Reading, problems: tuple[Problem, ...]) -> Built:
    """Return a guide that cannot be built, with a notice of what is wrong."""
    words = words_in(reading.evidence.guide.language, reading.folder.templates)
    report = as_text(problems, reading.folder.texts)
    pages = pages_of_files({p.location.path for p in problems}, reading.evidence)
    notice = problem_notice(words, report, pages)
    return Built(None, problems=problems, words=words.tree, notice=notice, report=report)
