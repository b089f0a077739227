"""The command `guide`: what people type, and what they read in the terminal."""

from generator.cli.command import main

__all__ = ["main"]
