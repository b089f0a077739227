"""Docstrings of records are data: what a kind of record is stands in schemas and on pages.

`python -OO` leaves them out, so they are read again from the source.
"""

import ast
import inspect
import sys


def restore_docstrings(package: str) -> None:
    """Give the classes of all modules that are loaded from `package` their docstrings back."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith(f"{package}."):
            for node in ast.parse(inspect.getsource(module)).body:
                if isinstance(node, ast.ClassDef):
                    getattr(module, node.name).__doc__ = ast.get_docstring(node, clean=False)
