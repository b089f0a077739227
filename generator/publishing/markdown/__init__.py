"""Turns pages into Markdown by their templates: the one home of Jinja."""

from generator.publishing.markdown.navigation import NavEntry
from generator.publishing.markdown.templates import (
    Offered,
    Rendered,
    problem_notice,
    render_guide,
    words_for,
)
from generator.publishing.markdown.words import Words

__all__ = [
    "NavEntry",
    "Offered",
    "Rendered",
    "Words",
    "problem_notice",
    "render_guide",
    "words_for",
]
