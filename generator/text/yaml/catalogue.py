"""The kinds of mistakes in YAML text, and of characters that no reader could see."""

from generator.text.problems import Mistake, Severity

BROKEN_YAML = Mistake(
    code="broken-yaml",
    means=(
        "The file cannot be read from here on: a colon, a space, a bracket or a "
        "quotation mark is missing, or a line does not fit those above it."
    ),
    remedy="Look at the mark and at the line before it.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title Late buses
""",
    right="""\
title: Late buses
""",
)

DUPLICATE_FIELD = Mistake(
    code="duplicate-field",
    means="A field is given twice in the same place.",
    remedy="Keep one of them.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: Late buses
title: Buses
""",
    right="""\
title: Late buses
""",
)

EMPTY_FILE = Mistake(
    code="empty-file",
    means="The file is empty.",
    remedy="Write the record, or delete the file.",
    file="themes_data/sources/guests-thread.yaml",
    wrong="""\
# This file has nothing but a comment.
""",
    right="""\
title: "Thread: who asked the guests?"
""",
)

MORE_THAN_ONE_RECORD = Mistake(
    code="more-than-one-record",
    means="A line `---` starts a second record.",
    remedy="Give each record a file of its own.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
does_not_show: How many guests come by bus.
---
title: Early buses
""",
    right="""\
does_not_show: How many guests come by bus.
""",
)

TOO_MANY_PARTS = Mistake(
    code="too-many-parts",
    means="The file has more fields and entries, or more inside one another, than any record.",
    remedy="Divide it into several records, or delete the brackets that should be text.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Late buses]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
""",
    right="""\
title: Late buses
""",
)

TEXT_CUT_BY_COMMENT = Mistake(
    code="text-cut-by-comment",
    severity=Severity.WARNING,
    means=(
        "A `#` after a space ends the text here, and what follows is not read. This is a warning."
    ),
    remedy=("Put the whole text in quotation marks. For a comment, write a space after the `#`."),
    file="themes_data/sources/menders2021.yaml",
    wrong="""\
  - The methods, and the answer to question #3 with the ages.
""",
    right="""\
  - The methods, with the ages of those who took part.
""",
)

UNPRINTABLE_CHARACTER = Mistake(
    code="unprintable-character",
    means=(
        "A character that nobody can see, such as a control character, or"
        " one that turns the direction of the text after it."
    ),
    remedy="Delete it.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: Late buses
""",
    right="""\
title: Late buses
""",
)
