"""The verb `new`: starts a record, by questions at a terminal or by flags alone."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.build import Reading, read_guide
from generator.cli.questions import ask, ask_for, known_ids
from generator.cli.terminal import FINE, WRONG, MisusedError, Verbs, near
from generator.editing.drafts import CannotAddError, draft, piece_id, slug_of, with_quote
from generator.evidence.records import Critique, Lesson, Quote, Record, Source, Theme
from generator.evidence.records.shape import FieldOfRecord, Shape, fields_of
from generator.publishing.files import replace_file
from generator.publishing.mkdocs_seam import SERVED_AT
from generator.publishing.pages import pages_of_files
from generator.reading.folder import read_folder, read_source_text, read_texts_as_they_are
from generator.reading.validation import is_slug
from generator.review.report import as_text
from generator.text.bibliography import NoReferenceError, Reference, read_references
from generator.text.problems import has_errors, suggestion

ASKED: dict[type[Any], tuple[str, ...]] = {
    Theme: (
        "title", "finding", "plain", "placed_in", "valence", "evidence.source",
        "evidence.locator", "evidence.told_by", "evidence.about", "evidence.valence",
        "evidence.statement", "evidence.quotes.respondent", "evidence.quotes.paraphrase",
        "confidence.reason", "does_not_show",
    ),
    Lesson: (
        "title", "action", "why", "basis", "themes", "steps.role", "steps.phase", "steps.do",
        "steps.basis",
    ),
    Critique: (
        "title", "contests.source", "contests.theme", "contests.lesson", "contests.locator",
        "contests.claim", "ground", "argument", "voice.group", "voice.self_selected", "source",
        "locator", "consent", "what_the_record_shows.verdict", "what_the_record_shows.why",
    ),
    Source: ("title", "kind", "issued", "doi", "read_level.part", "summary"),
    Quote: ("respondent", "paraphrase"),
}  # fmt: skip
"""What is asked at a terminal, by the way to each field. Every one of them is a flag as well."""

BY_DEFAULT: dict[type, dict[str, Any]] = {
    Critique: {"reply": {"state": "not-yet-asked"}, "outcome": {"state": "open"}}
}
"""What a new record says unless somebody says otherwise."""

NO_NETWORK = (
    "This command fetches nothing. Save the reference as a file: most publishers and reference "
    "managers offer it as RIS, BibTeX or CSL-JSON. Then name that file."
)

Ways = dict[str, FieldOfRecord]


def add_to(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    new = verbs.add_parser("new", help="start a theme, quote, lesson, critique or source")
    kinds = new.add_subparsers(required=True, metavar="KIND", title="kinds")
    for model in ASKED:
        kind = kinds.add_parser(Shape(model).name, help=Shape(model).description)
        if model is Quote:
            kind.add_argument("--theme", metavar="ID", help="the theme that it goes into")
            kind.add_argument("--piece", metavar="ID", help="the piece of evidence it belongs to")
        else:
            kind.add_argument("id", nargs="?", metavar="ID", help="its id (made from the title)")
        if model is Source:
            kind.add_argument(
                "--doi", dest="reference", metavar="FILE", help="CSL-JSON, BibTeX or RIS"
            )
            kind.add_argument("--pick", metavar="KEY", help="which reference of that file")
        for way, field in _ways(model).items():
            if way == "doi":
                continue
            flag = f"--{way.replace('.', '-').replace('_', '-')}"
            kind.add_argument(
                flag,
                dest=way,
                help=_help(field),
                metavar="TEXT",
                action="append" if field.is_list else "store",
            )
        kind.set_defaults(run=_new, model=model)


def _ways(model: type[BaseModel]) -> Ways:
    """Return every simple field of a kind, and those asked for inside its parts, by their way."""
    simple = [
        field.name for field in fields_of(model) if not field.value.part and field.name != "id"
    ]
    ways = dict.fromkeys([*ASKED[model], *simple])
    return {way: _field_at(model, way) for way in ways if way not in {"history", "formerly"}}


def _field_at(model: type[BaseModel], way: str) -> FieldOfRecord:
    first, _, rest = way.partition(".")
    field = next(field for field in fields_of(model) if field.name == first)
    return _field_at(field.value.part, rest) if rest and field.value.part else field


def _help(field: FieldOfRecord) -> str:
    words = f" ({', '.join(field.value.words)})" if field.value.words else ""
    return f"{field.description}{words}".replace("%", "%%")


def _new(root: Path, options: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    said = {way: getattr(options, way, None) for way in _ways(options.model)}
    said = {way: value for way, value in said.items() if value}
    if options.model is Quote:
        path, text = _theme_with_quote(root, reading, options, said)
    else:
        path, text = _new_file(root, reading, options, said)
    replace_file(root / path, text.encode("utf-8"))
    print(f"Written: {near(root / path)}")
    return _say_what_is_missing(root, path)


def _new_file(
    root: Path, reading: Reading, options: argparse.Namespace, said: dict[str, Any]
) -> tuple[str, str]:
    """Return the path and the text of a new record. Raises MisusedError for a taken or bad id."""
    model: type[Record] = options.model
    taken_over = _from_file(options) if getattr(options, "reference", None) else {}
    said = {**{k: v for k, v in taken_over.items() if k != "authors"}, **said}
    if _is_terminal():
        said |= ask(model, ASKED[model], said, reading.evidence, lambda way: _field_at(model, way))
    given = {**BY_DEFAULT.get(model, {}), **_nested(model, said)}
    if authors := taken_over.get("authors"):
        given["authors"] = authors
    id_ = options.id or (
        _source_id(given) if model is Source else slug_of(str(given.get("title", "")))
    )
    if not is_slug(id_):
        raise MisusedError(f"`{id_}` cannot be an id: name one in small letters and digits.")
    path = model.path_for(id_)
    if (root / path).exists():
        raise MisusedError(f"{path} is there already. Name another id, such as {id_}-2.")
    for piece in given.get("evidence", ()):
        piece["id"] = _free(
            piece_id(piece.get("source", "source"), piece.get("locator", "")), reading
        )
        for number, quote in enumerate(piece.get("quotes", ()), start=1):
            quote["id"] = f"{piece['id']}-q{number}"
    return path, draft(model, given)


def _theme_with_quote(
    root: Path, reading: Reading, options: argparse.Namespace, said: dict[str, Any]
) -> tuple[str, str]:
    """Return the path and the new text of the theme that a quote goes into."""
    evidence = reading.evidence
    if _is_terminal():
        for name in ("theme", "piece"):
            if not getattr(options, name):
                theme = evidence.themes.get(options.theme or "")
                pieces = {p.id: p.statement for p in theme.evidence} if theme else {}
                known = pieces if name == "piece" else known_ids(evidence, ("theme",))
                setattr(options, name, ask_for(name, known))
        said |= ask(Quote, ASKED[Quote], said, evidence, lambda way: _field_at(Quote, way))
    theme = evidence.themes.get(options.theme or "")
    if theme is None:
        help_ = suggestion(str(options.theme), evidence.themes, "Look in themes_data/themes/.")
        raise MisusedError(f"There is no theme {options.theme} that can be read. {help_}")
    ids = [piece.id for piece in theme.evidence]
    piece_ = options.piece or (ids[0] if len(ids) == 1 else None)
    if piece_ not in ids:
        raise MisusedError(f"Name its piece of evidence with --piece: {', '.join(ids)}.")
    number = ids.index(piece_)
    quotes = {quote.id for quote in theme.evidence[number].quotes}
    free = (f"{piece_}-q{n}" for n in range(len(quotes) + 1, len(quotes) + 100))
    given = {"id": next(id_ for id_ in free if id_ not in quotes), **_nested(Quote, said)}
    path = evidence.path_of(theme)
    text = read_texts_as_they_are(root, [path])[path]
    try:
        return path, with_quote(text, number, Quote, given)
    except CannotAddError:
        raise MisusedError(
            f"{path} is written in a way in which nothing can be added safely. Write each field of "
            "that piece on a line of its own, and run the command again."
        ) from None


def _from_file(options: argparse.Namespace) -> dict[str, Any]:
    """Return the fields of the one reference that was meant. Raises MisusedError otherwise."""
    path = Path(options.reference)
    if not path.exists() and options.reference.startswith(("10.", "http", "doi:")):
        raise MisusedError(NO_NETWORK)
    try:
        found = read_references(read_source_text(path))
    except NoReferenceError as error:
        raise MisusedError(f"{path}: {error}") from None
    chosen = [r for r in found if not options.pick or options.pick in _names(r)]
    if len(chosen) != 1:
        listed = "; ".join(f"{r.key}: {r.fields.get('title', '?')}" for r in found)
        raise MisusedError(f"{path} holds several references. Name one with --pick: {listed}")
    return dict(chosen[0].fields)


def _names(reference: Reference) -> Iterable[str]:
    return (reference.key, str(reference.fields.get("doi", "")))


def _nested(model: type[Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return what was said as fields within fields."""
    given: dict[str, Any] = {}
    for way, value in said.items():
        part: Any = model
        here, steps = given, way.split(".")
        for step in steps[:-1]:
            field = _field_at(part, step)
            inside = here.setdefault(step, [{}] if field.is_list else {})
            here = inside[0] if field.is_list else inside
            part = field.value.part
        here[steps[-1]] = value
    return given


def _source_id(given: dict[str, Any]) -> str:
    """Return author and year as an id, or the title where there is no author."""
    authors = given.get("authors") or [{}]
    name = authors[0].get("family") or authors[0].get("literal") or given.get("title", "")
    year = str(given.get("issued", ""))[:4]
    name = str(name)
    return f"{slug_of(name).replace('-', '') if authors[0] else slug_of(name)}{year}"


def _free(id_: str, reading: Reading) -> str:
    taken = set(reading.evidence.pieces)
    return next(i for i in (id_, *(f"{id_}-{n}" for n in range(2, 100))) if i not in taken)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _say_what_is_missing(root: Path, path: str) -> int:
    reading = read_guide(read_folder(root))
    problems = [problem for problem in reading.problems if problem.location.path == path]
    if problems:
        print("What is missing or wrong in it:\n")
        print(as_text(problems, reading.folder.texts))
    else:
        address = pages_of_files([path], reading.evidence)[path]
        print(f"It passes the check. `make serve` shows it at http://{SERVED_AT}/{address}")
    return WRONG if has_errors(problems) else FINE
