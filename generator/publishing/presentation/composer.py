"""Composes sentences and references from the records of one guide and its fixed words."""

from collections.abc import Iterable, Mapping
from string import Formatter

from generator.evidence.evidence import Evidence
from generator.evidence.records import (
    Construct,
    Framework,
    GlossaryTerm,
    Group,
    Piece,
    Record,
    Term,
)
from generator.evidence.records.theme import Valence
from generator.publishing.addresses import address_of, construct_address, framework_address
from generator.publishing.presentation.sentences import CrossReference, Row, Run, Sentence, Tag
from generator.publishing.words import Words

Part = Run | Sentence | int


class Composer:
    """Finds the words and the names under which readers know what the records say."""

    def __init__(self, evidence: Evidence, words: Words) -> None:
        """Take the records and the words."""
        self.evidence = evidence
        self.words = words

    # Words

    def word(self, key: str, /, **values: object) -> str:
        """Return fixed words as text, their places filled in."""
        return self.words.plain(key, **values)

    def say(self, key: str, /, *, is_strong: bool = False, **values: Part) -> Sentence:
        """Return the fixed words with this key as a sentence, their places filled in.

        Raises KeyError for a key or a place that is not known: a mistake of ours.
        """
        parts: list[Part] = []
        for text, place, _, _ in Formatter().parse(self.words.form(key, values.get("n"))):
            parts.append(text)
            if place is not None:
                parts.append(values[place])
        return join(*parts, is_strong=is_strong)

    def listed(self, items: Iterable[str]) -> str:
        """Return names in a row."""
        return self.word("list_separator").join(items)

    def labels(self, known: Mapping[str, Term] | Mapping[str, Group], ids: Iterable[str]) -> str:
        """Return what readers see for ids of a vocabulary, in a row."""
        return self.listed(known[id_].label for id_ in ids)

    def direction(self, valence: Valence) -> Tag:
        """Return whether something helps or hinders."""
        return Tag(self.word(f"valence.{valence.value}"), valence.value)

    # References

    def to(self, record: Record, locator: str | None = None) -> CrossReference:
        """Return a reference to a record; `locator` is the place that is meant in a source."""
        return CrossReference(address_of(type(record), record.id), record.known_as, locator)

    def to_all(self, records: Iterable[Record]) -> Row:
        """Return references to records in a row, in the order given."""
        return Row(tuple(self.to(record) for record in records))

    def to_piece(self, piece: Piece) -> CrossReference:
        """Return a reference to a piece of evidence: its source and the place in it."""
        source = self.evidence.sources[piece.source]
        return CrossReference(self._address_of(piece), source.known_as, piece.locator)

    def to_piece_by_theme(self, piece: Piece) -> CrossReference:
        """Return a reference to a piece of evidence under the name of its theme."""
        theme = self.evidence.relations.placed(piece.id).theme
        return CrossReference(self._address_of(piece), theme.title)

    def _address_of(self, piece: Piece) -> str:
        theme = self.evidence.relations.placed(piece.id).theme
        return f"{address_of(type(theme), theme.id)}#{piece.id}"

    def to_place(self, named: CrossReference, locator: str | None) -> Sentence:
        """Return a reference and the place that is meant in what it leads to."""
        return join(named, *((self.word("list_separator"), locator) if locator else ()))

    def to_framework(self, framework: Framework) -> CrossReference:
        """Return a reference to a framework."""
        primary = self.evidence.placement.framework
        return CrossReference(framework_address(framework, primary), framework.known_as)

    def to_construct(self, framework: Framework, construct: Construct) -> CrossReference:
        """Return a reference to a domain or construct of any framework."""
        primary = self.evidence.placement.framework
        if framework is not primary:
            address = f"{framework_address(framework, primary)}#{construct.id}"
        else:
            domain = self.evidence.placement.trail(construct.id)[0]
            address = construct_address(framework, domain, construct)
        return CrossReference(address, construct.name)

    def trail(self, construct_id: str) -> tuple[CrossReference, ...]:
        """Return the way to a construct of the guide's framework, the framework first."""
        placement = self.evidence.placement
        constructs = placement.trail(construct_id)
        ways = (self.to_construct(placement.framework, construct) for construct in constructs)
        return self.to_framework(placement.framework), *ways

    def to_role(self, id_: str) -> CrossReference:
        """Return a reference to what a role is to do and to ask."""
        return CrossReference(f"roles/{id_}.md", self.evidence.roles[id_].label)

    def to_term(self, term: GlossaryTerm) -> CrossReference:
        """Return a reference to a term in the glossary."""
        return CrossReference(f"glossary.md#{term.id}", term.term)

    def to_page(self, key: str, address: str) -> CrossReference:
        """Return a reference to a fixed page, under fixed words."""
        return CrossReference(address, self.word(key))


def join(*parts: Part, is_strong: bool = False) -> Sentence:
    """Return parts one after another as one sentence; empty text is left out."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, Sentence):
            runs += part.runs
        elif isinstance(part, int):
            runs.append(str(part))
        elif part != "":
            runs.append(part)
    return Sentence(tuple(runs), is_strong)
