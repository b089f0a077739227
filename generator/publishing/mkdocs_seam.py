"""The seam to MkDocs: besides its search and the plugin of the command line, all that knows it.

MkDocs reads no folder of a guide itself. All pages, pictures, PDFs and data come in here as
generated files, so nothing is published that was not read and checked. How a guide is made is not
known here.
"""

import html
import json
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import base, config_options, load_config
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
from generator.publishing.policy import (
    content_policy,
    headers_files,
    with_last_script_allowed,
    with_silent_links,
)
from generator.publishing.search import PLUGIN as SEARCH
from generator.publishing.search import fit_search, language_of_search, language_of_words
from generator.publishing.workroom import workroom
from generator.reading.folder import TEMPLATES
from generator.review.report import as_text

PLUGIN = "guide"
"""The seam's name among MkDocs' plugins."""

SERVED_AT = "127.0.0.1:8000"
"""Where pages are served unless another address is named."""


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
        """Make the guide, and give MkDocs its title, address, language and navigation.

        This comes before the search asks for its language.
        """
        built = self.handed_over or self.make(config)
        self._nothing = self._nothing or self._rooms.enter_context(_room())
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
            config.site_name = Markup(html.escape(rendered.title))
            config.extra["language"] = rendered.language
            config.theme["language"] = language_of_words(rendered.language, config)
            config.plugins[SEARCH].config.lang = [language_of_search(rendered.language, config)]
            config.copyright = html.escape(rendered.edition)
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
        fit_search(files, config.plugins[SEARCH].config.lang[0], config)
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

    def on_page_content(self, html: str, **_: object) -> str:
        """Let links to other sites say nothing of the reader."""
        return with_silent_links(html)

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
        if self._shown and self._shown.finisher:
            self._shown.finisher.finish(Path(config.site_dir))

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


def _top_folders(addresses: Iterable[str]) -> set[str]:
    return {address.split("/")[0] for address in addresses if "/" in address}


def _nav(entry: NavEntry) -> dict[str, Any]:
    below = [_nav(child) for child in entry.entries]
    return {html.escape(entry.title): below or entry.address}


def build_site(root: Path, home: Path, built: Built, folder: Path) -> bool:
    """Have MkDocs write a guide's site into an empty folder, and tell whether it succeeded.

    `root` is the guide's folder and `home` the one of the generator, whose settings are used: those
    of a guide could run as a program.

    MkDocs is strict: a link that leads nowhere ends it. Where it stops at a page, its log says so
    as a problem of the file that the page is made from.
    """
    with settings(root, home) as path:
        # MkDocs would take a relative folder for one beside its settings.
        config = load_config(str(path), site_dir=str(folder.resolve()), strict=True)
        plugin = config.plugins.get(PLUGIN)
        if not isinstance(plugin, GuideInMkDocs):  # a guide's own settings may not name it
            plugin = config.plugins[PLUGIN] = GuideInMkDocs()
        plugin.handed_over = built
        plugin.faults = Faults(built.written_in)
        log = logging.getLogger("mkdocs")
        log.addHandler(plugin.faults)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        except Exception as error:
            if not isinstance(error, Abort) and plugin.faults.page is None:
                raise
            problems = plugin.faults.problems()
            log.error("%s", as_text(problems, {}) if problems else error)
            return False
        finally:
            log.removeHandler(plugin.faults)
            config.plugins.on_shutdown()
            plugin.handed_over = None
    return True


def serve_site(root: Path, home: Path, address: str) -> None:
    """Serve the guide in `root` at `address` (host:port) until it is interrupted."""
    with settings(root, home) as path:
        mkdocs_serve(config_file=str(path), dev_addr=address)


@contextmanager
def settings(root: Path, home: Path) -> Iterator[Path]:
    """Yield the path of the settings for a guide: `home`'s own, or ones that inherit them.

    The mkdocs.yml of another guide is not read, since MkDocs runs what its settings name.
    """
    if root.resolve() == home.resolve():
        yield home / "mkdocs.yml"
        return
    with _room() as room:
        (room / "content").mkdir()
        path = room / "mkdocs.yml"
        inherited = {
            "INHERIT": str(home / "mkdocs.yml"),
            "docs_dir": str(room / "content"),
            "site_dir": str(root.resolve() / "build" / "site"),
            "theme": {"custom_dir": str(home / "site_templates" / "theme")},
            "plugins": {PLUGIN: {"root": str(root.resolve())}},
        }
        path.write_text(json.dumps(inherited), encoding="utf-8")  # JSON is YAML as well
        yield path


def _room() -> AbstractContextManager[Path]:
    return workroom(Path(tempfile.gettempdir()), "guide")
