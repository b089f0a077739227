"""The field reference: every field of every kind of file, with what it is for and what it holds."""

from collections.abc import Mapping

import pytest

from generator.build import Reading
from generator.evidence.records import KINDS, SINGLE
from generator.evidence.records.shape import Shape, fields_of, parts_of
from generator.publishing.markdown.templates import render
from tests.invented import sound

MODELS = {**SINGLE, **KINDS}


@pytest.fixture(scope="module")
def pages(invented_reading: Reading) -> Mapping[str, str]:
    return render(sound(invented_reading)).texts


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_has_a_row(kind: str, pages: Mapping[str, str]) -> None:
    page = pages[f"fields/{MODELS[kind].__name__.lower()}.md"]
    for part in parts_of(MODELS[kind]):
        for field in fields_of(part):
            rows = [line for line in page.splitlines() if line.startswith(f"| `{field.name}`")]
            needed = [row for row in rows if row.startswith(f"| `{field.name}` (needed)")]
            assert rows
            assert needed or not field.needed
            for word in field.value.words:
                assert any(f"`{word}`" in row for row in rows)


def test_every_kind_is_listed(pages: Mapping[str, str]) -> None:
    for model in MODELS.values():
        name = Shape(model).name
        assert f"[{name}](fields/{name}.md)" in pages["fields.md"]


def test_a_field_says_what_it_holds(pages: Mapping[str, str]) -> None:
    theme = pages["fields/theme.md"]
    assert "one of: `facilitator`, `barrier`, `both`, `unclear`" in theme
    assert "the id of: group" in theme
    assert "its own fields: [piece](#piece)" in theme
    assert "{: #piece }" in theme
