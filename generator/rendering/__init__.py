"""Turns pages into Markdown by their templates: the one home of Jinja."""

from generator.rendering.navigation import NavEntry
from generator.rendering.rendering import Offered, Rendered, problem_notice, render_guide, words_for
from generator.rendering.words import Words

__all__ = [
    "NavEntry",
    "Offered",
    "Rendered",
    "Words",
    "problem_notice",
    "render_guide",
    "words_for",
]
