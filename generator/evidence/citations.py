"""How a source is named in running text."""

from generator.evidence.records import Source


def short_citation(source: Source) -> str:
    """Return a short name: the one given, or else first author and year, or the title."""
    if source.short_name:
        return source.short_name
    year = (source.issued or "")[:4]
    families = [name.family for name in source.authors if name.family]
    if not families:
        return source.title
    who = f"{families[0]} et al."
    if not source.more_authors and len(families) < 3:
        who = " and ".join(families)
    return f"{who} {year}".strip()
