"""What an id means to readers, and what must not be named."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.placement import OUTSIDE
from generator.evidence.records import Group, Piece, Term, Theme
from generator.evidence.records.common import Part
from generator.evidence.records.lesson import LessonLine
from generator.evidence.records.shape import FieldOfRecord, Holds, Shape, values_of
from generator.review.changes.state import State
from generator.review.changes.wording import listed, quoted

NOT_NAMED = "what was withdrawn"
SUGGESTION = "our suggestion"

SiteWords = Mapping[str, Any]
"""The fixed words of the site, by section and key."""


def words_for(model: type[Part], field: FieldOfRecord, words: SiteWords) -> Mapping[str, str]:
    """Return what the site calls the allowed words of a field; nothing unless it names them all.

    The section of these words is named after the field, after the part that has it, or after both.
    """
    owner = Shape(model).name
    for section in (f"{owner}_{field.name}", field.name, owner):
        known = words.get(section)
        if isinstance(known, Mapping) and known.keys() >= {*field.value.words}:
            return known
    return {}


class Labels:
    """Names what ids of two states mean; the later state goes first."""

    def __init__(
        self, before: State, now: State, hidden: frozenset[tuple[str, str]], words: SiteWords
    ) -> None:
        """Take both states; `hidden` holds kind and id of what was withdrawn."""
        self._words = words
        self._states = (now.evidence, before.evidence)
        self._records = [
            {(record.noun, record.id): record for record in evidence.records}
            for evidence in self._states
        ]
        lost, kept = set[str](), set[str]()
        for evidence in self._states:
            for placed in evidence.placed_pieces:
                gone = hidden & {("theme", placed.theme.id), ("source", placed.piece.source)}
                (lost if gone else kept).add(placed.piece.id)
        self.hidden = hidden | {("evidence", id_) for id_ in lost - kept}

    def speaks_of_hidden(self, part: Part) -> bool:
        """Tell whether a part, or anything in it, names what was withdrawn."""
        for field, value in values_of(part):
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Part) and self.speaks_of_hidden(item):
                    return True
                if any((kind, item) in self.hidden for kind in field.value.kinds):
                    return True
        return False

    def of(self, part: Part, field: FieldOfRecord, value: object) -> str:
        """Return a value of a field, or of an entry of its list, for people."""
        if isinstance(value, Part):
            return self.entry(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return value.isoformat()
        if field.value.holds is Holds.WORD:
            return quoted(self._allowed(part, field, value))
        word = str(value)
        if field.value.holds is Holds.TEXT:
            return quoted(word) if field.is_quoted else word
        if field.value.holds is Holds.REFERENCE:
            return self._named(field, word)
        if field.value.holds is Holds.CONSTRUCT:
            return self._construct(getattr(part, "framework", None), word)
        if field.value.holds is Holds.COUNT and not word.isdecimal():
            return f"number {word}"
        return word

    def _allowed(self, part: Part, field: FieldOfRecord, value: object) -> str:
        """Return what the site calls an allowed word of a field."""
        word = str(value.value if isinstance(value, Enum) else value)
        return words_for(type(part), field, self._words).get(word, word)

    def entry(self, part: Part) -> str:
        """Return an entry of a list on one line: what names it, and the rest in brackets."""
        if isinstance(part, Piece):
            return self.piece(part)
        given = {field.name: (field, value) for field, value in values_of(part)}
        names = part.in_short or tuple(given)
        said = [
            self._said(part, *given[name])
            for name in names
            if given[name][1] not in (None, (), False)
        ]
        if isinstance(part, LessonLine) and not part.remedy_shown_by:
            said.append(SUGGESTION)
        first, *rest = said or ["nothing"]
        return f"{first} ({', '.join(rest)})" if rest else first

    def _said(self, part: Part, field: FieldOfRecord, value: object) -> str:
        items = value if isinstance(value, tuple) else (value,)
        say = self._allowed if field.value.holds is Holds.WORD else self.of
        said = [say(part, field, item) for item in items]
        return field.beside.format(listed(said))

    def piece(self, piece: Piece) -> str:
        """Return where a piece of evidence comes from."""
        return f"{self.source(piece.source)}, {piece.locator}"

    def source(self, id_: str) -> str:
        """Return what a source is called in running text."""
        return self._record("source", id_) or id_

    def group(self, id_: str) -> str:
        """Return the people of a group, as in running text."""
        return self._term("group", id_) or id_

    def theme(self, theme: Theme) -> str:
        """Return the title of a theme."""
        return NOT_NAMED if ("theme", theme.id) in self.hidden else f"“{theme.title}”"

    def _named(self, field: FieldOfRecord, id_: str) -> str:
        if any((kind, id_) in self.hidden for kind in field.value.kinds):
            return NOT_NAMED
        for kind in field.value.kinds:
            named = self._record(kind, id_) or self._term(kind, id_)
            if named:
                return named
        return id_

    def _record(self, kind: str, id_: str) -> str | None:
        if (kind, id_) in self.hidden:
            return NOT_NAMED
        for evidence, records in zip(self._states, self._records, strict=True):
            if kind == "evidence" and id_ in evidence.pieces:
                return self.piece(evidence.pieces[id_])
            if record := records.get((kind, id_)):
                return record.known_as if kind == "source" else f"“{record.known_as}”"
        return None

    def _term(self, kind: str, id_: str) -> str | None:
        for evidence in self._states:
            guide = evidence.guide
            terms: dict[str, tuple[Group | Term, ...]] = {
                "group": guide.groups,
                "role": guide.roles,
                "phase": guide.phases,
                "condition": guide.conditions,
            }
            for term in terms.get(kind, ()):
                if term.id == id_:
                    ordinary = term.label[1:] == term.label[1:].lower()
                    return term.label.lower() if ordinary else term.label
        return None

    def _construct(self, framework_id: str | None, id_: str) -> str:
        for evidence in self._states:
            known = framework_id or evidence.guide.framework
            for name in _constructs(evidence, known, id_):
                return f"“{name}”"
        return str(self._words["theme"][OUTSIDE]) if id_ == OUTSIDE else id_


def _constructs(evidence: Evidence, first: str, id_: str) -> Iterator[str]:
    """Yield the names of the constructs with this id, those of one framework first."""
    for framework in sorted(evidence.frameworks.values(), key=lambda f: f.id != first):
        for domain in framework.domains:
            yield from (part.name for part in domain.with_parts() if part.id == id_)
