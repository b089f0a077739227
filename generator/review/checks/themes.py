"""Themes: none counts its evidence twice, and none is its own opposite."""

from collections import Counter
from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records.theme import Valence
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake


@check(
    Mistake(
        code="mirrors-itself",
        means="A theme names itself as its opposite.",
        remedy="Name the other theme.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
valence: barrier
mirrors: late-buses
conditions: bicycles
""",
        right="""\
valence: barrier
conditions: bicycles
""",
    )
)
def themes_mirror_others(evidence: Evidence) -> Iterable[Finding]:
    """Yield every theme that names itself as its opposite."""
    for theme in evidence.themes.values():
        for number, id_ in enumerate(theme.mirrors):
            if id_ == theme.id:
                yield (
                    evidence.place(theme, "mirrors", number),
                    "A theme cannot be its own opposite.",
                    "Name the other theme, or remove this.",
                )


@check(
    Mistake(
        code="counted-twice",
        means=("A theme shares evidence with itself, or names it twice under `shares_evidence`."),
        remedy="Remove it there.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
shares_evidence: [hosts2023-p2]
""",
        right="""\
shares_evidence: [menders2021-t1-4]
""",
    )
)
def shared_evidence_stands_elsewhere(evidence: Evidence) -> Iterable[Finding]:
    """Yield every piece that a theme shares with itself, or names more than once."""
    for theme in evidence.themes.values():
        own = {piece.id for piece in theme.evidence}
        named: Counter[str] = Counter()
        for number, id_ in enumerate(theme.shares_evidence):
            named[id_] += 1
            if id_ in own or named[id_] > 1:
                where = "under `evidence` of this theme" if id_ in own else "above in this list"
                yield (
                    evidence.place(theme, "shares_evidence", number),
                    f"`{id_}` is {where} and would be counted twice.",
                    "Remove it here.",
                )


@check(
    Mistake(
        code="counted-for-both-sides",
        means="Evidence that points one way bears on a theme and on its opposite.",
        remedy="Leave it in the theme that it speaks for.",
        file="themes_data/themes/tea-runs-out.yaml",
        wrong="""\
mirrors: late-buses
shares_evidence: [menders2021-t1-4]
""",
        right="""\
mirrors: late-buses
""",
    )
)
def mirrors_share_no_evidence(evidence: Evidence) -> Iterable[Finding]:
    """Yield every piece that a theme shares though it speaks for the opposite as well.

    A piece that points no way, or both ways, may bear on a theme and on its opposite.
    """
    for theme in evidence.themes.values():
        for number, id_ in enumerate(theme.shares_evidence):
            piece = evidence.pieces.get(id_)
            if piece is None or piece.valence in {Valence.BOTH, Valence.UNCLEAR}:
                continue
            for mirror in evidence.relations.mirrors_of(theme):
                if piece in evidence.relations.all_pieces(mirror):
                    yield (
                        evidence.place(theme, "shares_evidence", number),
                        f"`{id_}` bears on `{mirror.id}` too, the opposite of this theme.",
                        "Leave it in the one theme that it speaks for.",
                    )
