"""What the HTML of a page's text needs that Markdown cannot say."""

import re

_OUTWARD = re.compile(r'<a (?=[^>]*\bhref="https?://)')
_FIRST_CELL = re.compile(r"(<tr>\s*)<td([^>]*)>(.+?)</td>")


def finished(content: str) -> str:
    """Return the HTML of a page's text as it is shown.

    Links outwards say nothing of the reader, and the first cell of each row of a table is told to
    screen readers as what the row is about.
    """
    silent = _OUTWARD.sub('<a rel="noopener noreferrer" ', content)
    return _FIRST_CELL.sub(r'\1<th scope="row"\2>\3</th>', silent)
