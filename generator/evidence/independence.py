"""Which sources share data: those of one project, and a review with the studies in it."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from generator.evidence.records import Source


def any_two_share_nothing(sources: tuple[Source, ...], known: Mapping[str, Source]) -> bool:
    """Tell whether two of the sources share neither data nor participants.

    `known` holds all sources by id, so that what a review contains can be followed.
    """
    return any(
        _data_of(one, known, ()).isdisjoint(_data_of(other, known, ()))
        for one, other in combinations(sources, 2)
    )


def independent_sources(sources: Iterable[Source], known: Mapping[str, Source]) -> int:
    """Return how many of the sources are left when those that share data count as one."""
    apart: list[set[str]] = []
    for source in sources:
        data = _data_of(source, known, ())
        shared = [other for other in apart if other & data]
        apart = [other for other in apart if not other & data] + [data.union(*shared)]
    return len(apart)


def _data_of(source: Source, known: Mapping[str, Source], above: tuple[str, ...]) -> set[str]:
    """Return a name for each body of data that a source draws on; `above` ends a circle."""
    data = {f"source {source.id}"} | ({f"project {source.project}"} if source.project else set())
    for id_ in source.contains:
        if id_ in known and id_ not in above:
            data |= _data_of(known[id_], known, (*above, source.id))
        data.add(f"source {id_}")
    return data
