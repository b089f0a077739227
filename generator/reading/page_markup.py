"""What a hand-written page may hold: an allow-list over its tree, not a list of what is bad.

Whoever reads the site, hears it or prints it gets only what is named here. Everything else is a
problem at its place.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from generator.reading.page_tree import Tag, tree_of
from generator.text.problems import Location, Mistake, Problem

ANCHOR = r"[a-z0-9][a-z0-9_-]*"

INLINE = ("a", "br", "code", "em", "img", "strong")
BLOCKS = ("blockquote", "div", "hr", "li", "ol", "p", "pre", "ul")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OF_TABLES = ("table", "tbody", "td", "th", "thead", "tr")

TAGS = frozenset((*INLINE, *BLOCKS, *HEADINGS, *OF_TABLES))
"""The tags that a page may hold."""

ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "a": {"href": r".*", "title": r".*"},
    "img": {"src": r".*", "alt": r".*", "title": r".*"},
    "ol": {"start": r"[0-9]{1,6}"},
    "th": {"align": r"left|center|right"},
    "td": {"align": r"left|center|right"},
    "code": {"class": r"language-[\w+#.-]{1,30}"},
    "p": {"class": "admonition-title"},
    "div": {"class": r"admonition [\w -]{1,60}"},
}
"""The attributes that they may have, with the form of each; all of them may have an id."""

SCHEMES = ("https:", "http:", "mailto:")
"""Where a link may lead outside the guide."""

LONGEST_LINK = 2000
"""How many characters the address of a link may have; readers of PDF take no more."""

MOST_BRACKETS = 2000
"""How many `[` a page may have: the library that reads Markdown tries each against each."""

LONGEST_PAGE, LONGEST_LINE = 100_000, 10_000
"""How many characters a page and a line of it may have, since that library tries more things so."""

CODE = re.compile(
    r"^(`{3,}|~{3,}).*?^\1|(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
"""Code, near enough to find a tag outside of it; the tree alone says whether there is one."""

ON_EVERY_PAGE = {"about-this-page"}
"""Anchors that the foot of a page brings along."""


RAW_HTML = Mistake(
    code="raw-html",
    means="A page in `content/` contains HTML, or settings of Markdown that make some.",
    remedy="Write it in Markdown, without anything between `{:` and `}` but an id.",
    file="content/opening-hours.md",
    wrong="""\
# When we open

<b>Only</b> on the first Saturday.
""",
    right="""\
# When we open

**Only** on the first Saturday.
""",
)

LINK_TARGET = Mistake(
    code="link-target",
    means="A link on a page leads where none may lead, or to nothing.",
    remedy="Link to a page or an anchor that is there, or to https, http or mailto.",
    file="content/opening-hours.md",
    wrong="""\
# When we open

