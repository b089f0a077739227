"""Each kind of record as readers meet it, on a page or in print."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.evidence.records import Construct, Critique, Lesson, Quote, Role, Source, Theme
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.constructs import PresentedConstruct, present_construct
from generator.publishing.presentation.critiques import PresentedCritique, present_critique
from generator.publishing.presentation.lessons import PresentedLesson, present_lesson
from generator.publishing.presentation.pieces import PresentedQuote, present_quote
from generator.publishing.presentation.roles import PresentedRole, present_role
from generator.publishing.presentation.sources import PresentedSource, present_source
from generator.publishing.presentation.themes import PresentedTheme, present_theme

Presented = (
    PresentedConstruct
    | PresentedCritique
    | PresentedLesson
    | PresentedQuote
    | PresentedRole
    | PresentedSource
    | PresentedTheme
)

PRESENTERS: Mapping[type, Callable[[Any, Composer], Presented]] = {
    Construct: present_construct,
    Critique: present_critique,
    Lesson: present_lesson,
    Quote: present_quote,
    Source: present_source,
    Role: present_role,
    Theme: present_theme,
}


def present(thing: object, composer: Composer) -> Presented:
    """Return a record, or a part of one, as plain texts, sentences and references.

    Raises KeyError for a kind that nothing presents: a mistake in a template.
    """
    return PRESENTERS[type(thing)](thing, composer)
