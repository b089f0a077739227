"""The seam to MkDocs: besides the plugin of the command line, all that knows it.

MkDocs reads no folder of a guide itself. All pages, pictures, PDFs and data come in here as
generated files, so nothing is published that was not read and checked. How a guide is made is not
known here.
"""

import logging
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from html import escape, unescape
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.publishing.built import Built
from generator.publishing.markdown.navigation import NavEntry
from generator.publishing.page_faults import Faults
from generator.publishing.page_html import finished
from generator.publishing.policy import (
    content_policy,
    headers_files,
    with_last_script_allowed,
)
from generator.publishing.search import Entry, entry_of, index_files
from generator.publishing.workroom import workroom
from generator.reading.folder import TEMPLATES

PLUGIN = "guide"
"""The seam's name among MkDocs' plugins."""

OF_THEIR_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What the theme brings for a search of its own."""


class Settings(base.Config):  # type: ignore[no-untyped-call]
    """What may be set under the plugin's name in mkdocs.yml."""

    root = config_options.Optional(config_options.Dir(exists=True))
    """The guide's folder, where it is not the one of mkdocs.yml."""
    pdf = config_options.Type(bool, default=True)
    """Whether plain `mkdocs build` makes the PDFs."""


class GuideInMkDocs(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Shows MkDocs a guide that was handed over; a subclass may make one instead.

    While it serves, it keeps the last guide that could be built: a broken file shows its problems
    on every page, and the pages stay.
    """

    watched: Sequence[Path] = ()
    """The folders whose changes make the guide again while it is served."""

    def __init__(self, handed_over: Built | None = None) -> None:
        """Take the guide to show."""
        self.handed_over = handed_over
        self.is_serving = False
        self.faults = Faults({})
        self._found_by_search: list[Entry] = []
        self._shown: Built | None = None
        self._notice = ""
        self._rooms = ExitStack()
        self._nothing: Path | None = None

    def make(self, config: MkDocsConfig) -> Built:  # noqa: ARG002
        """Return the guide to show. Raises ValueError where none was handed over."""
        if self.handed_over is None:
            raise ValueError("No guide was handed over.")
        return self.handed_over

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether pages are served, so that a broken file need not end it.

        MkDocs keeps a plugin with this event as long as the process runs, so what an earlier run
        left is cleared.
        """
        self.is_serving = command == "serve"
        self._shown, self._notice = None, ""

    def on_shutdown(self) -> None:
        """Take away the empty folder that MkDocs took for that of the pages."""
        self._rooms.close()
        self._nothing = None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the guide, and give MkDocs its title, address, language and navigation."""
        built = self.handed_over or self.make(config)
        self._nothing = self._nothing or self._rooms.enter_context(room_of_system())
        config.docs_dir = str(self._nothing)
        self._notice = ""
        if built.rendered is None:
            if not self.is_serving:
                raise Abort(f"{built.report}\nThe site was not built.")
            print_report(built)
            self._notice = built.notice
            self._shown = self._shown or built
        else:
            if self.is_serving and built.problems:
                print_report(built)
            self._shown = built
        rendered = self._shown.rendered if self._shown else None
        config.extra["words"] = built.words
        config.extra["heads"] = self._shown.heads if self._shown else {}
        if rendered:
            config.extra["folders"] = sorted(_top_folders(rendered.texts))
            config.site_name = Markup(escape(rendered.title))
            config.extra["language"] = rendered.language
            config.theme["language"] = _language_of_words(rendered.language, config)
            config.copyright = escape(rendered.edition)
            config.nav = [_nav(entry) for entry in rendered.navigation]
            if rendered.site and not self.is_serving:
                config.site_url = f"{rendered.site.rstrip('/')}/"
        if (ours := str(TEMPLATES / "theme")) not in config.theme.dirs:  # of own settings
            config.theme.dirs.insert(0, ours)
        inline: Any = config.theme.get_env().get_template("partials/inline.html").module
        config.extra["policy"] = content_policy(inline.style, inline.script)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give MkDocs every page and file of the site."""
        shown = self._shown
        if shown is None:
            return files
        texts = shown.rendered.texts if shown.rendered else {"index.md": shown.notice}
        # A file that is made from the finished site holds its place until then.
        files_made = {file.address: file.content or b"" for file in shown.downloads}
        contents: dict[str, str | bytes] = {**shown.pictures, **texts, **files_made}
        for address, content in contents.items():
            if written := files.get_file_from_path(address):
                files.remove(written)
            files.append(File.generated(config, address, content=content))
        for address, content in headers_files(config.extra["policy"]).items():
            # MkDocs leaves out names that begin with a dot, unless it is told to take them.
            file = File.generated(config, address, content=content)
            file.inclusion = InclusionLevel.INCLUDED
            files.append(file)
        for file in tuple(files):
            if file.src_uri.startswith(OF_THEIR_SEARCH):
                files.remove(file)
        self._found_by_search.clear()
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Date the page, and put the problems that prevent a new one above the last good one."""
        self.faults.page = page.file.src_uri
        head = self._shown.heads.get(page.file.src_uri) if self._shown else None
        if head:
            page.update_date = head.changed_on.isoformat()
        if not self._notice or (self._shown and self._shown.rendered is None):
            return markdown
        return f"{self._notice}\n\n{markdown}"

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Take the page into the search, and finish its text."""
        made_from = self._shown.pages.get(page.file.src_uri) if self._shown else None
        if made_from and made_from.weight:
            kinds = config.extra["words"]["search"]["kinds"]
            entry = entry_of(
                html,
                address=page.file.url,
                title=unescape(str(page.meta.get("title", ""))),
                kind=kinds.get(made_from.template, kinds["other"]),
                also=made_from.also,
                weight=made_from.weight,
            )
            self._found_by_search.append(entry)
        return finished(html)

    def on_page_context(self, _: TemplateContext, *, page: Page, **__: object) -> None:
        """Note which page is put together."""
        self.faults.page = page.file.src_uri

    def on_post_page(self, output: str, **_: object) -> str:
        """Note that the page is there."""
        self.faults.page = None
        return output

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what can be made only from the finished site, after all plugins."""
        site = Path(config.site_dir)
        unanswered = self._shown.unanswered if self._shown else {}
        language = config.extra.get("language", "en")
        for address, script in index_files(self._found_by_search, unanswered, language).items():
            (site / address).parent.mkdir(exist_ok=True)
            (site / address).write_text(script, encoding="utf-8", newline="\n")
        if self._shown and self._shown.finisher:
            self._shown.finisher.finish(site)

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Watch the evidence and the templates as well; let pages run what reloads them."""
        put_in: Callable[[bytes, int], bytes] = server._inject_js_into_html
        server._inject_js_into_html = lambda page, epoch: with_last_script_allowed(  # type: ignore[method-assign]
            put_in(page, epoch)
        )
        for folder in self.watched:
            if folder.is_dir():
                server.watch(str(folder))
        return server


def print_report(built: Built) -> None:
    """Show what was said about a guide, through MkDocs' own log."""
    logging.getLogger("mkdocs.guide").error("\n%s", built.report)


def _language_of_words(language: str, config: MkDocsConfig) -> str:
    """Return the language of the theme's own words: the guide's where there is one, or English."""
    for code in (language, language.split("-")[0]):
        words = f"partials/languages/{code}.html"
        if code.replace("-", "").isalpha() and any(
            (Path(folder) / words).is_file() for folder in config.theme.dirs
        ):
            return code
    return "en"


def _top_folders(addresses: Iterable[str]) -> set[str]:
    return {address.split("/")[0] for address in addresses if "/" in address}


def _nav(entry: NavEntry) -> dict[str, Any]:
    below = [_nav(child) for child in entry.entries]
    return {escape(entry.title): below or entry.address}


def room_of_system() -> AbstractContextManager[Path]:
    """Return a new folder for what is needed only for a while, to be entered."""
    return workroom(Path(tempfile.gettempdir()), "guide")
