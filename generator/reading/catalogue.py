"""The kinds of mistakes in what a field holds, and how each is told to its author."""

from collections.abc import Mapping

from generator.text.problems import Mistake

TEXT = "Text belongs here, not a list or fields."

MISSING_FIELD = Mistake(
    code="missing-field",
    means="Something that is needed is not there, or is empty.",
    remedy="Fill it in. Where you do not know, the source cannot carry it yet.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
finding:
""",
    right="""\
finding: Hosts found that guests leave early because the last bus goes at five.
""",
)

UNKNOWN_FIELD = Mistake(
    code="unknown-field",
    means="No field of that name belongs here.",
    remedy="Correct the spelling, or move the line to where it belongs.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
titel: Late buses
""",
    right="""\
title: Late buses
""",
)

WRONG_TYPE = Mistake(
    code="wrong-type",
    means="A list, fields or text where something else belongs.",
    remedy="Write it as in the example of its kind.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: [Late, buses]
""",
    right="""\
title: Late buses
""",
)

WRONG_VALUE = Mistake(
    code="wrong-value",
    means=("The value is not one of the allowed ones, or is no date, number, id or web address."),
    remedy="Write one of those that the message names.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
valence: hindrance
conditions: bicycles
""",
    right="""\
valence: barrier
conditions: bicycles
""",
)

WRONG: Mapping[str, tuple[Mistake, str, str]] = {
    "string_type": (WRONG_TYPE, TEXT, ""),
    "tuple_type": (
        WRONG_TYPE,
        "A list belongs here.",
        "Put each entry on a line of its own that starts with `- `.",
    ),
    "model_type": (
        WRONG_TYPE,
        "Fields belong here, not plain text or a list.",
        "Write each field as `name: value`, indented below this line.",
    ),
    **dict.fromkeys(
        ("bool_type", "bool_parsing"),
        (WRONG_VALUE, "{shown} is neither yes nor no.", "Write true or false."),
    ),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_parsing_size"),
        (WRONG_VALUE, "{shown} is not a whole number.", ""),
    ),
    **dict.fromkeys(
        ("day", "date_type", "date_from_datetime_parsing", "date_parsing"),
        (WRONG_VALUE, "{shown} is not a date.", "Write it like 2026-11-23."),
    ),
    "partial_date": (
        WRONG_VALUE,
        "{shown} is not a date.",
        "Write 2019, 2019-10 or 2019-10-31; the last year is 2099.",
    ),
    "count": (WRONG_VALUE, "{shown} is neither a number nor `unknown`.", ""),
    "greater_than_equal": (WRONG_VALUE, "{shown} is too small.", ""),
    "too_short": (MISSING_FIELD, "At least one entry is needed here.", ""),
    "string_too_short": (MISSING_FIELD, "This text is empty.", "Write it, or delete the field."),
    "string_too_long": (
        WRONG_VALUE,
        "This has more than {max_length} characters.",
        "Shorten it, or divide it among several fields or records.",
    ),
    "line": (
        WRONG_VALUE,
        "This has more than one paragraph.",
        "Make it one; only longer texts have paragraphs.",
    ),
    "language": (
        WRONG_VALUE,
        "{shown} is not the code of a language.",
        "Write it like en, nl or pt-BR.",
    ),
    "slug": (
        WRONG_VALUE,
        "{shown} cannot be an id.",
        "Use lower-case letters, digits and single hyphens.",
    ),
    "address": (
        WRONG_VALUE,
        "{shown} is not a web address.",
        "Start it with https://, without a user's name, spaces or quotation marks.",
    ),
    "site": (
        WRONG_VALUE,
        "{shown} is not an address that others can be made from.",
        "Start it with https://, without a user's name, `?` or `#`.",
    ),
    "mail": (
        WRONG_VALUE,
        "{shown} is not a mail address.",
        "Write one address, such as guide@example.org, and nothing else.",
    ),
    "doi": (
        WRONG_VALUE,
        "{shown} is not a DOI.",
        "Write it from its `10.` on, such as 10.1186/1748-5908-4-50.",
    ),
    "pmid": (WRONG_VALUE, "{shown} is not a PubMed number.", "Write its digits alone."),
    "pmcid": (
        WRONG_VALUE,
        "{shown} is not a PubMed Central number.",
        "Write it as PMC and its digits.",
    ),
    "edit_link": (
        WRONG_VALUE,
        "{shown} is no address for editing a file.",
        "Start it with https:// or {repository}; the other places are {branch} and {path}.",
    ),
    "issue_link": (
        WRONG_VALUE,
        "{shown} is no address for a new issue.",
        "Start it with https:// or {repository}; the other places are {title} and {body}.",
    ),
}
"""Kinds of error → mistake, message and help; without help, the field's description is shown."""
