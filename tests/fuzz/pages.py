"""Target: a hand-written page that passes the check holds nothing alive, as a browser reads it.

It is made as the site makes it, with the foot that every page has, and read by a parser that
follows the HTML standard, which knows nothing of how the check reads it.
"""

import re
from collections.abc import Hashable
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
import yaml
from markdown import Markdown

from generator.build import read_guide
from generator.publishing.markdown.templates import render
from generator.publishing.page_html import finished
from generator.reading.folder import HOME, decode_texts, read_folder
from generator.reading.handwritten import load_content
from generator.text.problems import has_errors
from tests.fuzz.corpus import saved, tokens
from tests.fuzz.engine import Target
from tests.invented import INVENTED, sound

PATH = "content/page.md"
PICTURES = {"content/shed.png": b""}

PLAIN = (
    "blockquote", "br", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "pre", "strong",
    "table", "tbody", "thead", "tr", "ul",
)  # fmt: skip

ALLOWED: dict[str, set[str]] = {
    "a": {"href", "title", "rel", "class"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"align", "scope"},
    "td": {"align"},
    "code": {"class"},
    "p": {"class"},
    "div": {"class"},
    **{name: set() for name in PLAIN},
}
"""The tags that a page may hold, with the attributes of each; all of them may have an id."""

CLASS = r"headerlink|language-[\w+#.-]+|admonition(-title| [\w -]+)"
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\\\]")
"""How an address begins that leads out of the site, by the URL standard."""


def answer(text: str) -> Hashable:
    """Return the codes of what is wrong with a page, or else the tags that it has."""
    texts, not_read = decode_texts({PATH: text.encode("utf-8", "surrogateescape")})
    pages, problems = load_content(texts, PICTURES)
    if not_read or has_errors(problems) or not pages:
        for problem in problems:
            lines = texts[PATH].split("\n")
            assert 1 <= problem.location.line <= len(lines), problem
            assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 1, (
                problem
            )
        return frozenset(problem.code for problem in problems)
    seen = set()
    html, foot = _shown(pages[0].text), _foot()[1]
    assert html.endswith(foot), "the page changes its foot"
    body = tinyhtml5.parse(f"<!DOCTYPE html><body>{html.removesuffix(foot)}").find("{*}body")
    for tag in body.iter():
        if tag is not body:
            _is_harmless(tag)
            seen.add((tag.tag, *tag.attrib))
    return frozenset(seen)


def _is_harmless(tag: Element) -> None:
    assert isinstance(tag.tag, str), "a comment or an instruction"
    space, _, name = tag.tag.rpartition("}")
    assert space == "{http://www.w3.org/1999/xhtml", f"<{tag.tag}>"
    assert name in ALLOWED, f"<{name}>"
    for attribute, value in tag.attrib.items():
        assert attribute in {"id", *ALLOWED[name]}, f"{attribute} of <{name}>"
        if attribute == "class":
            assert re.fullmatch(CLASS, value), f"class {value}"
        elif attribute == "align":
            assert value in {"left", "center", "right"}, f"align {value}"
        elif attribute == "id":
            assert not value.startswith("__"), f"id {value}"
        elif attribute == "href":
            _leads_nowhere_odd(value)
        elif attribute == "src":
            assert f"content/{value}" in PICTURES, f"src {value}"


def _leads_nowhere_odd(href: str) -> None:
    plain = re.sub(r"[\t\n\r]", "", href).strip("".join(map(chr, range(0x21))))
    scheme = SCHEME.match(plain)
    assert not scheme or scheme[0].lower() in {"https:", "http:", "mailto:"}, f"href {href}"


def _shown(text: str) -> str:
    """Return the HTML of a page as the site makes it, with its foot."""
    whole = re.sub(r"\n{3,}", "\n\n", text + _foot()[0]).strip() + "\n"
    return finished(_markdown().reset().convert(whole))


@cache
def _foot() -> tuple[str, str]:
    """Return the foot of a page, in Markdown and in HTML."""
    base, end = read_folder(INVENTED, {}), "The last word."
    texts = {**base.texts, PATH: f"# Title\n\n{end}\n"}
    edition = sound(read_guide(replace(base, texts=texts)))
    foot = render(edition).texts["page.md"].partition(end)[2]
    return f"\n{foot}", finished(_markdown().reset().convert(foot.lstrip()))


@cache
def _markdown() -> Markdown:
    """Return Markdown with the settings of the site."""
    settings = yaml.safe_load((HOME / "mkdocs.yml").read_text(encoding="utf-8"))
    names: list[str] = []
    options: dict[str, dict[str, Any]] = {}
    for extension in settings["markdown_extensions"]:
        given = extension if isinstance(extension, dict) else {extension: {}}
        names += given
        options |= given
    return Markdown(extensions=names, extension_configs=options)


def target() -> Target:
    """Return the target, with the pages of the corpus and the lists of other tests."""
    return Target("pages", list(saved("pages").values()), tokens("pages"), answer)
