"""Shows what changes for a reader: in the terminal, on a pull request, and to programs."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.changes import Change

VERSION = 1
"""The version of the shape that `changes_as_json` returns."""

NOTHING = "Nothing changes for a reader."

GROUPS = {
    "guide": "The guide",
    "theme": "Themes",
    "lesson": "Lessons",
    "critique": "Critiques",
    "source": "Sources",
    "glossary": "Words explained",
    "framework": "Frameworks",
    "page": "Pages",
}

MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+.!|~$@:/&-]")
"""What Markdown, or the host that shows it, takes for more than a character."""


def changes_as_text(changes: Iterable[Change]) -> str:
    """Return the changes for the terminal, under the name of each kind."""
    lines: list[str] = []
    for kind, group in groupby(changes, key=lambda change: change.kind):
        lines += ["", GROUPS[kind]]
        for change in group:
            if len(change.sentences) == 1:
                lines.append(f"  {change.title or change.id}: {change.sentences[0]}")
            else:
                lines.append(f"  {change.title or change.id}")
                lines += [f"    {sentence}" for sentence in change.sentences]
            lines += [f"    noted: {note}" for note in change.noted]
            lines += [f"    seal: {seal}" for seal in change.seals]
    return "\n".join(lines[1:]) or NOTHING


def changes_as_markdown(changes: Sequence[Change]) -> str:
    """Return the changes as Markdown for a pull request; no text of a record is markup in it."""
    lines = ["## What changes for a reader", ""]
    for kind, group in groupby(changes, key=lambda change: change.kind):
        lines += [f"### {GROUPS[kind]}", ""]
        for change in group:
            title = f"**{_escaped(change.title)}**: " if change.title else f"`{change.id}`: "
            sentences = [_escaped(sentence) for sentence in change.sentences]
            if len(sentences) == 1:
                lines.append(f"- {title}{sentences[0]}")
            else:
                lines.append(f"- {title}".rstrip(": "))
                lines += [f"    - {sentence}" for sentence in sentences]
            lines += [f"    - Noted in its history: {_escaped(note)}" for note in change.noted]
            lines += [f"    - Seal: {_escaped(seal)}" for seal in change.seals]
        lines.append("")
    return "\n".join(lines).rstrip() if changes else f"{lines[0]}\n\n{NOTHING}"


def changes_as_json(changes: Iterable[Change]) -> str:
    """Return the changes as JSON.

    `version` is VERSION; `changes` is a list of kind, id, title, path, sentences, noted and seals.
    Of a withdrawn record the title is empty and the one sentence is "withdrawn".
    """
    listed = [
        {
            "kind": change.kind,
            "id": change.id,
            "title": change.title,
            "path": change.path,
            "sentences": list(change.sentences),
            "noted": list(change.noted),
            "seals": list(change.seals),
        }
        for change in changes
    ]
    return json.dumps({"version": VERSION, "changes": listed}, ensure_ascii=False, indent=2)


def _escaped(text: str) -> str:
    """Return a text whose every mark is only a character, on one line."""
    return MARKUP.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))
