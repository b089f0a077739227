"""The kinds of mistakes in what print has to set."""

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

PDF_TEXT = Mistake(
    code="pdf-text",
    means="The program that sets the PDF stops at this text.",
    remedy="Write it more simply, or in several parts, and report it to the generator's makers.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
finding: (a text that no printing program could set)
""",
    right="""\
finding: Hosts found that guests leave early because the last bus goes at five.
""",
)
