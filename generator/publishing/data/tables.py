"""The evidence as tables: one for each kind of record and for each list inside one.

They are made from the shapes of the records, so a new field has its column at once.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.records import KINDS, SINGLE, Record
from generator.evidence.records.common import Part, Seal
from generator.evidence.records.lesson import LessonLine
from generator.evidence.records.shape import FieldOfRecord, Holds, Shape, fields_of, values_of
from generator.publishing.data.firmness import FIELDS as FIRMNESS
from generator.publishing.data.firmness import firmness_of
from generator.publishing.data.places import Places
from generator.publishing.words import Words

LEFT_OUT = ("history", "formerly")
"""What every record has and a table has no use for; it is in the file with all the data."""


BETWEEN = "\n"
"""What separates the things in one cell: each has a line of its own."""


@dataclass(frozen=True)
class Column:
    """A column: what it holds, of which sort, whether in a list, and the table whose ids it has."""

    description: str
    holds: Holds = Holds.TEXT
    is_list: bool = False
    leads_to: str = ""


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, columns, rows, and the columns that tell rows apart.

    A table whose rows have no ids has no key.
    """

    name: str
    description: str
    columns: Mapping[str, Column]
    rows: tuple[Mapping[str, str], ...]
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Item:
    """Something that gets a row: a record, or a part of one, below other things that have ids."""

    content: Part
    record: Record
    ids: Mapping[str, str]

    def within(self, content: Part) -> "_Item":
        """Return an item inside this one."""
        own = getattr(self.content, "id", None)
        key = f"{Shape(type(self.content)).name}_id"
        return _Item(content, self.record, {**self.ids, key: own} if own else self.ids)


def as_csv(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8; no spreadsheet takes a cell for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_safe(row.get(column, "")) for column in table.columns])
    return text.getvalue().encode()


