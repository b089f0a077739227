"""How plain the plain texts are: names and explained terms do not count."""

from generator.evidence.records import Theme
from generator.evidence.store import Store
from generator.text.readability import Readability


class Plainness:
    """Answers how many years of school a reader of the plain texts needs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        terms = store.glossary.terms
        forms = [form for term in terms for form in (term.term, *term.also)]
        authors = (name for source in store.sources.values() for name in source.authors)
        self._readability = Readability([*forms, *(name.family or "" for name in authors)])

    def is_measured(self) -> bool:
        """Tell whether the guide's language is one that the index was made for: English."""
        return self._store.guide.language.split("-")[0] == "en"

    def by_theme(self) -> tuple[tuple[Theme, float], ...]:
        """Return each theme with the school grade of its plain text; nothing where not measured."""
        if not self.is_measured():
            return ()
        return tuple(
            (theme, self._readability.grade(theme.plain)) for theme in self._store.themes.values()
        )

    def together(self) -> float:
        """Return the school grade of all plain texts taken as one."""
        return self._readability.grade(" ".join(t.plain for t in self._store.themes.values()))