See the [plan](ftp://example.org/plan).
""",
    right="""\
# When we open

See the [plan](https://example.org/plan).
""",
)

PICTURE = Mistake(
    code="picture",
    means="A picture on a page is not in `content/`, or nobody who cannot see it is told of it.",
    remedy="Put the file into `content/`, and describe the picture between the square brackets.",
    file="content/opening-hours.md",
    wrong="""\
# When we open

![The door](https://example.org/door.png)
""",
    right="""\
# When we open

The door is green.
""",
)


def wrong_markup(path: str, text: str, pictures: Collection[str], tree: Tag) -> Iterator[Problem]:
    """Yield what the page at `path` must not hold; `pictures` are the paths of those there are."""
    yield from _raw_html(path, text, tree)
    for tag in tree.walk():
        yield from _wrong_attributes(path, text, tag)
        if tag.name == "a":
            yield from _wrong_target(path, text, tag.attributes.get("href", ""))
        elif tag.name == "img":
            yield from _wrong_picture(path, text, tag, pictures)
        elif re.fullmatch("h[1-6]", tag.name) and not tag.text.strip():
            yield RAW_HTML.at(
                place_of(path, text, "#" * int(tag.name[1])),
                "This heading has no words.",
                "Write them, or delete the heading.",
            )


def _raw_html(path: str, text: str, tree: Tag) -> Iterator[Problem]:
    """Yield each tag that is there only since HTML may be written in Markdown."""
    as_text = tree_of(text, takes_html=False)
    made = Counter(tag.name for tag in tree.walk())
    plain = Counter(tag.name for tag in as_text.walk())
    raw = {name for name in made if made[name] > plain[name] or name not in TAGS}
    if not raw and (made != plain or tree.text.split() != as_text.text.split()):
        raw = set(plain)  # HTML that swallows what follows it, or is in the place of its like
    without_code = CODE.sub(lambda code: re.sub(r"\S", "x", code[0]), text)
    found = [
        tag
        for tag in re.finditer(r"</?([a-zA-Z][^\s/>]*)[^>]*>?|<(?:!--|[!?])[^>]*>?", without_code)
        if (tag[1] or "!--").lower() in raw
    ]
    for tag in found:
        yield RAW_HTML.at(
            _location(path, text, tag.start()),
            f"This is HTML (`{' '.join(tag[0].split())[:30]}`).",
            "Write it in Markdown; for a bare `<`, write `&lt;`.",
        )
    if raw and not found:
        yield RAW_HTML.at(
            place_of(path, text, *(f"<{name}" for name in sorted(raw))),
            f"This makes HTML (`<{min(raw)}>`).",
            "Write it in Markdown; for a bare `<`, write `&lt;`.",
        )


def _wrong_attributes(path: str, text: str, tag: Tag) -> Iterator[Problem]:
    allowed = {"id": ANCHOR, **ATTRIBUTES.get(tag.name, {})}
    for name, value in tag.attributes.items():
        if not re.fullmatch(allowed.get(name, "(?!)"), value, re.DOTALL):
            yield RAW_HTML.at(
                place_of(path, text, name, value[:40]),
                f"`{name}` cannot be set here to `{' '.join(value.split())[:40]}`.",
                "Only an id in small letters, as in `{: #opening-hours }`, can be set.",
            )


def _wrong_target(path: str, text: str, target: str) -> Iterator[Problem]:
    plain = re.sub(r"[\x00-\x20]", "", target)
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", plain)
    if len(target) > LONGEST_LINK:
        message = f"This link has {len(target)} characters; no program takes so many."
    elif plain != target.strip() or "\\" in target or plain.startswith(("/", "//")):
        message = "This is no address that every browser reads alike."
    elif scheme and scheme[0].lower() not in SCHEMES:
        message = f"A link must not lead to `{scheme[0][:20]}`."
    else:
        return
    yield LINK_TARGET.at(
        place_of(path, text, target),
        message,
        "Link to a page of the guide, such as `sources.md`, or to https, http or mailto.",
    )


def _wrong_picture(path: str, text: str, tag: Tag, pictures: Collection[str]) -> Iterator[Problem]:
    source = tag.attributes.get("src", "")
    if posixpath.normpath(posixpath.join(posixpath.dirname(path), source)) not in pictures:
        yield PICTURE.at(
            place_of(path, text, source),
            "This picture is not among the files of `content/`.",
            "Put it there as .png, .jpg, .gif or .webp: readers must not ask other sites for it.",
        )
    elif not tag.attributes.get("alt", "").strip():
        yield PICTURE.at(
            place_of(path, text, source),
            "This picture has no description.",
            "Write one between the square brackets, for those who hear the page or print it.",
        )


def lost_links(
    path: str, text: str, tree: Tag, anchors: Mapping[str, Collection[str] | None]
) -> Iterator[Problem]:
    """Yield each link of the page at `path` that leads to no page or no anchor of the guide.

    `anchors` goes from the path of a page to the anchors on it; None where they are not known.
    """
    for tag in tree.walk():
        target = tag.attributes.get("href", "")
        if tag.name != "a" or not target or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target):
            continue
        way, _, anchor = target.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path
        if page not in anchors:
            message = f"There is no page `{way[:80]}`."
        elif anchor and (known := anchors[page]) is not None and anchor not in known:
            message = f"There is no anchor `{anchor[:80]}` on that page."
        else:
            continue
        yield LINK_TARGET.at(
            place_of(path, text, target), message, "Correct the address, or take the link away."
        )
    for part in _plain_text(tree):
        for unresolved in re.finditer(r"\[[^\][\n]+\]\[[^\][\n]*\]", part):
            yield LINK_TARGET.at(
                place_of(path, text, unresolved[0]),
                "No address is given for this reference.",
                "Write a line `[name]: address` for it, or write the link as `[words](address)`.",
            )


def anchors_of(tree: Tag) -> set[str]:
    """Return the anchors that a page brings along."""
    return {tag.attributes["id"] for tag in tree.walk() if "id" in tag.attributes} | ON_EVERY_PAGE


def _plain_text(tag: Tag) -> Iterator[str]:
    """Yield the runs of text outside code."""
    for part in tag.inside:
        if isinstance(part, str):
            yield part
        elif part.name not in {"code", "pre"}:
            yield from _plain_text(part)


def place_of(path: str, text: str, *sought: str) -> Location:
    """Return where the first of some strings is: as a link's address, or else as it is."""
    for string in sought:
        for form in (string, string.replace("&", "&amp;")):
            for before in ("](", "]: ", ""):
                found = text.find(before + form)
                if form and found >= 0:
                    return _location(path, text, found + len(before))
    return Location(path)


def _location(path: str, text: str, start: int) -> Location:
    return Location(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
