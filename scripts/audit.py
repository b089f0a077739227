"""Lists the licences of all that is pinned, and asks PyPI for known weaknesses with pip-audit.

It ends with 1 where a weakness is known, and with 2 where not everything could be asked for.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from scripts.materials import TOP, licence, pinned

LOCKS = sorted(TOP.glob("requirements*.lock"))


def answers_for(lock: Path) -> list[dict[str, Any]]:
    """Return what pip-audit says of each package in a lock file; nothing where it fails."""
    options = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", *options, "-r", str(lock)],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return list(json.loads(done.stdout)["dependencies"])
    except ValueError:
        return []


def told(asked: set[str], answers: list[dict[str, Any]]) -> tuple[str, int]:
    """Return what the answers say of the packages in `asked`, in sentences, and the exit code."""
    weak = {
        f"{one['name']} {one['version']}: {weakness['id']}"
        + (f", mended in {', '.join(mended)}" if (mended := weakness["fix_versions"]) else "")
        for one in answers
        for weakness in one.get("vulns", ())
    }
    silent = asked - {canonicalize_name(one["name"]) for one in answers if "vulns" in one}
    lines = sorted(weak)
    if silent == asked:
        lines.append("Advisories could not be reached from here: nothing is known of any package.")
    elif silent:
        lines.append(f"Advisories could not be reached for: {', '.join(sorted(silent))}.")
    elif not weak:
        lines.append(f"No weakness is known of the {len(asked)} packages.")
    return "\n".join(lines), 1 if weak else 2 if silent else 0


def main() -> int:
    """Print the licences, then the weaknesses, and return the exit code."""
    packages = {name for lock in LOCKS for name in pinned(lock.read_text(encoding="utf-8"))}
    for name in sorted(packages):
        print(f"{name:28} {licence(name)}")
    text, code = told(packages, [one for lock in LOCKS for one in answers_for(lock)])
    print(f"\n{text}")
    return code


if __name__ == "__main__":
    sys.exit(main())
