"""References to records, to pieces of evidence and to constructs, under the names readers know."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records import Construct, Framework, Piece, Record
from generator.publishing.addresses import address_of, construct_address, framework_address
from generator.publishing.presentation.sentences import Reference


class References:
    """Refers to whatever has a page, or a place on one."""

    def __init__(self, evidence: Evidence) -> None:
        """Take the evidence."""
        self._evidence = evidence

    def to(self, record: Record, locator: str | None = None) -> Reference:
        """Return a reference to a record; `locator` is the place that is meant in a source."""
        return Reference(address_of(type(record), record.id), record.known_as, locator)

    def to_all(self, records: Iterable[Record]) -> tuple[Reference, ...]:
        """Return references to records, in the order given."""
        return tuple(self.to(record) for record in records)

    def to_piece(self, piece: Piece) -> Reference:
        """Return a reference to a piece of evidence: its source and the place in it."""
        theme = self._evidence.relations.placed(piece.id).theme
        source = self._evidence.sources[piece.source]
        address = f"{address_of(type(theme), theme.id)}#{piece.id}"
        return Reference(address, source.known_as, piece.locator)

    def to_construct(self, framework: Framework, construct: Construct) -> Reference:
        """Return a reference to a domain or construct of any framework."""
        primary = self._evidence.placement.framework
        if framework is not primary:
            address = f"{framework_address(framework, primary)}#{construct.id}"
        else:
            domain = self._evidence.placement.trail(construct.id)[0]
            address = construct_address(framework, domain, construct)
        return Reference(address, construct.name)
