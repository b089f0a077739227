"""What all tests share: guides built once, a browser, marks, and the flag for golden cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from xdist.scheduler import LoadScopeScheduling

from generator.build import Reading, build_guide, read_guide
from generator.evidence.evidence import Evidence
from generator.publishing.mkdocs_run import build_site
from generator.publishing.words import Words
from generator.reading.folder import HOME, Folder, read_folder
from tests.browser import Reader, open_browser
from tests.invented import INVENTED
from tests.sites import run, served

MARKS = {
    "browser": "browser",
    "editor": "node",
    "real_site": "site",
    "invented_site": "site",
    "site_of_mkdocs": "site",
}
"""The mark of a test by a fixture that it uses: what `make test-fast` leaves out."""

SHARE_SITES = ("test_command", "test_offline_copy", "test_policy", "test_search", "test_site")
"""The files of tests that share built sites and a browser, so one process runs them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what the generator answers into the golden cases; then read the diff",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it uses, and let those start first that take longest."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        marks = {mark for fixture, mark in MARKS.items() if fixture in fixtures}
        if item.path.name.startswith("test_pdf"):
            marks.add("pdf")
        for mark in marks:
            item.add_marker(mark)
    first = ("test_pdf_validity", *SHARE_SITES)
    items.sort(key=lambda item: first.index(item.path.stem) if item.path.stem in first else 9)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    """Return what hands out the tests by what they share, in the order given.

    xdist's own `loadgroup` does not see the groups with this pytest.
    """
    config.option.loadscopereorder = False
    scheduling = LoadScopeScheduling(config, log)
    scheduling._split_scope = _shared_by
    return scheduling


def _shared_by(test: str) -> str:
    file = Path(test.partition("::")[0]).stem
    return "sites" if file in SHARE_SITES else file


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


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(color_scheme="light")
    yield Reader(context)
    context.close()


# The real guide


@pytest.fixture(scope="session")
def real_reading() -> Reading:
    """The real guide, read and checked."""
    return read_guide(read_folder(HOME, environment={}))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real guide's site with all that belongs to it, as the command makes it."""
    site = tmp_path_factory.mktemp("real") / "site"
    made = run("generator.cli", "--root", str(HOME), "site", "--out", str(site), hash_seed=1)
    assert made.returncode == 0, made.stdout + made.stderr
    assert made.stdout.startswith("The site is in "), made.stdout
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
