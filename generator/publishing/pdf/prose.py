"""The hand-written pages as plain data: the tree that the site's Markdown gives, and nothing else.

What the PDF cannot show is a problem at its place. This module must not know what a paragraph
looks like in print.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown import Markdown

from generator.publishing.pdf.catalogue import PDF_CONTENT
from generator.publishing.pdf.plain_data import Plain
from generator.reading.handwritten import HandwrittenPage
from generator.text.problems import Location, Problem, Severity

EXTENSIONS = ("admonition", "attr_list", "tables", "toc")
"""The extensions of Markdown that the site uses; a test holds them to `mkdocs.yml`."""

SCHEMES = ("https:", "http:", "mailto:")
"""Where a link in print may lead."""

LONGEST_LINK = 2000
"""How many signs the address of a link may have; readers of PDF take no more."""

LOWEST_HEADING = 3
"""The level of the smallest headings in print; a page's title has the level 1."""

PageOnline = Callable[[str], str | None]

EMPTY_TAGS = {"br", "hr", "img"}
INLINE_TAGS = {"strong": "strong", "em": "emphasis"}


@dataclass(frozen=True)
class _Tag:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: "list[_Tag | str]" = field(default_factory=list)


def prose_of(
    page: HandwrittenPage, known: Mapping[str, str], page_online: PageOnline
) -> tuple[list[Plain], tuple[Problem, ...]]:
    """Return the blocks of a hand-written page without its title, and what print cannot show.

    A block has a `kind` and what it holds: `parts` are runs of text, `blocks` are blocks. The
    levels of headings start at 2 and leave none out. A link leads `to` a label in `known` (label →
    the label of its page), or else to an address of the web (`href`); where neither is there, its
    words are plain text. `page_online` gives the permanent address of a page, if any.
    """
    tree = _parse(Markdown(extensions=list(EXTENSIONS)).convert(page.text))
    title = next(_tags(tree, "h1"), None)
    reader = _Reader(page, known, page_online)
    blocks = list(reader.blocks([part for part in tree.inside if part is not title]))
    return blocks, tuple(reader.problems)


