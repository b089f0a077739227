"""Which sources share data: one work entered twice, one project, a review and its studies."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import chain, combinations

from generator.evidence.records import Source
from generator.evidence.records.source import SourceKind
from generator.text.bibliography import bare_doi

SPELT_ALIKE = 0.75
"""How alike two words must be, from 0 to 1, for one to be taken for the other misspelt."""

TITLE = "title"
"""What two sources share that may be two works of one name."""

ON_THE_WEB = {SourceKind.WEB_PAGE, SourceKind.DISCUSSION}
"""Kinds whose address tells one from another better than a title does."""

NUMERAL = re.compile(r"\d+|[ivx]+")
"""What tells the parts of one work apart."""


def any_two_share_nothing(sources: tuple[Source, ...], known: Mapping[str, Source]) -> bool:
    """Tell whether two of the sources share neither data nor participants.

    `known` holds all sources by id, so that what a review contains can be followed.
    """
    return any(not _share(one, other, known) for one, other in combinations(sources, 2))


def independent_sources(sources: Iterable[Source], known: Mapping[str, Source]) -> int:
    """Return how many of the sources are left when those that share data count as one."""
    apart: list[list[Source]] = []
    for source in sources:
        shared = [one for one in apart if any(_share(source, other, known) for other in one)]
        apart = [one for one in apart if one not in shared] + [[source, *chain(*shared)]]
    return len(apart)


def same_work(one: Source, other: Source) -> str | None:
    """Return what shows that two sources are one work, or None where nothing does."""
    shared = [identifier for identifier in _identifiers(one) if identifier in _identifiers(other)]
    if shared:
        return shared[0]
    if all(source.kind in ON_THE_WEB and source.url for source in (one, other)):
        return TITLE if one.url == other.url else None
    first = [
        source.authors[0].whole_family or source.authors[0].literal or ""
        for source in (one, other)
        if source.authors
    ]
    if len({name.casefold() for name in first}) == 2:
        return None
    titles = [source.title for source in (one, other) if source.title]
    return TITLE if len(titles) == 2 and _near_equal(*map(_words, titles)) else None


def pairs_of_one_work(sources: Iterable[Source]) -> Iterator[tuple[Source, Source, str]]:
    """Yield each two sources that are one work, in their order, with what shows it."""
    in_order = tuple(sources)
    alike = defaultdict[Hashable, list[int]](list)
    for number, source in enumerate(in_order):
        for sign in _signs(source):
            alike[sign].append(number)
    pairs = {pair for numbers in alike.values() for pair in combinations(numbers, 2)}
    for first, second in sorted(pairs):
        one, other = in_order[first], in_order[second]
        if shared := same_work(one, other):
            yield one, other, shared


def _signs(source: Source) -> set[Hashable]:
    """Return something of which two sources of one work share at least one.

    Titles that differ in a word, or have one more, are the same without it.
    """
    words = _words(source.title or "")
    signs = {*_identifiers(source), source.url, "".join(words), tuple(sorted(words))}
    without = (words[:number] + words[number + 1 :] for number in range(len(words)))
    return {sign for sign in (*signs, *(tuple(sorted(some)) for some in without)) if sign}


def _share(one: Source, other: Source, known: Mapping[str, Source]) -> bool:
    data = (_data_of(source, known, ()) for source in (one, other))
    return bool(set.intersection(*data)) or same_work(one, other) is not None


def _data_of(source: Source, known: Mapping[str, Source], above: tuple[str, ...]) -> set[str]:
    """Return a name for each body of data that a source draws on; `above` ends a circle."""
    data = {f"source {source.id}", *_identifiers(source)}
    data |= {f"project {source.project}"} if source.project else set()
    for id_ in source.contains:
        if id_ in known and id_ not in above:
            data |= _data_of(known[id_], known, (*above, source.id))
        data.add(f"source {id_}")
    return data


def _identifiers(source: Source) -> tuple[str, ...]:
    """Return the numbers under which a work is registered, in one spelling."""
    return tuple(_registered(source))


def _registered(source: Source) -> Iterator[str]:
    address = source.url or ""
    if doi := source.doi or (bare_doi(address) if "doi.org/" in address else None):
        yield f"DOI {doi.casefold()}"
    if source.pmid:
        yield f"PubMed number {source.pmid.lstrip('0')}"
    if source.pmcid:
        yield f"PubMed Central number PMC{source.pmcid[3:].lstrip('0')}"


def _words(title: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", title.casefold().replace("&", " and "))
    return re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def _near_equal(one: list[str], other: list[str]) -> bool:
    """Tell whether two titles are the same but for one word that is misspelt, more or less."""
    if "".join(one) == "".join(other):
        return True
    extra = [list((Counter(a) - Counter(b)).elements()) for a, b in ((one, other), (other, one))]
    differing = [*chain(*extra)]
    if min(len(one), len(other)) < 5 or any(map(NUMERAL.fullmatch, differing)):
        return False
    if len(differing) < 2:
        return True
    return (
        list(map(len, extra)) == [1, 1]
        and SequenceMatcher(None, differing[0], differing[1]).ratio() >= SPELT_ALIKE
    )
