"""Lets plain `mkdocs build` and `mkdocs serve` make the guide: named under `hooks` in mkdocs.yml.

MkDocs loads this file once and keeps it while it serves, and so the last good pages.
"""

from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.build import build_guide
from generator.publishing.mkdocs_seam import PLUGIN, ROOT, GuideInMkDocs
from generator.reading.folder import TEMPLATES, BadVariableError, Folder, read_folder

_commands: list[str] = []


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001
    """Note what MkDocs was asked to do."""
    _commands.append(command)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the guide, unless it has been handed over already."""
    return config if PLUGIN in config.plugins else _seam(config).on_config(config)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    if PLUGIN in config.plugins:
        return files
    return _seam(config).on_files(files, config=config)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Show the problems of a broken file on the page."""
    if PLUGIN in config.plugins:
        return markdown
    return _seam(config).on_page_markdown(markdown, page=page)


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Add what can be made only from the finished site, after all plugins."""
    if PLUGIN not in config.plugins:
        _seam(config).on_post_build(config=config)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Watch the evidence and the templates as well."""
    return _seam(config).on_serve(server)


def _seam(config: MkDocsConfig) -> GuideInMkDocs:
    root = config.extra.get(ROOT) or Path(config.config_file_path or ".").parent
    return _seam_for(Path(root), bool(config.extra.get("guide_pdf", True)))


def _read(root: Path) -> Folder:
    try:
        return read_folder(root)
    except BadVariableError as error:
        raise Abort(str(error)) from None


@cache
def _seam_for(root: Path, with_pdf: bool) -> GuideInMkDocs:
    serving = "serve" in _commands
    seam = GuideInMkDocs(
        lambda: build_guide(_read(root), with_pdf=with_pdf and not serving, with_copy=not serving),
        watched=[root / "themes_data", TEMPLATES],
    )
    seam.on_startup(command="serve" if serving else "build", dirty=False)
    return seam