def _parse(html: str) -> _Tag:
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Tag("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = _Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in EMPTY_TAGS:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY_TAGS:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


class _Reader:
    """Reads the tree of one page and notes what it cannot pass on."""

    def __init__(
        self, page: HandwrittenPage, known: Mapping[str, str], page_online: PageOnline
    ) -> None:
        self._page, self._known, self._page_online = page, known, page_online
        self._level = 1
        self.problems: list[Problem] = []

    def blocks(self, inside: "list[_Tag | str]") -> Iterator[Plain]:
        """Yield the blocks of a tag; text among blocks is a paragraph."""
        loose: list[_Tag | str] = []
        for part in inside:
            if isinstance(part, str) or part.name in {*INLINE_TAGS, "a", "code", "br", "img"}:
                loose.append(part)
                continue
            yield from self._paragraph(loose)
            loose = []
            yield from self._block(part)
        yield from self._paragraph(loose)

    def _paragraph(self, inside: "list[_Tag | str]") -> Iterator[Plain]:
        if any(not isinstance(part, str) or part.strip() for part in inside):
            yield {"kind": "paragraph", "parts": list(self.parts(inside))}

    def _block(self, tag: _Tag) -> Iterator[Plain]:
        if tag.name == "p":
            yield {"kind": "paragraph", "parts": list(self.parts(tag.inside))}
        elif re.fullmatch("h[1-6]", tag.name):
            if not _text(tag).strip():
                self._refuse("a heading without words", f"{'#' * int(tag.name[1])}")
                return
            self._level = min(max(int(tag.name[1]), 2), self._level + 1, LOWEST_HEADING)
            yield {"kind": "heading", "level": self._level, "parts": list(self.parts(tag.inside))}
        elif tag.name in {"ul", "ol"}:
            items = [list(self.blocks(item.inside)) for item in _tags(tag, "li")]
            start = int(tag.attributes.get("start", 1))
            yield {"kind": "list", "ordered": tag.name == "ol", "start": start, "items": items}
        elif tag.name == "blockquote":
            yield {"kind": "quote", "blocks": list(self.blocks(tag.inside))}
        elif tag.name == "pre":
            yield {"kind": "code", "text": _text(tag).rstrip("\n")}
        elif tag.name == "hr":
            yield {"kind": "rule"}
        elif tag.name == "table":
            rows = [
                [list(self.parts(cell.inside)) for cell in _tags(row, "th", "td")]
                for part in _tags(tag, "thead", "tbody")
                for row in _tags(part, "tr")
            ]
            yield {"kind": "table", "header": rows[0], "rows": rows[1:]}
        elif tag.name == "div":
            yield {"kind": "note", "blocks": list(self.blocks(tag.inside))}
        else:
            self._refuse(f"`<{tag.name}>`", tag.name)

    def parts(self, inside: "list[_Tag | str]") -> Iterator[Plain]:
        """Yield the runs of text of a tag."""
        for part in inside:
            if isinstance(part, str):
                yield {"kind": "text", "text": re.sub(r"\s+", " ", part)}
            elif part.name in INLINE_TAGS:
                yield {"kind": INLINE_TAGS[part.name], "parts": list(self.parts(part.inside))}
            elif part.name == "code":
                yield {"kind": "code", "text": _text(part)}
            elif part.name == "br":
                yield {"kind": "break"}
            elif part.name == "a":
                yield self._link(part)
            elif part.name == "img":
                source = part.attributes.get("src", "")
                self._refuse(
                    "a picture; its description is printed instead", source, Severity.WARNING
                )
                yield {"kind": "text", "text": part.attributes.get("alt", "")}
            else:
                self._refuse(f"`<{part.name}>`", part.name)

    def _link(self, tag: _Tag) -> Plain:
        target = tag.attributes.get("href", "")
        parts = {"parts": list(self.parts(tag.inside))}
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
            if len(target) > LONGEST_LINK:
                self._refuse(f"a link of {len(target)} signs", target)
            elif target.lower().startswith(SCHEMES):
                return {"kind": "link", "href": target, **parts}
            else:
                self._refuse(f"a link to `{target}`", target)
            return {"kind": "plain", **parts}
        path, _, fragment = target.partition("#")
        folder = posixpath.dirname(self._page.address)
        address = posixpath.normpath(posixpath.join(folder, path)) if path else self._page.address
        label = address.removesuffix(".md")
        for to in (f"{label}/{fragment}", fragment, label):
            if self._known.get(to) == label:
                return {"kind": "link", "to": to, **parts}
        if address.endswith(".md") and (online := self._page_online(address)):
            return {"kind": "link", "href": f"{online}#{fragment}" if fragment else online, **parts}
        return {"kind": "plain", **parts}

    def _refuse(self, what: str, sought: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(
            PDF_CONTENT.at(
                self._place_of(sought),
                f"The PDF cannot show {what}.",
                "Write it as text, a list, a table, or a link to https, http or mailto.",
                severity,
            )
        )

    def _place_of(self, sought: str) -> Location:
        """Return where something is in the file: as a link's address, or else as it is."""
        prose = self._page.prose
        for form in (sought, sought.replace("&", "&amp;")):
            for before in ("](", "]: ", ""):
                found = prose.find(before + form)
                if form and found >= 0:
                    start = found + len(before)
                    line = prose.count("\n", 0, start) + 1
                    return Location(self._page.path, line, start - prose.rfind("\n", 0, start))
        return Location(self._page.path)


def _tags(tag: _Tag, *names: str) -> Iterator[_Tag]:
    for part in tag.inside:
        if isinstance(part, _Tag) and part.name in names:
            yield part


def _text(tag: _Tag) -> str:
    return "".join(part if isinstance(part, str) else _text(part) for part in tag.inside)
