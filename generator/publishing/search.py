"""The index of the site's search, in parts that a browser fetches as it needs them.

A page is found by its title, by what else it is called, by its first sentence and by its text. Rare
words count more, repeated ones ever less, as BM25F has it (Robertson and Zaragoza 2009, doi
10.1561/1500000019). All of it is worked out here, so the browser only adds up; each part is a
script, so that the search works from the disk as well. This module knows texts; it knows no record,
no MkDocs and no disk.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.text.words import folded_words

FOLDER = "search"

OF_PLACE = {"title": 10.0, "also": 10.0, "lead": 2.0, "text": 1.0}
"""How much a word counts where it stands."""

BY_LENGTH = {"title": 0.5, "also": 0.0, "lead": 0.5, "text": 0.8}
"""BM25F's b of each place: how much less a word counts where many others stand."""

SATURATION = 6.0
"""BM25's k1: at this count of a word on a page, half of what it can be worth is reached."""

LEAST_RARITY = 0.1
"""What a word is worth that stands on every page, so that a title with it still comes first."""

MOST_PAGES = 1_000
"""How many pages are kept for a word: those for which it counts most."""

PART = 40_000
"""About how many characters a part with words has."""

PAGES_OF_PART = 100
LONGEST_LEAD = 240


@dataclass(frozen=True)
class Entry:
    """A page as the search knows it: where it is, what it is, and the words it is found by."""

    address: str
    title: str
    kind: str
    lead: str
    also: tuple[str, ...]
    text: str
    weight: float

    def words(self) -> Mapping[str, Counter[str]]:
        """Return how often each word stands in each place of the page."""
        texts = {
            "title": self.title,
            "also": "\n".join(self.also),
            "lead": self.lead,
            "text": self.text,
        }
        return {place: Counter(folded_words(text)) for place, text in texts.items()}


def entry_of(
    content: str, *, address: str, title: str, kind: str, also: Iterable[str], weight: float
) -> Entry:
    """Return a page's entry from the HTML of its content."""
    reading = _Reading()
    reading.feed(content)
    reading.close()
    lead = " ".join("".join(reading.key or reading.first).split())
    text = " ".join(" ".join(reading.text).split())
    return Entry(address, title, kind, _shortened(lead), tuple(also), text, weight)


def index_files(
    entries: Sequence[Entry], unanswered: Mapping[str, str], language: str
) -> Mapping[str, str]:
    """Return the files of the index: address → text. `unanswered` goes from words to an answer.

    One is for other programs: what each page says first, in the form that MkDocs' own index has.
    All others are scripts. The first names all words, part by part, with how rare each is, from 0
    to 9. A part of words gives for each the pages and how much it counts there; a part of pages,
    what is shown of them.
    """
    found = _pages_by_word(entries)
    parts = list(_parts(found))
    rare = {word: _rarity(len(pages), len(entries)) for word, pages in found.items()}
    overview = {
        "words": [" ".join(part) for part in parts],
        "rare": ["".join(str(rare[word]) for word in part) for part in parts],
        "pagesOfPart": PAGES_OF_PART,
        "unanswered": [[sorted(set(folded_words(w))), say] for w, say in unanswered.items()],
    }
    files = {f"{FOLDER}/index.js": _script(overview)}
    for number, part in enumerate(parts):
        kept = {"part": number, "pages": [_flat(found[word]) for word in part]}
        files[f"{FOLDER}/words-{number}.js"] = _script(kept)
    for start in range(0, len(entries), PAGES_OF_PART):
        some, number = entries[start : start + PAGES_OF_PART], start // PAGES_OF_PART
        shown = [[each.address, each.title, each.kind, each.lead] for each in some]
        files[f"{FOLDER}/pages-{number}.js"] = _script({"entries": number, "shown": shown})
    docs = [{"location": e.address, "title": e.title, "text": e.lead} for e in entries]
    for_programs = {"config": {"lang": [language]}, "docs": docs}
    files[f"{FOLDER}/search_index.json"] = _compact(for_programs)
    return files


