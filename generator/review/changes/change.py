"""A change as a value: what it is about, what happened to it, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.text.problems import Location


class Chapter(Enum):
    """Under what a change is told, in the order in which the groups are told."""

    GUIDE = "guide"
    THEMES = "themes"
    LESSONS = "lessons"
    CRITIQUES = "critiques"
    SOURCES = "sources"
    GLOSSARY = "glossary"
    FRAMEWORKS = "frameworks"
    PAGES = "pages"
    SEALS = "seals"
    AGAIN = "again"


class Kind(Enum):
    """What can happen, as the sentence that says it; the places in braces are filled."""

    NEW = "new: {text}"
    GONE = "no longer there"
    MOVED = "is now `{where}` (before: `{before}`)"
    JOINED = "now part of {title} (`{where}`)"
    WITHDRAWN = "withdrawn"
    BACK = "here again after it was withdrawn"

    TEXT = "{what} now reads {now} (before: {before})"
    REWRITTEN = "{what} is rewritten and now begins {now}"
    PARAGRAPHS = "{what} is divided into paragraphs in another way"
    VALUE = "{what} is now {now} (before: {before})"
    ADDED = "{what} added: {text}"
    ADDED_WITHDRAWN = "{what} added, about what was withdrawn"
    TAKEN_OUT = "{what} removed: {text}"
    TAKEN_OUT_UNSAID = "{what} removed"
    TAKEN_OUT_WITHDRAWN = "{what} removed, together with what was withdrawn"
    ORDER = "{what} in another order"

    ON_EVIDENCE = "now its remedy is shown by evidence ({text}); before, it was our suggestion"
    OUR_SUGGESTION = "is now our suggestion only; before, evidence showed its remedy ({text})"

    SUPPORTED = "{which} now supports it: {source}"
    UNSUPPORTED = "{source} no longer supports it"
    EVIDENCE_ADDED = "evidence added, told by {who} ({where}): {text}"
    EVIDENCE_GONE = "evidence removed ({where})"
    EVIDENCE_CAME = "evidence came here from {theme} ({where})"
    EVIDENCE_WENT = "evidence went to {theme} ({where})"
    QUOTES_ADDED = "{quotes} added ({who})"
    QUOTES_GONE = "{quotes} removed ({who})"
    QUOTE_REWORDED = "a quote now reads {now} ({who}, {how})"

    READ_IN_FULL = "the full text has now been read"

    NOTED = "noted in its history on {day}: {text}"
    UNNOTED = "a line of its history removed, of {day}"

    SEALED = "{what} was checked against its source on {day}"
    SEALED_AGAIN = "{what} was checked against its source again, on {day}"
    UNSEALED = "{what} has lost its seal"

    LOOK_AGAIN = "its {what} ({at}) rests on {where}, which has another {changed}"


OF_SEALS = frozenset({Kind.SEALED, Kind.SEALED_AGAIN, Kind.UNSEALED})


@dataclass(frozen=True)
class Subject:
    """The record, the word of the glossary or the page that changes.

    `kind` is the kind of record, `term` or `page`; `title` is empty where it was withdrawn.
    """

    group: Chapter
    kind: str
    id: str
    title: str


@dataclass(frozen=True)
class ReaderChange:
    """One thing that a reader will find otherwise.

    `parts` fill the places of the kind's sentence; `within` names the part of the subject that it
    is about, where it is not the whole; `place` is in the later state, or in the earlier one for
    what is no longer there.
    """

    subject: Subject
    kind: Kind
    place: Location
    parts: Mapping[str, str] = field(default_factory=dict)
    within: str = ""

    @property
    def group(self) -> Chapter:
        """Under what it is told: seals, and what is to be looked at, come together at the end."""
        if self.kind is Kind.LOOK_AGAIN:
            return Chapter.AGAIN
        return Chapter.SEALS if self.kind in OF_SEALS else self.subject.group

    @property
    def sentence(self) -> str:
        """What happened, to be read after the subject's title."""
        said = self.kind.value.format(**self.parts)
        return f"{self.within}: {said}" if self.within else said
