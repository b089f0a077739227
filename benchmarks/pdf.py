"""The PDF beside WeasyPrint: CPU seconds a theme and peak memory, on the same content.

Both set the same invented guide, from the same plain data, as a tagged PDF with an outline, a list
of contents, references with page numbers, and tables. The peer is spared what stands before and
behind the records: cover, rules, gaps, forms. Each runs in a process of its own; reading the guide
is not counted. Ends with 1 where ours takes more than a fifth of the peer's time a theme,
or more than 30 seconds or 2 GB for the longest guide.
"""

import html
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.build import Reading, read_guide
from generator.publishing.pdf.book import book
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import print_extract
from tests.invented import invented_guide, sound

SIZES = (50, 500)
"""Numbers of themes."""

HIGHEST_RATIO = 1 / 5
LONGEST = 30.0
"""Seconds of CPU for the longest guide."""

MOST_MEMORY = 2_000.0
"""Megabytes for the longest guide."""

STYLE = """
@page { size: A4; margin: 2.9cm 2.7cm; @top-left { content: string(part) } @bottom-right { content:
counter(page) " / " counter(pages) } }
body { font: 10.5pt/1.5 serif } h1 { break-before: page; string-set: part content() }
h1, h2, h3 { color: #0f4c5c; break-after: avoid } table { width: 100%; border-collapse: collapse }
td { border-bottom: 0.5pt solid #bccdd1; padding: 4pt; vertical-align: top }
a { color: #0f4c5c } a.see::after { content: " (page " target-counter(attr(href), page) ")" }
nav a::after { content: leader(".") target-counter(attr(href), page) } nav a { display: block }
section section { break-inside: avoid }
"""

PARTS = ("domains", "lessons", "critiques", "groups", "sources", "glossary", "index")
SILENT = ("to", "title", "formerly", "selector", "seal", "id")
"""Fields that are printed otherwise, or not at all."""


Press = Callable[[Reading], bytes]
"""Sets a guide as a PDF."""


def ours() -> Press:
    """Return our press."""

    def print_it(reading: Reading) -> bytes:
        pdf, _ = print_extract(sound(reading), Extract())
        assert pdf
        return pdf

    return print_it


def peers() -> Press:
    """Return the peer's press; the peer is loaded before the clock runs, as ours is."""
    from weasyprint import HTML

    def print_it(reading: Reading) -> bytes:
        data = book(reading.evidence, sound(reading).words, Extract(), sound(reading).content)
        pdf: bytes = HTML(string=as_html(data)).write_pdf(pdf_variant="pdf/ua-1")
        return pdf

    return print_it


PRESSES: Mapping[str, Callable[[], Press]] = {"Typst": ours, "WeasyPrint": peers}


def as_html(data: Mapping[str, Any]) -> str:
    """Return the plain data of a book as a document for the peer."""
    parts = {part: list(data[part]) for part in PARTS}
    names = [(entry["to"], entry["title"]) for part in parts.values() for entry in _titled(part)]
    contents = "".join(f'<a href="#{to}">{html.escape(title)}</a>' for to, title in names)
    body = "".join(
        f"<section><h1>{part}</h1>{''.join(_value(entry) for entry in entries)}</section>"
        for part, entries in parts.items()
    )
    title = html.escape(data["guide"]["title"])
    return (
        f'<!doctype html><html lang="en"><title>{title}</title><style>{STYLE}</style>'
        f"<h1>{title}</h1><nav>{contents}</nav>{body}</html>"
    )


def _titled(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every item that stands under a title of its own, not where others refer to it."""
    if isinstance(value, list):
        for entry in value:
            yield from _titled(entry)
    elif isinstance(value, Mapping):
        if {"to", "title"} < value.keys() and _stands_here(value):
            yield value
        for name in ("themes", "evidence"):
            yield from _titled(value.get(name, []))


def _stands_here(value: Mapping[str, Any]) -> bool:
    return any(name in value for name in ("finding", "action", "argument", "statement", "summary"))


def _value(value: Any, name: str = "") -> str:
    """Return a value as HTML: a text, a reference, a list, or an item with what is in it."""
    if isinstance(value, str):
        return f"<p>{html.escape(value)}</p>"
    if isinstance(value, list):
        if value and all(isinstance(entry, Mapping) and "do" in entry for entry in value):
            return f"<table>{''.join(_row(entry) for entry in value)}</table>"
        return "".join(_value(entry) for entry in value)
    if not isinstance(value, Mapping):
        return ""
    title = html.escape(str(value.get("title") or value.get("name") or value.get("term") or name))
    if "to" in value and "title" in value and not _stands_here(value):
        return f'<p><a class="see" href="#{value["to"]}">{title}</a></p>'
    inside = "".join(_value(part, key) for key, part in value.items() if key not in SILENT)
    if "to" not in value:
        return inside
    level = "h3" if "statement" in value else "h2"
    return f'<section id="{value["to"]}"><{level}>{title}</{level}>{inside}</section>'


def _row(entry: Mapping[str, Any]) -> str:
    return f"<tr>{''.join(f'<td>{_value(part)}</td>' for part in entry.values())}</tr>"


def measure(press: str, themes: int) -> Mapping[str, float]:
    """Set a guide here; return the seconds of CPU and megabytes that it took, and its bytes."""
    reading, print_it = read_guide(invented_guide(themes)), PRESSES[press]()
    start = time.process_time()
    pdf = print_it(reading)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    per_megabyte = 1_000_000 if sys.platform == "darwin" else 1_000
    return {"seconds": seconds, "megabytes": peak / per_megabyte, "bytes": len(pdf)}


def measure_apart(press: str, themes: int) -> Mapping[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.pdf", press, str(themes)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    measured: Mapping[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return measured


def main() -> int:
    """Print a line for each size and press, and the ratios; return 1 where a limit is broken."""
    good = True
    print(
        f"{'themes':>6}  {'press':<10}  {'CPU s':>7}  {'ms a theme':>10}  {'MB':>6}  {'PDF MB':>6}"
    )
    for themes in SIZES:
        took = {}
        for press in PRESSES:
            found = measure_apart(press, themes)
            took[press] = found["seconds"]
            print(
                f"{themes:>6}  {press:<10}  {found['seconds']:>7.1f}"
                f"  {1000 * found['seconds'] / themes:>10.1f}  {found['megabytes']:>6.0f}"
                f"  {found['bytes'] / 1e6:>6.1f}",
                flush=True,
            )
            if press == "Typst" and themes == max(SIZES):
                good &= found["seconds"] <= LONGEST and found["megabytes"] <= MOST_MEMORY
        ratio = took["Typst"] / took["WeasyPrint"]
        good &= ratio <= HIGHEST_RATIO
        print(f"{themes:>6}  ours / WeasyPrint: {ratio:.2f} (at most {HIGHEST_RATIO:.2f})")
    return 0 if good else 1


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
    else:
        sys.exit(main())