def _pages_by_word(entries: Sequence[Entry]) -> Mapping[str, list[tuple[int, int]]]:
    """Return for each word, in order, the pages with it and how much it counts, as a number."""
    read = [entry.words() for entry in entries]
    usual = {
        place: max(1.0, sum(words[place].total() for words in read) / max(1, len(read)))
        for place in OF_PLACE
    }
    counts = [_counts(words, usual) for words in read]
    on_pages = Counter(word for found in counts for word in found)
    pages: dict[str, list[tuple[int, int]]] = {word: [] for word in sorted(on_pages)}
    for number, (entry, found) in enumerate(zip(entries, counts, strict=True)):
        for word, count in found.items():
            n = on_pages[word]
            rarity = max(LEAST_RARITY, math.log(1 + (len(entries) - n + 0.5) / (n + 0.5)))
            worth = rarity * count / (count + SATURATION) * entry.weight
            pages[word].append((number, max(1, round(100 * worth))))
    for word, found_on in pages.items():
        if len(found_on) > MOST_PAGES:
            best = sorted(found_on, key=lambda one: (-one[1], one[0]))[:MOST_PAGES]
            pages[word] = sorted(best)
    return pages


def _counts(words: Mapping[str, Counter[str]], usual: Mapping[str, float]) -> Mapping[str, float]:
    """Return how much each word counts on a page; `usual` is how many words a place has."""
    found: dict[str, float] = {}
    for place, counted in words.items():
        long = 1 - BY_LENGTH[place] + BY_LENGTH[place] * counted.total() / usual[place]
        for word, count in counted.items():
            found[word] = found.get(word, 0.0) + OF_PLACE[place] * count / long
    return found


def _parts(pages: Mapping[str, Sequence[object]]) -> Iterator[list[str]]:
    """Yield the words in order, in parts of about the same size."""
    part: list[str] = []
    size = 0
    for word, found_on in pages.items():
        part.append(word)
        size += len(word) + 8 * len(found_on)
        if size > PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def _flat(pages: Iterable[tuple[int, int]]) -> list[int]:
    return [number for page in pages for number in page]


def _rarity(on_pages: int, all_pages: int) -> int:
    return min(9, round(9 * (1 - math.log(on_pages) / math.log(max(2, all_pages)))))


def _script(content: object) -> str:
    told = _compact(content)
    # Two signs end a line in older scripts.
    told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"guideSearch({told})\n"


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_LEAD:
        return text
    return f"{text[:LONGEST_LEAD].rsplit(' ', 1)[0]} …"


class _Reading(HTMLParser):
    """Reads the text of a page but for sections that are left out of the search.

    What leads is the paragraph behind a heading that is marked so, or the key one, or the first.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.key: list[str] = []
        self.first: list[str] = []
        self._paragraph: list[str] | None = None
        self._left_out: int | None = None
        self._lead_follows = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        classes = (named.get("class") or "").split()
        if tag[0] == "h" and tag[1:].isdigit():
            level = int(tag[1:])
            if self._left_out is None or level <= self._left_out:
                self._left_out = level if "data-search-exclude" in named else None
            if "data-search-lead" in named:
                self.key, self._lead_follows = [], True
        if tag == "p":
            if self._lead_follows or ("key" in classes and not self.key):
                self._paragraph, self._lead_follows = self.key, False
            elif not self.first and "breadcrumb" not in classes:
                self._paragraph = self.first
        is_silent = self._silent and tag not in {"br", "img", "hr"}
        if is_silent or "headerlink" in classes or "breadcrumb" in classes:
            self._silent += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over what has nothing inside."""

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._paragraph = None
        if self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if self._left_out is not None or self._silent:
            return
        self.text.append(data)
        if self._paragraph is not None:
            self._paragraph.append(data)
