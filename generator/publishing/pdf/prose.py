"""The hand-written pages as plain data, from the tree that the site shows as well.

What a page may hold was checked before; print has no pictures and shows their descriptions. This
module must not know what a paragraph looks like in print.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from generator.publishing.pdf.plain_data import Plain
from generator.reading.handwritten import HandwrittenPage
from generator.reading.page_tree import Tag

LOWEST_HEADING = 3
"""The level of the smallest headings in print; a page's title has the level 1."""

PageOnline = Callable[[str], str | None]

INLINE_TAGS = {"strong": "strong", "em": "emphasis"}


def prose_of(
    page: HandwrittenPage, known: Mapping[str, str], page_online: PageOnline
) -> list[Plain]:
    """Return the blocks of a hand-written page without its title.

    A block has a `kind` and what it holds: `parts` are runs of text, `blocks` are blocks. The
    levels of headings start at 2 and leave none out. A link leads `to` a label in `known` (label →
    the label of its page), or else to an address of the web (`href`); where neither is there, its
    words are plain text. `page_online` gives the permanent address of a page, if any.
    """
    title = next(page.tree.tags("h1"), None)
    reader = _Reader(page, known, page_online)
    return list(reader.blocks([part for part in page.tree.inside if part is not title]))


class _Reader:
    """Reads the tree of one page."""

    def __init__(
        self, page: HandwrittenPage, known: Mapping[str, str], page_online: PageOnline
    ) -> None:
        self._page, self._known, self._page_online = page, known, page_online
        self._level = 1

    def blocks(self, inside: list[Tag | str]) -> Iterator[Plain]:
        """Yield the blocks of a tag; text among blocks is a paragraph."""
        loose: list[Tag | str] = []
        for part in inside:
            if isinstance(part, str) or part.name in {*INLINE_TAGS, "a", "code", "br", "img"}:
                loose.append(part)
                continue
            yield from self._paragraph(loose)
            loose = []
            yield from self._block(part)
        yield from self._paragraph(loose)

    def _paragraph(self, inside: list[Tag | str]) -> Iterator[Plain]:
        if any(not isinstance(part, str) or part.strip() for part in inside):
            yield {"kind": "paragraph", "parts": list(self.parts(inside))}

    def _block(self, tag: Tag) -> Iterator[Plain]:
        if tag.name == "p":
            yield {"kind": "paragraph", "parts": list(self.parts(tag.inside))}
        elif re.fullmatch("h[1-6]", tag.name):
            self._level = min(max(int(tag.name[1]), 2), self._level + 1, LOWEST_HEADING)
            yield {"kind": "heading", "level": self._level, "parts": list(self.parts(tag.inside))}
        elif tag.name in {"ul", "ol"}:
            items = [list(self.blocks(item.inside)) for item in tag.tags("li")]
            start = int(tag.attributes.get("start", 1))
            yield {"kind": "list", "ordered": tag.name == "ol", "start": start, "items": items}
        elif tag.name == "blockquote":
            yield {"kind": "quote", "blocks": list(self.blocks(tag.inside))}
        elif tag.name == "pre":
            yield {"kind": "code", "text": tag.text.rstrip("\n")}
        elif tag.name == "hr":
            yield {"kind": "rule"}
        elif tag.name == "table":
            rows = [
                [list(self.parts(cell.inside)) for cell in row.tags("th", "td")]
                for part in tag.tags("thead", "tbody")
                for row in part.tags("tr")
            ]
            yield {"kind": "table", "header": rows[0], "rows": rows[1:]}
        elif tag.name == "div":
            yield {"kind": "note", "blocks": list(self.blocks(tag.inside))}

    def parts(self, inside: list[Tag | str]) -> Iterator[Plain]:
        """Yield the runs of text of a tag."""
        for part in inside:
            if isinstance(part, str):
                yield {"kind": "text", "text": re.sub(r"\s+", " ", part)}
            elif part.name in INLINE_TAGS:
                yield {"kind": INLINE_TAGS[part.name], "parts": list(self.parts(part.inside))}
            elif part.name == "code":
                yield {"kind": "code", "text": part.text}
            elif part.name == "br":
                yield {"kind": "break"}
            elif part.name == "a":
                yield self._link(part)
            elif part.name == "img":
                yield {"kind": "text", "text": part.attributes.get("alt", "")}

    def _link(self, tag: Tag) -> Plain:
        target = tag.attributes.get("href", "")
        parts = {"parts": list(self.parts(tag.inside))}
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
            return {"kind": "link", "href": target, **parts}
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
