"""YAML text is changed in the places that were meant; where it cannot be, it is left alone."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from generator.reading.folder import Folder
from generator.text.yaml.document import Steps, read_document
from generator.text.yaml.edits import CannotEditError, Editor

# A part

SEAL = {"fingerprint": "abc123", "checked_on": "2025-03-01"}


def written(text: str, *steps: str | int, after: str | None = None) -> str:
    return with_seal(dedent(text), *steps, after=after)


def with_seal(text: str, *steps: str | int, after: str | None = None) -> str:
    editor = Editor(text)
    editor.put_part(steps, SEAL, after)
    return editor.proven()


def test_a_seal_goes_below_the_last_field_and_nothing_else_changes() -> None:
    text = """\
        # about this file
        quotes:   # all of them
          - id: one
            verbatim: >-
              Some words
              # no comment

          # the second one
          - {id: two,   verbatim: "Other, words" }
        history:
        - x
        """
    first = """\
        # about this file
        quotes:   # all of them
          - id: one
            verbatim: >-
              Some words
              # no comment
            seal:
              fingerprint: abc123
              checked_on: 2025-03-01

          # the second one
          - {id: two,   verbatim: "Other, words" }
        history:
        - x
        """
    assert written(text, "quotes", 0, "seal") == dedent(first)
    assert written(text, "quotes", 1, "seal") == dedent(text).replace(
        '"Other, words" }',
        '"Other, words", seal: {fingerprint: abc123, checked_on: 2025-03-01} }',
    )


def test_a_seal_goes_below_the_field_that_is_named() -> None:
    text = "title: A\nconsent: given  # by all\n\n# more\nhistory: []\n"
    assert written(text, "seal", after="consent") == (
        "title: A\nconsent: given  # by all\nseal:\n  fingerprint: abc123\n"
        "  checked_on: 2025-03-01\n\n# more\nhistory: []\n"
    )
    assert written("title: A", "seal", after="consent").endswith("checked_on: 2025-03-01")


@pytest.mark.parametrize(
    "text",
    [
        "seal:  # do not touch\n  checked_on: 2024-01-01  # a Monday\n  fingerprint: 'f00'\n",
        "seal: {fingerprint: f00, checked_on: 2024-01-01} # old\ntitle: A\n",
    ],
)
def test_a_seal_that_is_there_gets_new_values(text: str) -> None:
    new = text.replace("'f00'", "abc123").replace("f00", "abc123")
    assert written(text, "seal") == new.replace("2024-01-01", "2025-03-01")
    assert written(written(text, "seal"), "seal") == written(text, "seal")


def test_an_empty_seal_is_filled() -> None:
    filled = "seal: {fingerprint: abc123, checked_on: 2025-03-01}"
    assert written("seal:\ntitle: A\n", "seal") == f"{filled}\ntitle: A\n"
    assert written("seal: ~ # later\n", "seal") == f"{filled} # later\n"


def test_line_ends_and_marks_of_other_systems_stay() -> None:
    text = "\ufefftitle: A\r\nquote:\r\n  id: ä\r\n"
    assert with_seal(text, "quote", "seal").split("\r\n") == [
        "\ufefftitle: A", "quote:", "  id: ä", "  seal:", "    fingerprint: abc123",
        "    checked_on: 2025-03-01", "",
    ]  # fmt: skip


def test_what_cannot_be_written_safely_is_refused() -> None:
    with pytest.raises(CannotEditError):
        written("title: [\n", "seal")
    with pytest.raises(CannotEditError):
        written("seal: {fingerprint: f00}\n", "seal")
    with pytest.raises(CannotEditError):
        written("{}\n", "seal")


def test_every_part_of_the_invented_base_can_take_a_seal(invented_folder: Folder) -> None:
    """Whatever the file looks like: the part is there afterwards, and all else is as before."""
    parts = 0
    for path, text in invented_folder.texts.items():
        document, _ = read_document(path, text)
        holders = {steps[:-1] for steps in document.keys}
        for steps in sorted(holders, key=str):
            new, _ = read_document(path, with_seal(text, *steps, "note-x"))
            assert new.place((*steps, "note-x", "fingerprint")).line > 1
            parts += 1
    assert parts > 100


# An entry of a list

ENTRY = ("id: b", "says: B")


def with_entry(text: str, *steps: str | int) -> str:
    editor = Editor(text)
    editor.add_entry(steps, lambda indent: [" " * indent + line for line in ENTRY])
    return editor.proven()


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (
            "q:\n- id: a\n  says: >-\n    A\n\n# below\nx: 1\n",
            "q:\n- id: a\n  says: >-\n    A\n- id: b\n  says: B\n\n# below\nx: 1\n",
        ),
        (
            "q:\n    -   id: a # one\nx: 1",
            "q:\n    -   id: a # one\n    - id: b\n      says: B\nx: 1",
        ),
        ("x: 1  # one", "x: 1  # one\nq:\n  - id: b\n    says: B"),
    ],
)
def test_an_entry_goes_below_the_others_or_begins_the_list(text: str, new: str) -> None:
    assert with_entry(text, "q") == new


@pytest.mark.parametrize("text", ["q: [{id: a}]\n", "q: []\n", "q:\n", "{x: 1}\n"])
def test_an_entry_needs_lines_of_its_own(text: str) -> None:
    with pytest.raises(CannotEditError):
        with_entry(text, "q")


# The order of fields


def test_fields_are_sorted_from_the_inside_out_and_keep_what_is_between_them() -> None:
    text = """\
        # yaml-language-server: $schema=x
        # about b
        b:
          -   d: >-
                # no comment

            # about c
              c: 1  # one
          -
            d: 3
            c: 4
        # about a
        a: 5
        """
    new = """\
        # yaml-language-server: $schema=x
        # about a
        a: 5
        # about b
        b:
          -   c: 1  # one
              d: >-
                # no comment

            # about c
          -
            c: 4
            d: 3
        """
    editor = Editor(dedent(text))
    orders: dict[Steps, list[str]] = {(): ["a", "b"], ("b", 0): ["c"], ("b", 1): ["c", "d"]}
    editor.sort_fields(orders)
    assert editor.proven() == dedent(new)


@pytest.mark.parametrize("text", ["{b: 1, a: 2}\n", "x: {b: 1,\n  a: 2}\n"])
def test_fields_in_brackets_stay_in_their_order(text: str) -> None:
    editor = Editor(text)
    editor.sort_fields({(): ["a", "b"], ("x",): ["a", "b"]})
    assert editor.proven() == text


# Several changes, and the proof


def test_several_changes_are_made_over_one_reading() -> None:
    editor = Editor("b: old  # kept\nc:\n  d: 1\na: 'two\n  lines' # too\n")
    editor.rewrite(("a",), lambda written: written.replace("two", "2"))
    editor.put_part(("c", "seal"), {"on": "today"})
    editor.rewrite(("b",), str.upper)
    editor.sort_fields({(): ["a", "b"]})
    with pytest.raises(CannotEditError):
        editor.proven()  # nobody said that these texts mean the same
    assert editor.proven(lambda text: text.lower().replace("2", "two")) == (
        "a: '2\n  lines' # too\nb: OLD  # kept\nc:\n  d: 1\n  seal:\n    on: today\n"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("one", "two"),
        lambda text: text.replace("# why", ""),
        lambda text: text.replace("# why", "# what"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + "a: one\n",
        lambda text: text + "b: two\n",
        lambda text: text + "c: [\n",
    ],
)
def test_a_change_that_nobody_wanted_is_refused(change: Callable[[str], str]) -> None:
    editor = Editor("a: one  # why\n")
    editor.pass_through(change)
    with pytest.raises(CannotEditError):
        editor.proven()


def test_a_comment_beside_the_sign_of_a_long_text_is_kept() -> None:
    editor = Editor("a: >-  # why\n  x\n")
    editor.pass_through(lambda text: text.replace("  # why", ""))
    with pytest.raises(CannotEditError):
        editor.proven()


@pytest.mark.parametrize("text", ["a: 'x # y'\n", "a: [x#y, 'x # y']\n", "a: >-\n  x\n  # y\n"])
def test_a_number_sign_inside_a_text_is_no_comment(text: str) -> None:
    editor = Editor(text)
    editor.pass_through(lambda text: text.replace(" #", " +"))
    assert editor.proven(lambda text: text.replace("+", "#")) == text.replace(" #", " +")
