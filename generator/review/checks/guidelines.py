"""Guidelines: each applies to its conditions, in its country, from its date on."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.pieces import placed_pieces
from generator.evidence.records import Source
from generator.evidence.records.source import SourceKind
from generator.review.checks.check import Finding, check
from generator.review.checks.sources import title_alone
from generator.text.problems import Mistake


@check(
    Mistake(
        code="guideline-incomplete",
        means="A guideline without statements lacks its conditions, country or date.",
        remedy="Add what is missing, or give its `statements`.",
        file="themes_data/sources/safe-bicycles2022.yaml",
        wrong="""\
title: Safe bicycles
kind: guideline
issued: 2022
read_level:
  - part: full-text
summary: Check the brakes before you hand a bicycle back.
conditions: bicycles
""",
        right="""\
title: Safe bicycles
kind: guideline
issued: 2022
read_level:
  - part: full-text
summary: Check the brakes before you hand a bicycle back.
conditions: bicycles
country: Inventia
""",
    )
)
def guidelines_name_condition_country_and_date(evidence: Evidence) -> Iterable[Finding]:
    """Yield every guideline that says neither in its statements nor itself where it applies."""
    for source in evidence.sources.values():
        if source.kind is SourceKind.GUIDELINE and not source.statements:
            names = ("conditions", "country", "issued")
            missing = [name for name in names if not getattr(source, name)]
            if missing:
                yield (
                    evidence.place(source, "kind"),
                    f"A guideline holds for somebody, somewhere and from some day on; "
                    f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not there.",
                    "Add what is missing, or give what the guideline says under `statements`.",
                )


@check(
    Mistake(
        code="guideline-beyond-its-conditions",
        means="A theme uses a guideline that is about other conditions.",
        remedy="Name the condition in the theme if it is about it, or take the evidence out.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
conditions: kettles
""",
        right="""\
conditions: bicycles
""",
    )
)
def guidelines_speak_of_their_conditions(evidence: Evidence) -> Iterable[Finding]:
    """Yield every theme that uses a guideline for other conditions than it was written for.

    A theme without conditions is about all of the guide's, so the guideline has to be as well.
    """
    every = evidence.subjects
    for theme in evidence.themes.values():
        own = [(placed.steps, placed.piece.id) for placed in placed_pieces([theme])]
        shared = [(("shares_evidence", n), id_) for n, id_ in enumerate(theme.shares_evidence)]
        for steps, id_ in (*own, *shared):
            piece = evidence.pieces.get(id_)
            source = evidence.sources.get(piece.source) if piece else None
            if source is None or source.kind is not SourceKind.GUIDELINE:
                continue
            conditions = _conditions(source)
            fits = conditions & set(theme.conditions) if theme.conditions else conditions >= every
            if conditions and not fits:
                yield (
                    evidence.place(theme, *steps),
                    f"`{source.id}` is about {', '.join(sorted(conditions))}, and the theme names "
                    "no such condition.",
                    "Name it under `conditions` of the theme if the theme is about it; else take "
                    "this piece out.",
                )


UNREAD_GUIDELINE = """\
title: Safe bicycles
kind: guideline
issued: 2022
read_level:
  - part: title
summary: Check the brakes before you hand a bicycle back.
statements:
  - id: safe-bicycles2022-brakes
    condition: bicycles
    country: Inventia
    issued: 2022
    locator: Page 2
    statement: Check the brakes first.
"""


@check(
    Mistake(
        code="checked-unread",
        means="A statement of a guideline is marked as checked, and only the title was read.",
        remedy="Write `checked: false`, or say what was read.",
        file="themes_data/sources/safe-bicycles2022.yaml",
        wrong=UNREAD_GUIDELINE,
        right=UNREAD_GUIDELINE + "    checked: false\n",
    )
)
def statements_marked_as_checked_were_read(evidence: Evidence) -> Iterable[Finding]:
    """Yield every statement marked as checked against a guideline of which a title was read."""
    for source in evidence.sources.values():
        for number, statement in enumerate(source.statements):
            if statement.checked and title_alone(source):
                yield (
                    evidence.place(source, "statements", number),
                    "This statement counts as checked, and only the title was read.",
                    "Write `checked: false`, or say under `read_level` what was read.",
                )


def _conditions(source: Source) -> set[str]:
    return {*source.conditions, *(statement.condition for statement in source.statements)}
