"""An invented guide of any size, as large a theme as in a real one, for what must hold at length.

It stands on the invented evidence base and adds sources, themes, lessons and critiques to it. The
same size gives the same texts.
"""

import json
import random
from dataclasses import replace
from pathlib import Path

from generator.build import Reading
from generator.publishing.edition import Edition
from generator.reading.folder import Folder, read_folder

INVENTED = Path(__file__).parent / "evidence"
"""The invented evidence base."""

WORDS = (  # noqa: SIM905
    "riders librarians mechanics bicycles keys locks lights tyres brakes chains baskets sheds rain "
    "wind streets bridges mornings evenings lessons loans notes boards shelves doors benches tools "
    "ask bring carry keep learn lend mend offer reach show teach wait walk want worry write choose "
    "calm early heavy late light long narrow new old open plain quiet safe short slow steady wide "
    "again before often seldom there together whenever without while because although across near"
).split()

CONSTRUCTS = ("desk", "key-board", "opening-hours", "shed", "weather", "skills", "street", "hands")
GROUPS = ("librarians", "mechanics", "riders", "young-riders", "staff")
ROLES, PHASES = ("librarian", "mechanic"), ("before-opening", "lending")
DAY = "2024-04-30"

Plain = dict[str, object]


def sound(reading: Reading) -> Edition:
    """Return the edition of a guide without errors."""
    assert reading.edition, reading.problems
    return reading.edition


def invented_guide(themes: int) -> Folder:
    """Return a sound guide of at least so many themes, with the templates of this project."""
    base = read_folder(INVENTED, {})
    chance = random.Random(themes)
    sources = max(2, themes // 10)
    made = {f"sources/many-{n}": _source(chance, n) for n in range(sources)}
    made |= {f"themes/many-{n}": _theme(chance, n, themes, sources) for n in range(themes)}
    made |= {
        f"lessons/many-{n}": _lesson(chance, n, themes, sources) for n in range(max(1, themes // 4))
    }
    made |= {f"critiques/many-{n}": _critique(chance, n) for n in range(max(1, themes // 10))}
    # JSON is YAML as well.
    texts = {f"themes_data/{name}.yaml": json.dumps(record) for name, record in made.items()}
    return replace(base, texts={**base.texts, **texts})


def _said(chance: random.Random, words: int) -> str:
    """Return a sentence of so many words."""
    return f"{' '.join(chance.choices(WORDS, k=words)).capitalize()}."


def _source(chance: random.Random, number: int) -> Plain:
    return {
        "title": _said(chance, 12),
        "short_name": f"Invented {number}",
        "kind": "study",
        "authors": [{"family": f"Name{n}", "given": "A"} for n in range(3)],
        "issued": str(2000 + number % 24),
        "container_title": "Journal of Invented Lending",
        "volume": str(number),
        "page": f"{number}-{number + 9}",
        "doi": f"10.5555/many-{number}",
        "licence": "CC BY 4.0",
        "licence_checked_on": "2023-01-10",
        "read_level": [{"part": "full-text"}],
        "design": _said(chance, 8),
        "summary": _said(chance, 30),
        "asked": [{"group": group, "n": 12, "how": _said(chance, 6)} for group in GROUPS],
        "limits": [_said(chance, 12)],
    }


def _theme(chance: random.Random, number: int, themes: int, sources: int) -> Plain:
    pieces = [_piece(chance, number, n, sources) for n in range(4)]
    mirrored = number + 1 if number % 2 == 0 else number - 1
    return {
        "title": f"{_said(chance, 4)[:-1]} {number}",
        "also": chance.sample(WORDS, 3),
        "finding": _said(chance, 26),
        "plain": "Riders ask. We lend. They ride.",
        "placed_in": chance.choice(CONSTRUCTS),
        "mappings": [
            {
                "framework": "shelf-and-street",
                "construct": construct,
                "mapped_by": "editors",
                "reason": _said(chance, 16),
            }
            for construct in chance.sample(CONSTRUCTS, 2)
        ],
        "valence": chance.choice(["facilitator", "barrier", "both"]),
        "roles": list(ROLES),
        "phases": list(PHASES),
        "evidence": pieces,
        "mirrors": [f"many-{mirrored}"] if mirrored < themes else [],
        "tensions": [{"with": f"many-{(number + 7) % themes}", "why": _said(chance, 16)}],
        "confidence": {"reason": _said(chance, 14)},
        "does_not_show": _said(chance, 24),
        "history": [{"date": DAY, "change": _said(chance, 6)}],
    }


def _place(theme: int, number: int, sources: int) -> tuple[str, str]:
    """Return the id of a theme's piece, and its source."""
    source = f"many-{(theme + number) % sources}"
    return f"{source}-p{theme}-{number}", source


def _piece(chance: random.Random, theme: int, number: int, sources: int) -> Plain:
    place, source = _place(theme, number, sources)
    return {
        "id": place,
        "source": source,
        "locator": f"Table {number}, row {theme}",
        "label": _said(chance, 3)[:-1],
        "valence": chance.choice(["facilitator", "barrier"]),
        "told_by": chance.choice(GROUPS),
        "about": [chance.choice(GROUPS)],
        "statement": _said(chance, 28),
        "quotes": [{"id": f"{place}-q", "respondent": "R1", "paraphrase": _said(chance, 22)}],
    }


def _lesson(chance: random.Random, number: int, themes: int, sources: int) -> Plain:
    return {
        "title": f"{_said(chance, 4)[:-1]}, lesson {number}",
        "action": _said(chance, 14),
        "why": _said(chance, 30),
        "remedy_shown_by": [_place(number * 4 % themes, n, sources)[0] for n in range(2)],
        "themes": [f"many-{(number * 4 + n) % themes}" for n in range(min(3, themes))],
        "steps": [
            {"role": role, "phase": phase, "do": _said(chance, 16)}
            for role in ROLES
            for phase in PHASES
        ],
        "questions": [{"role": role, "ask": f"{_said(chance, 10)[:-1]}?"} for role in ROLES],
        "signs": [{"sign": _said(chance, 10)}],
        "cautions": [_said(chance, 14)],
    }


def _critique(chance: random.Random, number: int) -> Plain:
    return {
        "title": f"{_said(chance, 5)[:-1]}, critique {number}",
        "contests": [{"theme": f"many-{number}", "claim": _said(chance, 12)}],
        "ground": chance.choice(["who-was-asked", "access", "harm", "validity"]),
        "argument": _said(chance, 40),
        "voice": {"group": "riders", "self_selected": True},
        "source": "many-0",
        "locator": "The whole paper",
        "consent": "not-needed",
        "what_the_record_shows": {"verdict": "opinion", "why": _said(chance, 24)},
        "evidence_for": [{"source": "many-1", "locator": "Methods", "note": _said(chance, 12)}],
        "reply": {"state": "not-yet-asked"},
        "outcome": {"state": "open"},
        "settled_by": _said(chance, 14),
    }
