"""Runs the fuzzers for some seconds each: `python -m tests.fuzz [--seconds N] [NAME …]`.

It prints what was tried and found, and saves what fails in the corpus; it ends with 1 if anything
does.
"""

import argparse
import resource
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tests.fuzz.corpus import save
from tests.fuzz.engine import fuzz
from tests.fuzz.targets import TARGETS

LONGEST_ANSWER = 10.0
"""How many seconds of the processor one answer may take; a usual one takes a hundredth of one."""

MOST_MEMORY = 2 * 1024**3
"""How many bytes of addresses the process may take, with all libraries."""


def main() -> int:
    """Run what the command line names, and return the exit code."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TARGETS))
    asked.add_argument("--seconds", type=float, default=300)
    asked.add_argument("--seed", type=int, default=0)
    options = asked.parse_args()
    if unknown := set(options.names) - set(TARGETS):
        asked.error(f"There is no fuzzer {', '.join(sorted(unknown))}: {', '.join(TARGETS)}.")
    with suppress(ValueError, OSError):  # not every system has this limit
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    bad = 0
    for name in options.names or TARGETS:
        target = TARGETS[name]()
        run = fuzz(
            target, seed=options.seed, seconds=options.seconds, longest_answer=LONGEST_ANSWER
        )
        print(
            f"{name}: {run.executions} executions, {run.seconds:.0f} seconds, "
            f"{len(run.findings)} findings",
            flush=True,
        )
        for where, (text, trace) in run.findings.items():
            number = sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:8]
            path = save(name, text, f"found-{number}.txt")
            print(f"  {where}\n    {path.relative_to(Path.cwd())}: {text[:200]!r}", flush=True)
            print(trace, file=sys.stderr, flush=True)
        bad += len(run.findings)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
