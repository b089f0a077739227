"""What all tests share: the invented evidence base and the flag that rewrites golden cases."""

from pathlib import Path

import pytest

from generator.build import Reading, read_guide
from generator.evidence.evidence import Evidence
from generator.publishing.markdown.words import Words
from generator.reading.folder import Folder, read_folder
from tests.invented import INVENTED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what the generator answers into the golden cases; then read the diff",
    )


@pytest.fixture(scope="session")
def rewrite(pytestconfig: pytest.Config) -> bool:
    """Whether golden cases are to be rewritten."""
    return bool(pytestconfig.getoption("--rewrite"))


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