FORMULA = re.compile(r"(^|[;\t\r\n])([\"'\s]*)(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet would compute: at the start of a cell, also with other separators."""


def _safe(cell: str) -> str:
    """Return a cell; an apostrophe before a formula keeps a spreadsheet from computing it."""
    return FORMULA.sub(r"\1\2'", cell)


def tables(evidence: Evidence, places: Places, words: Words) -> tuple[Table, ...]:
    """Return a table for each kind of record, followed by those of its parts."""
    found: list[Table] = []
    for name, model in (*SINGLE.items(), *KINDS.items()):
        records = [record for record in evidence.records if isinstance(record, model)]
        items = [_Item(record, record, {}) for record in records]
        found += _tables_of(name, model, items, evidence, places, words)
    return tuple(table for table in found if table.rows and set(table.columns) - {"id", "address"})


def _tables_of(
    name: str,
    model: type[Part],
    items: list[_Item],
    evidence: Evidence,
    places: Places,
    words: Words,
) -> Iterator[Table]:
    fields = [field for field in fields_of(model) if field.name not in LEFT_OUT]
    above = list(dict.fromkeys(key for item in items for key in item.ids))
    columns = {key: _known(key, words, _table_of(key)) for key in above}
    columns |= {"id": _known("id", words)} if issubclass(model, Record) else {}
    columns |= {"address": _known("address", words)}
    columns |= _columns(fields)
    rows = tuple(_row(item, fields, places) for item in items)
    if issubclass(model, LessonLine):
        columns |= {name: _known(name, words) for name in FIRMNESS}
        lines = (item.content for item in items if isinstance(item.content, LessonLine))
        firm = (firmness_of(line, evidence, words) for line in lines)
        rows = tuple({**row, **found} for row, found in zip(rows, firm, strict=True))
    key = (*above[:1], "id") if "id" in columns else ()
    yield Table(name, Shape(model).description, columns, rows, key)
    for field in fields:
        part = field.value.part
        if part and field.is_list and part is not model:
            below = [inner for item in items for inner in _inside(item, field.name, part)]
            inner_name = f"{Shape(model).name}-{field.name}".replace("_", "-")
            yield from _tables_of(inner_name, part, below, evidence, places, words)


def _inside(item: _Item, name: str, part: type[Part]) -> Iterator[_Item]:
    """Yield what a list of an item holds, and what of the same shape is inside that."""
    listed = next(value for field, value in values_of(item.content) if field.name == name)
    for content in listed:
        inner = item.within(content)
        yield inner
        for field in fields_of(part):
            if field.value.part is part:
                yield from _inside(inner, field.name, part)


def _known(name: str, words: Words, leads_to: str = "") -> Column:
    return Column(words.plain(f"data.columns.{name}"), leads_to=leads_to)


def _table_of(key: str) -> str:
    """Return the table whose ids a column such as `theme_id` holds, or nothing."""
    kind = key.removesuffix("_id")
    named = {model.noun: name for name, model in (*SINGLE.items(), *KINDS.items())}
    return named.get(kind, "")


def _columns(fields: Iterable[FieldOfRecord], before: str = "") -> Iterator[tuple[str, Column]]:
    """Yield each column with what it holds; single parts are opened up."""
    for field in fields:
        part = field.value.part
        if field.value.holds is not Holds.PART:
            value = field.value
            one_kind = value.kinds[0] if len(value.kinds) == 1 else ""
            leads_to = "" if field.is_list else _table_of(one_kind)
            column = Column(field.description, value.holds, field.is_list, leads_to)
            yield f"{before}{field.name}", column
        elif part and part is not Seal and not field.is_list:
            yield from _columns(fields_of(part), f"{before}{field.name}_")


def _row(item: _Item, fields: Iterable[FieldOfRecord], places: Places) -> Mapping[str, str]:
    content = item.content
    dumped = content.model_dump(mode="json", by_alias=True)
    address = places.of(item.record, None if content is item.record else content)
    row = {**item.ids, "id": getattr(content, "id", ""), "address": address}
    return row | dict(_cells(dumped, fields))


def _cells(
    dumped: Mapping[str, Any], fields: Iterable[FieldOfRecord], before: str = ""
) -> Iterator[tuple[str, str]]:
    for field in fields:
        value, part = dumped[field.name], field.value.part
        if field.value.holds is not Holds.PART:
            yield f"{before}{field.name}", _cell(value)
        elif part and value and not field.is_list:
            yield from _cells(value, fields_of(part), f"{before}{field.name}_")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return BETWEEN.join(map(_cell, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else " ".join(str(value).split())


def summary_of_findings(evidence: Evidence, places: Places, words: Words) -> Table:
    """Return the Summary of Qualitative Findings (GRADE-CERQual).

    One row a theme, in the order of the framework: the finding, the level of confidence, the
    reason, the four components (judgement and reason) and the sources.
    """
    components = ("methodological_limitations", "coherence", "adequacy", "relevance")
    names = ("id", "address", "domain", "finding", "confidence", "reason", *components, "sources")
    rows = []
    for domain in evidence.placement.framework.domains:
        for theme in evidence.placement.placed_within(domain):
            parts = {name: getattr(theme.confidence, name) for name in components}
            judged = {
                name: _cell(f"{words.plain(f'judgement.{part.judgement}')}: {part.reason}")
                for name, part in parts.items()
                if part
            }
            row = {
                "id": theme.id,
                "address": places.of(theme),
                "domain": domain.name,
                "finding": _cell(theme.finding),
                "confidence": words.plain(f"confidence.{theme.confidence.level}"),
                "reason": _cell(theme.confidence.reason),
                "sources": _cell([s.known_as for s in evidence.relations.sources_of(theme)]),
            }
            rows.append(row | judged)
    columns = {name: _known(name, words) for name in names}
    columns |= {"id": _known("id", words, _table_of("theme"))}
    columns |= {"sources": replace(columns["sources"], is_list=True)}
    description = words.plain("findings_page.intro")
    return Table("summary-of-qualitative-findings", description, columns, tuple(rows), ("id",))
