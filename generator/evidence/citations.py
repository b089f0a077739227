"""How a source is named in running text."""

from generator.records import Source


def short_citation(source: Source) -> str:
    """Return a short name: the one given, or else first author and year, or the title."""
    if source.short_name:
        return source.short_name
    year = (source.issued or "")[:4]
    families = [name.family for name in source.authors if name.family]
    if not families:
        return source.title
    who = families[0] if len(families) == 1 else f"{families[0]} et al."
    if len(families) == 2:
        who = f"{families[0]} and {families[1]}"
    return f"{who} {year}".strip()
