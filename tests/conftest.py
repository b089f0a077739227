"""What all tests share: guides built once, a browser, marks, and the flag for golden cases."""

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.build import Reading, build_guide, read_guide
from generator.cli import main
from generator.evidence.evidence import Evidence
from generator.publishing.markdown.words import Words
from generator.publishing.mkdocs_seam import build_site
from generator.reading.folder import HOME, Folder, read_folder
from tests.browser import open_browser
from tests.invented import INVENTED
from tests.sites import served

MARKS = {
    "browser": "browser",
    "editor": "node",
    "real_site": "site",
    "invented_site": "site",
    "site_of_mkdocs": "site",
}
"""The mark of a test by a fixture that it uses: what `make test-fast` leaves out."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what the generator answers into the golden cases; then read the diff",
    )


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test by what it uses."""
    fixtures = getattr(item, "fixturenames", ())
    marks = {mark for fixture, mark in MARKS.items() if fixture in fixtures}
    if item.path.name.startswith("test_pdf"):
        marks.add("pdf")
    for mark in marks:
        item.add_marker(mark)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with the file that takes longest."""
    items.sort(key=lambda item: item.path.stem != "test_pdf_validity")


@pytest.fixture(scope="session")
def rewrite(pytestconfig: pytest.Config) -> bool:
    """Whether golden cases are to be rewritten."""
    return bool(pytestconfig.getoption("--rewrite"))


# The invented guide


@pytest.fixture(scope="session")
def invented_path() -> Path:
    """The path of the invented evidence base."""
    return INVENTED


@pytest.fixture(scope="session")
def invented_folder() -> Folder:
    """The invented evidence base as read from the disk."""
    return read_folder(INVENTED, environment={})


@pytest.fixture(scope="session")
def invented_reading(invented_folder: Folder) -> Reading:
    """The invented evidence base, read and checked."""
    return read_guide(invented_folder)


@pytest.fixture(scope="session")
def invented(invented_reading: Reading) -> Evidence:
    """The evidence in the invented base."""
    return invented_reading.evidence


@pytest.fixture(scope="session")
def words(invented_folder: Folder) -> Words:
    """The fixed words, in English."""
    return Words(invented_folder.templates["words/en.yaml"])


@pytest.fixture(scope="session")
def invented_site(invented_folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the invented guide's site, whose repository and mail have addresses."""
    site = tmp_path_factory.mktemp("invented") / "site"
    built = build_guide(invented_folder, with_pdf=True)
    assert built.problems == (), built.report
    assert build_site(INVENTED, HOME, built, site)
    return site


# The real guide


@pytest.fixture(scope="session")
def real_reading() -> Reading:
    """The real guide, read and checked."""
    return read_guide(read_folder(HOME, environment={}))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real guide's site with all that belongs to it, as the command makes it."""
    site = tmp_path_factory.mktemp("real") / "site"
    said = io.StringIO()
    with redirect_stdout(said):
        assert main(["--root", str(HOME), "site", "--out", str(site)]) == 0, said.getvalue()
    assert said.getvalue().startswith("The site is in "), said.getvalue()
    return site


@pytest.fixture(scope="session")
def real(real_site: Path) -> Iterator[str]:
    """The address of the real guide's site."""
    with served(real_site) as address:
        yield address


# A browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; each test takes a context of its own."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
