"""The address, from the site's root, of each record's and construct's page."""

from collections.abc import Iterable, Mapping

from generator.evidence.evidence import Evidence
from generator.evidence.records import Construct, Framework, Record


class Addresses:
    """Finds the address of everything that a page can link to."""

    def __init__(self, evidence: Evidence, of_records: Iterable[tuple[Record, str]]) -> None:
        """Take the evidence, and the addresses of the records that have pages of their own."""
        self._evidence = evidence
        self._of_record: Mapping[tuple[type, str], str] = {
            (type(record), record.id): address for record, address in of_records
        }

    def of_record(self, record: Record) -> str:
        """Return the address of the page about a record, or of the one written by hand instead."""
        made = self._of_record.get((type(record), record.id))
        return made or address_of(type(record), record.id)

    def has_page(self, record: Record) -> bool:
        """Tell whether there is a page about a record."""
        return (type(record), record.id) in self._of_record

    def of_piece(self, piece_id: str) -> str:
        """Return the address of a piece of evidence: its theme's page and its anchor there."""
        theme = self._evidence.relations.placed(piece_id).theme
        return f"{self.of_record(theme)}#{piece_id}"

    def of_construct(self, framework: Framework, construct: Construct) -> str:
        """Return the address of a construct: a page of its own, or an anchor on its framework's."""
        primary = self._evidence.placement.framework
        if framework is not primary:
            return f"{framework_address(framework, primary)}#{construct.id}"
        domain = self._evidence.placement.trail(construct.id)[0]
        return construct_address(framework, domain, construct)


def address_of(model: type[Record], id_: str) -> str:
    """Return the address of the page about a record of a kind of which there are many."""
    return f"{model.plural()}/{id_}.md"


def framework_address(framework: Framework, primary: Framework) -> str:
    """Return the address of the page about a framework; `primary` is the one of the guide."""
    return f"frameworks/{framework.id}{'/index' if framework is primary else ''}.md"


def construct_address(framework: Framework, domain: Construct, construct: Construct) -> str:
    """Return the address of the page about a construct of the guide's framework."""
    name = "index" if construct is domain else construct.id
    return f"frameworks/{framework.id}/{domain.id}/{name}.md"
