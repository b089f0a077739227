"""Every kind of mistake that a guide can have: what `guide explain` and the manual can explain."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from generator.publishing import page_faults, pages
from generator.publishing.pdf import catalogue as of_print
from generator.reading import entries, folder, handwritten, loading, page_markup, validation
from generator.review.checks import (
    against,
    characters,
    confidence,
    critiques,
    discussions,
    guidelines,
    identity,
    lessons,
    plain,
    publication,
    quotes,
    references,
    seals,
    sources,
    themes,
    voices,
)
from generator.review.checks.check import Check
from generator.text.problems import Mistake
from generator.text.yaml import catalogue as of_yaml

MODULES = (
    entries, folder, of_yaml, loading, validation, handwritten, page_markup,
    characters, confidence, critiques, discussions, guidelines, identity, lessons, plain, quotes,
    references, seals, sources, themes, voices, against, publication,
    pages, page_faults, of_print,
)  # fmt: skip
"""The modules that declare mistakes."""


def declared_in(module: ModuleType) -> tuple[Mistake, ...]:
    """Return the kinds of mistakes that a module declares, those of its checks among them."""
    values = vars(module).values()
    found = [value.mistake if isinstance(value, Check) else value for value in values]
    return tuple(value for value in found if isinstance(value, Mistake))


def _by_code() -> dict[str, tuple[Mistake, str]]:
    found: dict[str, tuple[Mistake, str]] = {}
    for module in MODULES:  # the first that has it declares it; others may have imported it
        for mistake in declared_in(module):
            found.setdefault(mistake.code, (mistake, f"{module.__name__.replace('.', '/')}.py"))
    return dict(sorted(found.items()))


DECLARED: tuple[tuple[Mistake, str], ...] = tuple(_by_code().values())
"""Every kind of mistake with the path of the module that declares it, by code."""

MISTAKES: Mapping[str, Mistake] = MappingProxyType({m.code: m for m, _ in DECLARED})
"""The kinds of mistakes by code."""
