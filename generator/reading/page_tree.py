"""The tree of a hand-written page: what Markdown makes of its text, tag by tag.

It is the only place that asks the Markdown library. The check, the PDF and the title all read the
same tree, so that none of them sees another page than readers do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from markdown import Markdown

EXTENSIONS = ("admonition", "attr_list", "fenced_code", "tables", "toc")
"""The extensions of Markdown that the site uses; a test holds them to `mkdocs.yml`."""

SETTINGS = {"tables": {"use_align_attribute": True}}
"""What is set for them there: no element has a style of its own."""

DEEPEST = 50
"""How many tags may be inside one another."""

EMPTY_TAGS = {"br", "hr", "img"}


class NestedTooDeepError(Exception):
    """More tags are inside one another than a page may have."""


@dataclass(frozen=True)
class Tag:
    """A tag with what is inside it: text and further tags."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: "list[Tag | str]" = field(default_factory=list)

    def tags(self, *names: str) -> "Iterator[Tag]":
        """Yield the tags of these names right inside."""
        for part in self.inside:
            if isinstance(part, Tag) and part.name in names:
                yield part

    def walk(self) -> "Iterator[Tag]":
        """Yield every tag inside, at any depth, in the order of the text."""
        waiting = list(reversed(self.inside))
        while waiting:
            part = waiting.pop()
            if isinstance(part, Tag):
                yield part
                waiting.extend(reversed(part.inside))

    @property
    def text(self) -> str:
        """All text inside, at any depth."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)


@lru_cache(maxsize=128)
def tree_of(text: str, *, takes_html: bool = True) -> Tag:
    """Return a page's tree as the site makes it, or as if no HTML could be written in Markdown.

    Raises NestedTooDeepError where more than DEEPEST tags are inside one another.
    """
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
    if not takes_html:
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.deregister("html")
    builder = _TreeBuilder()
    try:
        builder.feed(markdown.convert(text))
    except RecursionError:
        raise NestedTooDeepError from None
    builder.close()
    return builder.open[0]


class _TreeBuilder(HTMLParser):
    """Builds a tree also from HTML in which tags are not closed, or closed twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Tag("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in EMPTY_TAGS:
            self.open.append(made)
        if len(self.open) > DEEPEST:
            raise NestedTooDeepError

    def handle_endtag(self, tag: str) -> None:
        names = [opened.name for opened in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        self.open[-1].inside.append(Tag("!--", {}, [data]))

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read `<![` as browsers do, as a comment; the library stops at words unknown to it."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)
