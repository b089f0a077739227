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
