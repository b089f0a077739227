"""Renders every page of a guide as Markdown, from templates that only read and repeat.

Whatever a template prints is escaped unless it is finished Markdown; a name that it does not know
is a mistake of ours and stops the rendering. Nothing here knows MkDocs or the disk.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from generator.evidence.records import KINDS, SINGLE
from generator.evidence.records.shape import Shape
from generator.publishing.catalogue import MISTAKES
from generator.publishing.downloads import Download
from generator.publishing.edition import Edition
from generator.publishing.markdown.markup import as_link_target, escape
from generator.publishing.markdown.navigation import NavEntry, navigation
from generator.publishing.markdown.view import View
from generator.publishing.pages import Page
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.firmness import present_firmness
from generator.publishing.presentation.gaps import missing_about_guide, present_gaps
from generator.publishing.presentation.guide import present_guide
from generator.publishing.presentation.heard import present_voices
from generator.publishing.words import Words
from generator.review.checks import RULES, SHAPE
from generator.text.bibliography import STYLES


@dataclass(frozen=True)
class Rendered:
    """A rendered guide: address → Markdown, the navigation, and how the site names itself."""

    texts: Mapping[str, str]
    navigation: tuple[NavEntry, ...]
    title: str
    language: str
    edition: str
    site: str | None


def render(edition: Edition, downloads: Sequence[Download] = ()) -> Rendered:
    """Return the whole guide as Markdown, with links to the downloads that there are."""
    evidence, words, addresses = edition.evidence, edition.words, edition.addresses
    pages = edition.pages
    environment = _environment(edition.templates)
    composer = Composer(evidence, words)
    shared = {
        "presented": present_guide(composer),
        "heard": present_voices(composer),
        "what_is_missing": present_gaps(composer),
        "how_firm": present_firmness(composer),
        "missing_about_guide": missing_about_guide(composer),
        "guide": evidence.guide,
        "evidence": evidence,
        "placement": evidence.placement,
        "relations": evidence.relations,
        "actions": evidence.actions,
        "voices": evidence.voices,
        "gaps": evidence.gaps,
        "rules": RULES,
        "shape": SHAPE,
        "shapes": [Shape(model) for model in (*SINGLE.values(), *KINDS.values())],
        "mistakes": MISTAKES,
        "contact": evidence.contact,
        "downloads": downloads,
        "styles": STYLES,
        "handwritten": [page for page in pages if page.template == "handwritten"],
    }
    texts = {
        page.address: _render(environment, page, shared, View(page, composer, addresses))
        for page in pages
    }
    return Rendered(
        texts=texts,
        navigation=navigation(evidence, addresses, pages, words),
        title=evidence.guide.title,
        language=evidence.guide.language,
        edition=words.plain(
            "home.edition",
            edition=evidence.guide.edition,
            date=words.day(evidence.guide.published),
        ),
        site=evidence.contact.site,
    )


def problem_notice(words: Words, report: str, pages: Mapping[str, str]) -> str:
    """Return the page shown while the guide cannot be built: the problems as reported.

    `pages` gives the address from the site's root at which each file shows, for the links below.
    """
    title, intro = words.plain("problem_page.title"), words.plain("problem_page.intro")
    shown = "\n".join(f"    {line}" for line in report.splitlines())
    links = "\n".join(
        f'- <a href="/{html.escape(address)}">{html.escape(path)}</a>'
        for path, address in sorted(pages.items())
    )
    concerned = f"\n{words.plain('problem_page.pages')}\n\n{links}\n" if links else ""
    return f"# {title}\n\n{intro}\n\n{shown}\n{concerned}"


def _environment(templates: Mapping[str, str]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(dict(templates)),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) else escape(value),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["as_yaml"] = lambda value: Markup(json.dumps(value, ensure_ascii=False))
    environment.filters["in_html"] = lambda text: html.escape(str(text), quote=False)
    environment.filters["target"] = as_link_target
    return environment


def _render(
    environment: jinja2.Environment, page: Page, shared: Mapping[str, object], view: View
) -> str:
    template = environment.get_template(f"pages/{page.template}.md")
    text = template.render(
        page=page, subject=page.subject, framework=page.framework, **shared, **view.functions()
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
