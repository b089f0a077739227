"""Runs MkDocs with the seam: a site that is built, or pages that are served."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.publishing.built import Built
from generator.publishing.mkdocs_seam import PLUGIN, GuideInMkDocs, room_of_system
from generator.publishing.page_faults import Faults
from generator.review.report import as_text

SERVED_AT = "127.0.0.1:8000"
"""Where pages are served unless another address is named."""


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
        plugin.faults = Faults(built.pages)
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
    with room_of_system() as room:
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
