"""Which sources share data: those of one project, and a review with the studies in it."""

from collections.abc import Mapping
from itertools import combinations

from generator.records import Source


def any_two_share_nothing(sources: tuple[Source, ...], known: Mapping[str, Source]) -> bool:
    """Tell whether two of the sources share neither data nor participants.

    `known` holds all sources by id, so that what a review contains can be followed.
    """
    return any(
        _data_of(one, known, ()).isdisjoint(_data_of(other, known, ()))
        for one, other in combinations(sources, 2)
    )


def _data_of(source: Source, known: Mapping[str, Source], above: tuple[str, ...]) -> set[str]:
    """Return a name for each body of data that a source draws on; `above` ends a circle."""
    data = {f"source {source.id}"} | ({f"project {source.project}"} if source.project else set())
    for id_ in source.contains:
        if id_ in known and id_ not in above:
            data |= _data_of(known[id_], known, (*above, source.id))
        data.add(f"source {id_}")
    return data
