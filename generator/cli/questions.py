"""Asks at the terminal for what a new record needs; an empty answer leaves a field for later."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.editing.answers import ASKED, Answers, Kind, field_at
from generator.evidence.evidence import Evidence
from generator.evidence.records.shape import FieldOfRecord, Holds, Shape
from generator.text.problems import near_match

SHOWN = 12
"""How many known ids are listed before somebody has typed a letter."""


def ask(model: Kind, said: Answers, evidence: Evidence) -> dict[str, Any]:
    """Return the answers by field; questions that were already answered are not asked again."""
    print(f"A new {Shape(model).name}. Press Enter to leave a line for later.")
    answers: dict[str, Any] = {}
    for way in ASKED[model]:
        if way in said:
            continue
        field = field_at(model, way)
        print(f"\n{way.replace('.', ', ').replace('_', ' ')}: {field.description}")
        if field.is_list:
            print("  Several go with commas between them.")
        answer = ask_for("", _known(field, evidence), several=field.is_list)
        if answer:
            listed = [part.strip() for part in answer.split(",") if part.strip()]
            answers[way] = listed if field.is_list else answer
    return answers


def ask_for(name: str, known: Mapping[str, str], *, several: bool = False) -> str:
    """Return an answer; where ids are known, a number or a few letters choose one of them."""
    if name:
        print(f"\n{name}: which one?")
    _list(known)
    while True:
        written = input("> ").strip()
        if not written or not known:
            return written
        parts = [part.strip() for part in written.split(",")] if several else [written]
        meant = [_meant(part, known) for part in parts]
        if all(meant):
            return ",".join(str(one) for one in meant)
        unclear = parts[meant.index(None)]
        print(f"  `{unclear}` is none of these.")
        _list(known)


def known_ids(evidence: Evidence, kinds: Iterable[str]) -> dict[str, str]:
    """Return the ids of some kinds, each with what readers know it by."""
    titles = {record.id: record.heading for record in evidence.records}
    titles |= {piece.id: piece.statement for piece in evidence.pieces.values()}
    titles |= {group.id: group.label for group in evidence.guide.groups}
    for terms in (evidence.guide.roles, evidence.guide.phases, evidence.guide.conditions):
        titles |= {term.id: term.label for term in terms}
    return {id_: titles.get(id_, id_) for kind in kinds for id_ in sorted(evidence.ids(kind) or ())}


def _known(field: FieldOfRecord, evidence: Evidence) -> dict[str, str]:
    value = field.value
    if value.holds is Holds.WORD:
        return dict.fromkeys(value.words, "")
    if value.holds is Holds.FLAG:
        return {"true": "yes", "false": "no"}
    if value.holds is Holds.CONSTRUCT and value.framework == "guide":
        domains = evidence.placement.framework.domains
        return {c.id: c.name for domain in domains for c in domain.with_parts()}
    return known_ids(evidence, value.kinds)


def _list(known: Mapping[str, str]) -> None:
    for number, (id_, label) in enumerate(known.items(), start=1):
        if number > SHOWN:
            print(f"  … and {len(known) - SHOWN} more: type some letters of it")
            break
        print(f"  {number:>2} {id_}{f' ({label[:60]})' if label else ''}")


def _meant(written: str, known: Mapping[str, str]) -> str | None:
    """Return the id that a number, an id, or some letters of an id or a label choose."""
    ids = list(known)
    if written in known:
        return written
    if written.isdigit() and 0 < int(written) <= len(ids):
        return ids[int(written) - 1]
    small = written.lower()
    matching = [id_ for id_ in ids if small in id_ or small in known[id_].lower()]
    return matching[0] if len(matching) == 1 else near_match(written, ids)
