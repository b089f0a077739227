"""Target: any text is references or none; what was read can be given away and is read back.

BibTeX has no way to write braces and backslashes that its readers share, so there they are
compared in the form in which it has them.
"""

from collections.abc import Hashable
from typing import Any

from pydantic import ValidationError

from generator.editing.answers import proposed_id, record_from
from generator.editing.drafts import draft
from generator.evidence.csl import CslItem, csl_item
from generator.evidence.records import Source
from generator.text.bibliography import (
    STYLES,
    NoReferenceError,
    as_bibtex,
    as_csl_json,
    as_ris,
    read_references,
    styled,
)
from generator.text.yaml.catalogue import UNPRINTABLE_CHARACTER
from generator.text.yaml.document import read_document
from tests.fuzz.corpus import saved, tokens
from tests.fuzz.engine import Target

GIVEN = {"kind": "study", "read_level": [{"part": "title"}]}
MOST = 20
"""How many references of one input are looked at."""


def answer(text: str) -> Hashable:
    """Return which fields an input gives, or why it is no reference."""
    try:
        found = read_references(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    except NoReferenceError as error:
        return str(error)[:40]
    assert len({one.key for one in found}) == len(found), "two references have one key"
    for one in found[:MOST]:
        assert all(remark.isprintable() for remark in one.remarks), "a remark cannot be printed"
        given = record_from(Source, {"title": "None", **one.fields}, ())
        document, problems = read_document("", draft(Source, given))
        assert document.value or problems[0].code == UNPRINTABLE_CHARACTER.code, problems
        proposed_id(Source, given)
        try:
            source = Source.model_validate({"id": "x", "title": "None", **GIVEN, **one.fields})
        except ValidationError:
            continue  # the check says what is wrong with the new file
        _comes_back(csl_item(source))
    return frozenset((name, bool(one.remarks)) for one in found[:MOST] for name in one.fields)


def _comes_back(item: CslItem) -> None:
    for write in (as_csl_json, as_bibtex, as_ris):
        (read,) = read_references(write([item]))
        back = csl_item(Source.model_validate({"id": "x", "title": "None", **GIVEN, **read.fields}))
        assert _alike(back) == _alike(item), write.__name__
    for style in STYLES:
        assert "\n" not in styled(item, style, "en")


def _alike(value: Any) -> Any:
    if isinstance(value, dict):
        alike = {name: _alike(part) for name, part in value.items() if name != "type"}
        if particle := alike.pop("non-dropping-particle", ""):  # BibTeX and RIS write it so
            alike["family"] = f"{particle} {alike['family']}"
        return alike
    if isinstance(value, list):
        return [_alike(part) for part in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def target() -> Target:
    """Return the target, with the references of the corpus in all formats."""
    return Target("references", list(saved("references").values()), tokens("references"), answer)
