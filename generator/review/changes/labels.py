"""What stands behind an id, as readers know it, and what must not be named."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from generator.evidence.evidence import Evidence
from generator.evidence.records import Group, Piece, Term, Theme
from generator.evidence.records.common import Part
from generator.evidence.records.lesson import EDITORS
from generator.evidence.records.shape import FieldOfRecord, Holds, values_of
from generator.review.changes.names import PLAIN, SHOWN, word_of
from generator.review.changes.state import State
from generator.review.changes.wording import listed, quoted

NOT_NAMED = "what was withdrawn"
SUGGESTION = "our suggestion, not tested"


class Labels:
    """Names what ids of two states stand for; the later state goes first."""

    def __init__(self, before: State, now: State, hidden: frozenset[tuple[str, str]]) -> None:
        """Take both states; `hidden` holds kind and id of what was withdrawn."""
        self._states = (now.evidence, before.evidence)
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
        owner = type(part).__name__
        if isinstance(value, bool):
            return word_of(owner, field.name, "yes" if value else "no")
        if isinstance(value, date):
            return value.isoformat()
        word = str(value.value if isinstance(value, Enum) else value)
        if field.value.holds is Holds.TEXT:
            return word if field.name in PLAIN else quoted(word)
        if field.value.holds is Holds.REFERENCE:
            return self._named(field, word)
        if field.value.holds is Holds.CONSTRUCT:
            return self._construct(getattr(part, "framework", None), word)
        if field.value.holds in {Holds.WORD, Holds.COUNT}:
            return word_of(owner, field.name, word)
        return word

    def entry(self, part: Part) -> str:
        """Return an entry of a list on one line: what stands for it, and the rest in brackets."""
        if isinstance(part, Piece):
            return self.piece(part)
        given = {field.name: (field, value) for field, value in values_of(part)}
        names = SHOWN.get(type(part).__name__, tuple(given))
        said = [
            self._said(part, *given[name])
            for name in names
            if given[name][1] not in (None, (), False)
        ]
        first, *rest = said or ["nothing"]
        return f"{first} ({', '.join(rest)})" if rest else first

    def _said(self, part: Part, field: FieldOfRecord, value: object) -> str:
        if field.name == "guide":
            return "this guide"
        if not isinstance(value, tuple):
            return self.of(part, field, value)
        if value == (EDITORS,):
            return SUGGESTION
        of = listed([self.of(part, field, item) for item in value])
        return f"rests on {of}" if field.name == "basis" else of

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
        return word_of("", field.name, id_)

    def _record(self, kind: str, id_: str) -> str | None:
        if (kind, id_) in self.hidden:
            return NOT_NAMED
        for evidence in self._states:
            if kind == "evidence" and id_ in evidence.pieces:
                return self.piece(evidence.pieces[id_])
            for record in evidence.records:
                if record.id == id_ and record.noun == kind:
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
        return word_of("", "construct", id_)


def _constructs(evidence: Evidence, first: str, id_: str) -> Iterator[str]:
    """Yield the names of the constructs with this id, those of one framework first."""
    for framework in sorted(evidence.frameworks.values(), key=lambda f: f.id != first):
        for domain in framework.domains:
            yield from (part.name for part in domain.with_parts() if part.id == id_)
