"""The schema for editors: it is current, describes each field, and accepts what the check does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.build import Reading, read_guide
from generator.cli import main
from generator.editing.schema import modeline, path_of_schema, schemas
from generator.evidence.evidence import Evidence
from generator.evidence.records import KINDS, SINGLE
from generator.evidence.records.shape import fields_of, parts_of
from generator.reading.folder import HOME, Folder, read_folder, read_templates
from tests.test_documents import EXAMPLES
from tests.test_problems import CASES

MODELS = {**SINGLE, **KINDS}

SETTINGS = json.loads((HOME / ".vscode/settings.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def real(real_reading: Reading) -> Evidence:
    return real_reading.evidence


def test_the_schema_is_current(real: Evidence) -> None:
    stale = [
        path
        for path, text in schemas(real).items()
        if not (HOME / path).exists() or (HOME / path).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make schema` and commit what it writes"


def test_the_command_writes_it(invented: Evidence, invented_path: Path, tmp_path: Path) -> None:
    for path in (invented_path / "themes_data").rglob("*.yaml"):
        target = tmp_path / path.relative_to(invented_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    assert main(["--root", str(tmp_path), "schema"]) == 0
    for name, text in schemas(invented).items():
        assert (tmp_path / name).read_text(encoding="utf-8") == text
    assert main(["--root", str(tmp_path), "check"]) == 0


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_described(kind: str) -> None:
    for part in parts_of(MODELS[kind]):
        for field in fields_of(part):
            assert re.fullmatch(r"(?s)[A-Z].*\.", field.description), (
                f"{part.__name__}.{field.name}"
            )


@pytest.mark.parametrize("kind", MODELS)
def test_an_editor_tells_what_each_field_is_for(kind: str, real: Evidence) -> None:
    definitions = json.loads(schemas(real)[path_of_schema(MODELS[kind])])["definitions"]
    for part in parts_of(MODELS[kind]):
        properties = definitions[part.__name__]["properties"]
        assert {n: p["description"] for n, p in properties.items()} == {
            field.name: field.description for field in fields_of(part)
        }


def test_what_has_one_way_of_writing_shows_an_example(real: Evidence) -> None:
    definitions = json.loads(schemas(real)[path_of_schema(KINDS["sources"])])["definitions"]
    issued = json.dumps(definitions["Source"]["properties"]["issued"])
    assert '"examples": ["2019", "2019-10", "2019-10-31"]' in issued
    for text in schemas(real).values():
        for examples in re.findall(r'"examples": \[(.*?)\]', text, re.DOTALL):
            assert re.findall(r'"([^"]+)"', examples)


def test_every_file_names_its_schema() -> None:
    for path in (HOME / "themes_data").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == modeline(_model(path.relative_to(HOME).as_posix()))
        assert (path.parent / first.partition("=")[2]).resolve().is_file()


def test_the_settings_of_the_editor_name_every_schema() -> None:
    bound = SETTINGS["yaml.schemas"]
    assert {path.removeprefix("./") for path in bound} == {
        path_of_schema(model) for model in MODELS.values()
    }
    for path, files in bound.items():
        there = [p.relative_to(HOME).as_posix() for p in HOME.glob(files)]
        assert there
        assert {path_of_schema(_model(file)) for file in there} == {path.removeprefix("./")}


def _accepted() -> Iterator[tuple[str, Folder]]:
    """Yield every guide here in which the check finds nothing that stops a build, by its name."""
    invented = read_folder(HOME / "tests/evidence", environment={})
    yield "real", read_folder(HOME, environment={})
    yield "invented", invented
    yield "examples", Folder(root=HOME, texts=EXAMPLES, templates=read_templates())
    for path in CASES:
        case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        stops = any(problem["severity"] == "error" for problem in case["problems"])
        if not stops and "bytes_files" not in case:
            texts = {} if case.get("base") == "none" else dict(invented.texts)
            texts |= {name: text for name, text in case["files"].items() if text is not None}
            yield path.stem, Folder(root=HOME, texts=texts, templates=read_templates())


ACCEPTED = dict(_accepted())


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_editor_says_nothing_about_what_the_check_accepts(name: str) -> None:
    folder = ACCEPTED[name]
    evidence = read_guide(folder).evidence
    ours = schemas(evidence)
    validators = {path: Draft7Validator(json.loads(text)) for path, text in ours.items()}
    read = 0
    for path, text in folder.texts.items():
        if path.endswith(".yaml") and "/schema/" not in path:
            found = validators[path_of_schema(_model(path))].iter_errors(_as_editors_read(text))
            assert [f"{path}: {list(e.absolute_path)}: {e.message}" for e in found] == []
            read += 1
    assert read


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("valence: barrier", "valence: hindrance"), "valence"),
        (("title:", "titel:"), "titel"),
        (("told_by: hosts", "told_by: host"), "told_by"),
        (("placed_in: the-way", "placed_in: the-road"), "placed_in"),
        (("construct: the-way", "construct: the-road"), "construct"),
        (("does_not_show: How many guests come by bus.", ""), "does_not_show"),
    ],
)
def test_an_editor_flags_what_the_check_refuses(edit: tuple[str, str], said: str) -> None:
    path = "themes_data/themes/late-buses.yaml"
    evidence = ACCEPTED["examples"]
    ours = schemas(read_guide(evidence).evidence)[path_of_schema(KINDS["themes"])]
    assert edit[0] in EXAMPLES[path]
    data = _as_editors_read(EXAMPLES[path].replace(*edit, 1))
    errors = list(Draft7Validator(json.loads(ours)).iter_errors(data))
    assert errors
    assert any(said in f"{list(e.absolute_path)} {e.message}" for e in errors)


def test_ids_that_would_grow_old_are_not_listed(real: Evidence) -> None:
    together = "".join(schemas(real).values())
    constructs = {
        construct.id
        for framework in real.frameworks.values()
        for domain in framework.domains
        for construct in domain.with_parts()
    }
    for records in (real.sources, real.themes, real.lessons, real.critiques):
        assert records
        for id_ in set(records) - constructs:
            assert f'"{id_}"' not in together
    assert '"available-resources"' in together
    assert '"therapists"' in together


def _model(path: str) -> Any:
    parts = PurePosixPath(path).parts
    return SINGLE[PurePosixPath(path).stem] if len(parts) == 2 else KINDS[parts[1]]


class _Core(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2."""


_Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", [*"-+0123456789"]),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
_Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: _number(node.value))


def _number(written: str) -> int:
    return int(written, 0) if written[:2] in {"0o", "0x"} else int(written)


def _as_editors_read(text: str) -> Any:
    return yaml.load(text, Loader=_Core)
