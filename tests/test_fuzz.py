"""Hostile inputs: the saved ones are tried each time, and some hundred new ones made of them."""

from collections.abc import Callable

import pytest

from tests.fuzz.corpus import CORPUS, saved, strings
from tests.fuzz.engine import Target, fuzz
from tests.fuzz.targets import TARGETS

EXECUTIONS = 200

each_target = pytest.mark.parametrize("name", TARGETS)


@pytest.fixture(scope="module")
def targets() -> Callable[[str], Target]:
    """What makes a target once for all tests of it."""
    made: dict[str, Target] = {}
    return lambda name: made.setdefault(name, TARGETS[name]())


@each_target
def test_no_saved_input_does_harm(name: str, targets: Callable[[str], Target]) -> None:
    failed = {}
    for file, text in {**saved(name), **(saved("yaml") if name == "formatting" else {})}.items():
        try:
            targets(name).answer(text)
        except Exception as error:  # each of them is told
            failed[file] = repr(error)
    assert failed == {}


@each_target
def test_no_new_input_does_harm(name: str, targets: Callable[[str], Target]) -> None:
    run = fuzz(targets(name), seed=1, executions=EXECUTIONS)
    assert run.executions == EXECUTIONS
    assert run.findings == {}


def test_there_are_hostile_inputs_of_all_kinds() -> None:
    assert {path.name for path in CORPUS.iterdir()} <= {*TARGETS, "strings", "tokens"}
    assert min(len(saved(name)) for name in {*TARGETS} - {"formatting"}) >= 40
    assert sum(len(saved(name)) for name in TARGETS) >= 400
    assert sum(map(len, strings().values())) >= 200


def test_what_fails_is_found_and_made_small() -> None:
    def refuses_a_tag(text: str) -> bool:
        assert "<b" not in text
        return "<" in text

    target = Target("made", ["some text, and more of it\n" * 9], ["<", "b", "<b>"], refuses_a_tag)
    run = fuzz(target, seed=0, executions=200)
    assert [small for small, _ in run.findings.values()] == ["<b"]
    assert fuzz(target, seed=0, executions=200).findings.keys() == run.findings.keys()
