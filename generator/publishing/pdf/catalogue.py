"""The kinds of mistakes that show only in print."""

from generator.text.problems import Mistake

PDF_CHARACTER = Mistake(
    code="pdf-character",
    means="No font of the PDF or of this machine has a sign for this character.",
    remedy="Install a font that has it, or write it with other characters.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: Late buses 󰀀
""",
    right="""\
title: Late buses
""",
)

PDF_CONTENT = Mistake(
    code="pdf-content",
    means=(
        "A hand-written page holds something that the PDF cannot show, such as a link"
        " that is neither to a page nor to the web. A picture is left out with a "
        "warning."
    ),
    remedy=(
        "Write it as text, a list, a table, or a link to https, http or mailto. A "
        "picture's description is printed in its place."
    ),
    file="content/opening-hours.md",
    wrong="""\
# When we open

See the [plan](ftp://example.org/plan).
""",
    right="""\
# When we open

See the [plan](https://example.org/plan).
""",
)
