"""Finds the Chromium that the browser tests use; run as a module, shows that it starts."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str | None:
    """Return the path of a Chromium on this machine; None where there is none."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Yield a headless Chromium. Raises RuntimeError where there is none: that is never skipped."""
    path = executable()
    if path is None:
        raise RuntimeError("There is no Chromium for the browser tests: run `make test`.")
    # As root, Chromium starts only without its sandbox; the pages are our own.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if as_root else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


NOTE_REPORTS = """
    window.reports = []
    addEventListener("securitypolicyviolation", (event) => {
      reports.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`)
    })
"""
"""Keeps each report of the policy on a page."""


class Reader:
    """Reads in a context of its own, and notes what the browser and the policy complain of."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.said: list[str] = []
        context.add_init_script(NOTE_REPORTS)
        context.on("console", lambda m: self.said.append(m.text) if m.type == "error" else None)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        self.page: Page = context.new_page()

    def opens(self, address: str) -> None:
        """Go to a page, and note what the policy reports on the way."""
        self.note()
        self.page.goto(address)

    def note(self) -> None:
        """Note what the policy reported on the page that is open."""
        self.said += self.page.evaluate("window.reports || []")

    def kept(self) -> dict[str, Any]:
        """Return what the browser keeps for the site."""
        kept: dict[str, Any] = self.page.evaluate(
            """async () => ({
              local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie,
              databases: (await indexedDB.databases()).length,
              caches: "caches" in window ? (await caches.keys()).length : 0,
            })"""
        )
        assert self.context.cookies() == []
        return kept


if __name__ == "__main__":
    with open_browser() as started:
        print(f"Chromium {started.version}")
