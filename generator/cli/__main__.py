"""Lets `python -m generator.cli` do the same as the command `guide`."""

import sys

from generator.cli import main

sys.exit(main())
