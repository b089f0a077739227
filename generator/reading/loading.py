"""Turns the texts of a guide's YAML files into records, and says what is wrong with them.

A file that cannot become a record is reported and left out; all others are still read and
checked. This module knows the folder's layout; it reads no disk.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from generator.evidence.contact import Hosting
from generator.evidence.evidence import Evidence
from generator.evidence.records import KINDS, SINGLE, Guide, Record
from generator.evidence.records.common import FOLDER, Withdrawn
from generator.reading.validation import fit_record, is_slug
from generator.text.problems import Location, Mistake, Problem, near_match
from generator.text.yaml.catalogue import MORE_THAN_ONE_RECORD
from generator.text.yaml.document import Document, read_document

NO_GUIDE = Mistake(
    code="no-guide",
    means="There is no `guide.yaml`.",
    remedy="Write it, or name the right folder.",
    file="themes_data/guide.yaml",
    wrong="",
    right="""\
title: Opening a repair café in a village hall
""",
)

TEA_LIST = """\
title: A list of teas
kind: web-page
read_level:
  - part: web-page
summary: Which teas there are.
"""

UNKNOWN_PLACE = Mistake(
    code="unknown-place",
    means="The file lies where no kind of record belongs.",
    remedy="Move it into the folder of its kind.",
    file="themes_data/sources/tea-list.yaml",
    wrong_file="themes_data/source/tea-list.yaml",
    wrong=TEA_LIST,
    right=TEA_LIST,
)

FILE_NAME = Mistake(
    code="file-name",
    means="The file's name cannot be an id.",
    remedy="Rename the file as the message says.",
    file="themes_data/sources/tea-list.yaml",
    wrong_file="themes_data/sources/Tea List.yaml",
    wrong=TEA_LIST,
    right=TEA_LIST,
)


def load_evidence(
    texts: Mapping[str, str],
    unreadable_paths: Collection[str] = (),
    hosting: Hosting | None = None,
) -> tuple[Evidence, list[Problem]]:
    """Return the evidence in `texts` (path from the guide's folder → text) and its problems.

    The evidence holds every record that could be read; what could not be read, as text or as a
    record, is known by its id, so that nobody is told that it does not exist. `hosting`
    counts where guide.yaml gives none.
    """
    problems: list[Problem] = []
    entries: list[tuple[Record, Document]] = []
    withdrawn: dict[tuple[type[Record], str], Withdrawn] = {}
    unreadable: set[tuple[type[Record], str]] = set()
    kinds: set[type[Record]] = set()
    for path in sorted({*texts, *unreadable_paths}):
        if not is_record_file(path):
            continue
        model, misplaced = _kind_of(path)
        problems += misplaced
        if model is None:
            continue
        kinds.add(model)
        entry, wrong = _read_record(model, path, texts[path]) if path in texts else (None, [])
        problems += wrong
        if entry is None or misplaced:
            unreadable.add((model, PurePosixPath(path).stem))
        elif isinstance(entry[0], Withdrawn):
            withdrawn[model, entry[0].id] = entry[0]
        else:
            entries.append((entry[0], entry[1]))
    if Guide not in kinds:
        problems.append(
            NO_GUIDE.at(
                Location(f"{FOLDER}/guide.yaml"),
                "There is no guide.yaml.",
                "Write it with at least the guide's title, summary, edition, date, framework and "
                "groups.",
            )
        )
    return Evidence(entries, unreadable, hosting, withdrawn), problems


def _read_record(
    model: type[Record], path: str, text: str
) -> tuple[tuple[Record | Withdrawn, Document] | None, list[Problem]]:
    """Return the record in `text` with its document, or None, and what is wrong with it.

    Where the text cannot be read as one YAML document, nothing more is said about that place. A
    record that was withdrawn may keep nothing but the day.
    """
    document, problems = read_document(path, text)
    if document.value is None or any(p.code == MORE_THAN_ONE_RECORD.code for p in problems):
        return None, problems
    record_id = PurePosixPath(path).stem
    record_id = record_id if is_slug(record_id) else "misnamed"
    gone = isinstance(document.value, dict) and "withdrawn" in document.value
    record: Record | Withdrawn | None
    if gone and model in KINDS.values():
        record, wrong = fit_record(Withdrawn, document, record_id)
    else:
        record, wrong = fit_record(model, document, record_id)
    known = {problem.location for problem in problems}
    problems += [problem for problem in wrong if problem.location not in known]
    return (record, document) if record else None, problems


def is_record_file(path: str) -> bool:
    """Tell whether `path`, from the guide's folder, is a file of evidence."""
    return path.startswith(f"{FOLDER}/") and PurePosixPath(path).suffix in {".yaml", ".yml"}


def kind_of(path: str) -> type[Record] | None:
    """Return the kind of record that a file of evidence should hold, or None where none does."""
    return _kind_of(path)[0]


def _kind_of(path: str) -> tuple[type[Record] | None, list[Problem]]:
    """Return the kind of record that `path` should hold, and what is wrong with its name."""
    parts = PurePosixPath(path).parts[1:]
    stem = PurePosixPath(path).stem
    if len(parts) == 1:
        model = SINGLE.get(stem)
    else:
        model = KINDS.get(parts[0]) if len(parts) == 2 else None
    if model is None:
        if parts[0] == "schema":
            return None, []
        return KINDS.get(parts[0]), [
            UNKNOWN_PLACE.at(
                Location(path),
                "No kind of record belongs in this place.",
                _where_to(path),
            )
        ]
    if PurePosixPath(path).suffix == ".yml" or not is_slug(stem):
        slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "name"
        return model, [
            FILE_NAME.at(
                Location(path),
                "The file's name cannot be an id.",
                f"Use lower-case letters, digits and single hyphens, and the ending .yaml: "
                f"rename it to {slug}.yaml.",
            )
        ]
    return model, []


def _where_to(path: str) -> str:
    """Return what to do with a file in a folder where no record belongs."""
    first, *below = PurePosixPath(path).parts[1:]
    if first in KINDS:
        return f"Move the file into {FOLDER}/{first}/."
    match = near_match(first, KINDS) if below else near_match(PurePosixPath(path).stem, SINGLE)
    if match:
        return f"Did you mean `{match if below else f'{match}.yaml'}`?"
    return f"Move the file into one of {', '.join(f'{FOLDER}/{folder}/' for folder in KINDS)}."
