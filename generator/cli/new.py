"""The verb `new`: starts a record, by questions at a terminal or by flags alone."""

import argparse
import sys
from pathlib import Path
from typing import Any

from generator.build import Reading, read_guide
from generator.cli.questions import ask, ask_for, known_ids
from generator.cli.terminal import ExitCode, MisuseError, Verb, near
from generator.editing.answers import ASKED, fields_by_way, proposed_id, quote_from, record_from
from generator.editing.drafts import draft, with_quote
from generator.evidence.records import Quote, Record, Source
from generator.evidence.records.shape import FieldOfRecord, Shape
from generator.publishing.files import replace_file
from generator.publishing.mkdocs_run import SERVED_AT
from generator.publishing.pages import pages_of_files
from generator.reading.folder import read_folder, read_source_text, read_texts_as_they_are
from generator.reading.validation import is_slug
from generator.review.report import as_text
from generator.text.bibliography import NoReferenceError, read_references
from generator.text.problems import has_errors, printable, suggestion
from generator.text.yaml.edits import CannotEditError

NO_NETWORK = (
    "This command fetches nothing. Save the reference as a file: most publishers and reference "
    "managers offer it as RIS, BibTeX or CSL-JSON. Then name that file."
)

MOST = 20
"""How many references of a file are named to choose from."""


def _add_options(new: argparse.ArgumentParser) -> None:
    kinds = new.add_subparsers(required=True, metavar="KIND", title="kinds")
    for model in ASKED:
        kind = kinds.add_parser(Shape(model).name, help=Shape(model).description)
        kind.set_defaults(model=model)
        if model is Quote:
            kind.add_argument("--theme", metavar="ID", help="the theme that it goes into")
            kind.add_argument("--piece", metavar="ID", help="the piece of evidence it belongs to")
        else:
            kind.add_argument(
                "id", nargs="?", metavar="ID", help="its id (default: made from the title)"
            )
        if model is Source:
            kind.add_argument("--doi", dest="reference", metavar="FILE", help="a reference file")
            kind.add_argument("--pick", metavar="KEY", help="which reference of that file")
        for way, field in fields_by_way(model).items():
            if way != "doi":
                kind.add_argument(
                    f"--{way.replace('.', '-').replace('_', '-')}",
                    dest=way,
                    help=_help(field),
                    metavar="TEXT",
                    action="append" if field.is_list else "store",
                )


def _help(field: FieldOfRecord) -> str:
    words = f" ({', '.join(field.value.words)})" if field.value.words else ""
    return f"{field.description}{words}".replace("%", "%%")


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    reading = read_guide(read_folder(root), in_print=False)
    said = {way: getattr(options, way, None) for way in fields_by_way(options.model)}
    said = {way: value for way, value in said.items() if value}
    write = _theme_with_quote if options.model is Quote else _new_file
    path, text = write(root, reading, options, said)
    replace_file(root / path, text.encode("utf-8"))
    print(f"Written: {near(root / path)}")
    return _say_what_is_missing(root, path)


def _new_file(
    root: Path, reading: Reading, options: argparse.Namespace, said: dict[str, Any]
) -> tuple[str, str]:
    """Return the path and the text of a new record. Raises MisuseError for a taken or bad id."""
    model: type[Record] = options.model
    if getattr(options, "reference", None):
        said = {**_from_file(options), **said}
    if _is_terminal():
        said |= ask(model, said, reading.evidence)
    given = record_from(model, said, reading.evidence.pieces)
    id_ = options.id or proposed_id(model, given)
    if not is_slug(id_):
        raise MisuseError(f"`{id_}` cannot be an id: name one in small letters and digits.")
    path = model.path_for(id_)
    if (root / path).exists():
        raise MisuseError(f"{path} exists already. Name another id, such as {id_}-2.")
    return path, draft(model, given)


def _theme_with_quote(
    root: Path, reading: Reading, options: argparse.Namespace, said: dict[str, Any]
) -> tuple[str, str]:
    """Return the path and the new text of the theme that a quote goes into.

    Raises MisuseError where it is not clear which that is, or where its file cannot be changed.
    """
    evidence = reading.evidence
    if _is_terminal():
        options.theme = options.theme or ask_for("theme", known_ids(evidence, ("theme",)))
        named = evidence.themes.get(options.theme)
        pieces = {piece.id: piece.statement for piece in named.evidence} if named else {}
        options.piece = options.piece or ask_for("piece", pieces)
        said |= ask(Quote, said, evidence)
    theme = evidence.themes.get(options.theme or "")
    if theme is None:
        help_ = suggestion(str(options.theme), evidence.themes, "Look in themes_data/themes/.")
        raise MisuseError(f"There is no theme {options.theme} that can be read. {help_}")
    ids = [piece.id for piece in theme.evidence]
    piece_ = options.piece or (ids[0] if len(ids) == 1 else None)
    if piece_ not in ids:
        raise MisuseError(f"Name its piece of evidence with --piece: {', '.join(ids)}.")
    number = ids.index(piece_)
    given = quote_from(said, piece_, {quote.id for quote in theme.evidence[number].quotes})
    path = evidence.path_of(theme)
    text = read_texts_as_they_are(root, [path])[path]
    try:
        return path, with_quote(text, number, given)
    except CannotEditError:
        raise MisuseError(
            f"{path} is written in a way in which nothing can be added safely. Write each field of "
            "that piece on a line of its own, and run the command again."
        ) from None


def _from_file(options: argparse.Namespace) -> dict[str, Any]:
    """Return the fields of the one reference that was meant. Raises MisuseError otherwise."""
    path = Path(options.reference)
    if not path.exists() and options.reference.startswith(("10.", "http", "doi:")):
        raise MisuseError(NO_NETWORK)
    try:
        found = read_references(read_source_text(path))
    except NoReferenceError as error:
        raise MisuseError(f"{path}: {error}") from None
    chosen = [r for r in found if options.pick in {None, r.key, str(r.fields.get("doi", ""))}]
    if len(chosen) != 1:
        listed = [printable(f"{r.key}: {r.fields.get('title', '?')}", 120) for r in found[:MOST]]
        more = f"; and {len(found) - MOST} more" if len(found) > MOST else ""
        raise MisuseError(
            f"{path} holds several references. Name one with --pick: {'; '.join(listed)}{more}"
        )
    for remark in chosen[0].remarks:
        print(f"{path}: {remark}", file=sys.stderr)
    return dict(chosen[0].fields)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _say_what_is_missing(root: Path, path: str) -> ExitCode:
    reading = read_guide(read_folder(root), in_print=False)
    problems = [problem for problem in reading.problems if problem.location.path == path]
    if problems:
        print("What is missing or wrong in it:\n")
        print(as_text(problems, reading.folder.texts))
    else:
        address = pages_of_files([path], reading.evidence)[path]
        print(f"It passes the check. `make serve` shows it at http://{SERVED_AT}/{address}")
    return ExitCode.ERRORS_FOUND if has_errors(problems) else ExitCode.SUCCESS


NEW = Verb("new", "start a theme, quote, lesson, critique or source", _run, _add_options)
