"""The command `guide`: what people type, and what they read in the terminal.

Nothing is loaded here before somebody can stop it: loading the rest takes a moment.
"""

from collections.abc import Sequence

from generator.cli.stopping import leaving_at_once, tidying_up

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    with leaving_at_once():
        from generator.cli.command import main as run
    with tidying_up():
        return run(arguments)
