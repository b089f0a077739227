"""The whole path of the data: gather everything, check everything, render everything.

What is read from the disk comes in as a `Folder`; what is to be written goes out as texts.
"""

from dataclasses import dataclass

from generator.checks import check_evidence
from generator.content import HandwrittenPage, load_content
from generator.evidence import Evidence
from generator.loading import load_evidence
from generator.problems import Problem, has_errors, in_reading_order
from generator.project import Folder


@dataclass(frozen=True)
class Reading:
    """A guide as read and checked; it can be rendered when it has no error."""

    folder: Folder
    evidence: Evidence
    content: tuple[HandwrittenPage, ...]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands in the way of rendering it."""
        return not has_errors(self.problems)


def read_guide(folder: Folder) -> Reading:
    """Return the guide in `folder` with every problem found in it, in reading order."""
    evidence, of_loading = load_evidence(folder.texts)
    content, of_content = load_content(folder.texts)
    problems = [*folder.problems, *of_loading, *of_content, *check_evidence(evidence)]
    return Reading(folder, evidence, content, tuple(in_reading_order(problems)))
