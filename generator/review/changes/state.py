"""One state of a guide, as it is compared with another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.evidence.records import Guide
from generator.reading.handwritten import FOLDER, HandwrittenPage, load_content
from generator.reading.loading import is_record_file


@dataclass(frozen=True)
class State:
    """A guide at one time: its evidence, its hand-written pages and what could not be read.

    `unread` holds the paths of files that are there and could not be read as what they should be.
    """

    evidence: Evidence
    pages: tuple[HandwrittenPage, ...] = ()
    unread: frozenset[str] = frozenset()

    @property
    def has_guide(self) -> bool:
        """Whether its guide.yaml could be read; without one nothing can be compared."""
        return any(isinstance(record, Guide) for record in self.evidence.records)


def state_of(evidence: Evidence, texts: Mapping[str, str], lost: Collection[str] = ()) -> State:
    """Return the state with this evidence, loaded from `texts` (path → text).

    `lost` holds the paths of files that were no text.
    """
    pages, _ = load_content(texts)
    known = {evidence.path_of(record) for record in evidence.records}
    known |= {model.path_for(id_) for model, id_ in evidence.withdrawn}
    known |= {page.path for page in pages}
    files = {*texts, *lost}
    meant = {path for path in files if is_record_file(path)}
    meant |= {p for p in files if p.startswith(f"{FOLDER}/") and p.endswith(".md")}
    return State(evidence, pages, frozenset(meant - known))
