"""The kinds of mistakes in the files of a guide and in what their fields hold."""

from collections.abc import Mapping

from generator.text.problems import Mistake

NOT_A_FILE = Mistake(
    code="not-a-file",
    means="There is a link, a device or a pipe where only files and folders may be.",
    remedy="Put the file itself there. The guide never follows a way out of its folder.",
    file="themes_data/sources/tea-list.yaml",
    wrong="""\
(a link to ../../elsewhere/tea-list.yaml)
""",
    right="""\
title: A list of teas
""",
)

CANNOT_BE_READ = Mistake(
    code="cannot-be-read",
    means="The system does not let the file be read.",
    remedy="Give yourself the right to read it, or delete it.",
    file="themes_data/sources/tea-list.yaml",
    wrong="""\
(a file that only somebody else may read)
""",
    right="""\
title: A list of teas
""",
)

TOO_LARGE = Mistake(
    code="too-large",
    means="The file, the folder or a part of the page is larger than anything that a guide needs.",
    remedy="Divide it, or make the picture smaller.",
    file="content/opening-hours.md",
    wrong="""\
(a text of more than a million bytes)
""",
    right="""\
# When we open
""",
)

UNREAD_FILE = Mistake(
    code="unread-file",
    means="The file is in a folder of the guide, and nothing reads it.",
    remedy=(
        "Give it the ending of its kind: `.yaml` for records, `.md` for pages, `.png`, `.jpg`, "
        "`.gif` or `.webp` for pictures. Keep anything else outside."
    ),
    file="themes_data/sources/tea-list.yaml",
    wrong_file="themes_data/sources/tea-list.yaml.txt",
    wrong="""\
title: A list of teas
""",
    right="""\
title: A list of teas
""",
)

NAME_TAKEN = Mistake(
    code="name-taken",
    means="On many machines the file cannot have this name beside the others.",
    remedy="Give it another name: not one that differs by capitals alone, nor that of a device.",
    file="content/opening-hours.md",
    wrong_file="content/Opening-hours.md",
    wrong="""\
# When we open
""",
    right="""\
# When we open
""",
)


PAGE_NAME = Mistake(
    code="page-name",
    means="The name of a file in `content/` cannot be an address on the site.",
    remedy="Use letters, digits, hyphens and dots, and another name than README.",
    file="content/opening-hours.md",
    wrong_file="content/opening hours?.md",
    wrong="""\
# When we open
""",
    right="""\
# When we open
""",
)

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

OLD_FIELD = Mistake(
    code="old-field",
    means="The field was there in earlier editions of the guide; others have taken its place.",
    remedy="Write what the message names. `guide check --fix` does it where that is safe.",
    file="themes_data/lessons/end-before-the-last-bus.yaml",
    wrong="""\
basis: menders2021-t1-4
""",
    right="""\
problem_shown_by: menders2021-t1-4
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
    "name_with_commas": (
        WRONG_VALUE,
        "A comma parts names, so this is no single one.",
        "Give each author an entry of its own, with `family`, `given` and `suffix` apart.",
    ),
    "title_in_brackets": (
        WRONG_VALUE,
        "A title is not in square brackets.",
        "Write the title as published; if nobody has read it, say under `title_not_seen` what the "
        "work is, without brackets.",
    ),
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
