"""What the generator is made of: a bill of materials for a release, in the form of CycloneDX 1.6.

It comes from requirements.lock, from what is installed, and from the files of others in this
repository. The same state gives the same bytes: a bill has neither a number nor a time.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parent.parent

FILES_OF_OTHERS = {
    "site_templates/fonts/*.ttf": "OFL-1.1",
    "generator/text/bibliography/csl/*.csl": "CC-BY-SA-3.0",
}
"""Files of others that stand in this repository, and their licences."""

UNKNOWN = "not installed here"


def pinned(lock: str) -> dict[str, str]:
    """Return the version of each package in the text of a lock file, by its name."""
    return dict(re.findall(r"(?m)^([a-z0-9-]+)==([^\s;]+)", lock))


def licence(package: str) -> str:
    """Return what a package that is installed says of its licence, in one line."""
    try:
        said = metadata(package)
    except PackageNotFoundError:
        return UNKNOWN
    classes = [name for name in said.get_all("Classifier", []) if name.startswith("License ::")]
    named = " / ".join(name.rpartition(" :: ")[2] for name in classes)
    told = *said.get_all("License-Expression", []), named, *said.get_all("License", [])
    return next((one.strip().split("\n")[0] for one in told if one.strip()), "not stated")


def bill_of_materials() -> dict[str, Any]:
    """Return the bill: every package that is pinned for use, and what it needs itself."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = pinned((TOP / "requirements.lock").read_text(encoding="utf-8"))
    refs = {name: f"pkg:pypi/{name}@{version}" for name, version in versions.items()}
    own = f"pkg:generic/{project['name']}@{project['version']}"
    needed = {own: project["dependencies"]} | {refs[name]: _needed_by(name) for name in versions}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": refs[name],
                "name": name,
                "version": version,
                "purl": refs[name],
                "licenses": [{"license": {"name": licence(name)}}],
            }
            for name, version in versions.items()
        ]
        + list(_files_of_others()),
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(_known(requirements, refs))}
            for ref, requirements in needed.items()
        ],
    }


def _needed_by(package: str) -> list[str]:
    try:
        return metadata(package).get_all("Requires-Dist", [])
    except PackageNotFoundError:
        return []


def _known(requirements: list[str], refs: dict[str, str]) -> set[str]:
    names = {
        canonicalize_name(Requirement(one).name) for one in requirements if "extra ==" not in one
    }
    return {refs[name] for name in names & refs.keys()}


def _files_of_others() -> Iterator[dict[str, Any]]:
    for pattern, its_licence in FILES_OF_OTHERS.items():
        for path in sorted(TOP.glob(pattern)):
            name = path.relative_to(TOP).as_posix()
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield {
                "type": "file",
                "bom-ref": name,
                "name": name,
                "hashes": [{"alg": "SHA-256", "content": digest}],
                "licenses": [{"license": {"id": its_licence}}],
            }


if __name__ == "__main__":
    print(json.dumps(bill_of_materials(), indent=1))
