"""Files with references as programs write them: what is taken over of each, and what is said.

Each case is a file of cases/references: the `file` as a text, and what is `read` of it, whole, or
the words with which it is `refused`. What is read can be kept, written and set in every style.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.evidence.csl import csl_item
from generator.evidence.records import Source
from generator.text.bibliography import (
    STYLES,
    NoReferenceError,
    Reference,
    as_bibtex,
    as_csl_json,
    as_ris,
    read_references,
    styled,
)

CASES = sorted((Path(__file__).parent / "cases" / "references").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_file_is_read_as_its_case_says(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "refused" in case:
        with pytest.raises(NoReferenceError) as refused:
            read_references(case["file"])
        assert str(refused.value) == case["refused"]
        return
    read = read_references(case["file"])
    assert [_as_in_a_case(reference) for reference in read] == case["read"]
    for reference in read:
        _can_be_used(reference)


def _as_in_a_case(reference: Reference) -> dict[str, Any]:
    remarks = {"remarks": list(reference.remarks)} if reference.remarks else {}
    return {"key": reference.key, "fields": reference.fields, **remarks}


def _can_be_used(reference: Reference) -> None:
    given = {"id": "x2020", "title": "A title", "kind": "study", "read_level": [{"part": "title"}]}
    item = csl_item(Source.model_validate({**given, **reference.fields}))
    for written in (as_csl_json, as_bibtex, as_ris):
        assert len(read_references(written([item]))) == 1
    for style in STYLES:
        assert item["title"] in styled(item, style, "en")


LONG = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "@article{x, title={" + "{" * LONG,
        "@article{x, title={" + "{" * 90_000 + "}" * 90_000 + "}}",
        "@article{\n" * (LONG // 20),
        "".join(f"@article{{k, title={{A{n}}}}}\n" for n in range(5_000)),
        "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60)) + "@a{x, b=s59}",
        "@article{x, author={" + "A and " * 30_000 + "B}}",
        "@article{x, title={" + r"\a \i$" * 30_000 + "}}",
        "," * LONG,
        " \t" * LONG,
        "TY  - JOUR\n" * (LONG // 20),
        "TY  - JOUR\nTI  - A\n" + "x\n" * (LONG // 4),
        "TY  - JOUR\nAU  - " + "and " * (LONG // 4),
        "TY  - JOUR\nAU  - " + "A, " * (LONG // 3),
        "TY  - JOUR\nSP  - " + "1-" * (LONG // 2),
        "[" * LONG,
        '{"message":' * (LONG // 11),
        '{"message":' * 300 + '{"title":"A"}' + "}" * 300,
        '[{"title":"' + "<a b=c " * (LONG // 7) + '"}]',
        '[{"author":[{"family":"A","given":"' + "van " * (LONG // 4) + '"}]}]',
    ],
    ids=lambda text: text[:20].strip() or "blank",
)
def test_a_hostile_file_is_answered(text: str) -> None:
    with suppress(NoReferenceError):
        assert read_references(text)
