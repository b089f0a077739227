"""Hand-written pages are a stranger's: nothing on one is ever alive, whatever made it so."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import read_guide
from generator.publishing.markdown.templates import render
from generator.reading.folder import HOME, read_folder
from generator.reading.page_markup import ATTRIBUTES, TAGS
from generator.reading.page_tree import tree_of
from generator.text.problems import has_errors
from tests.invented import INVENTED, sound
from tests.sites import read_at, serving

ALIVE = [
    '*x*{: tabindex=0 autofocus onfocus="alert(1)" }',
    '``` { .x onfocus="alert(1)" }\ncode\n```',
    'Text.\n{: style="position:fixed;inset:0" }',
    '[x](https://example.org){: style="position:fixed;inset:0" }',
    "`a\n<div onfocus=alert(1)>x</div>\nb`",
    "``a\n<img src=x onerror=alert(1)>\n\nb``",
    "![x](https://evil.example/p.gif)",
    "![x](//evil.example/p.gif)",
    "![x](data:image/svg+xml,x)",
    "## Ride {: #__config }",
    "## \\_\\_config",
    "Text.\n{: data-md-component=search }",
    "Text.\n{: hidden }",
    "Text.\n{: .in-our-words }",
    "<div/onmouseover=alert(1)@y>",
    "<iframe/src=javascript:alert(1)@y>",
    "~~~ a b c\n<script>alert(1)</script>",
    "```\ncode\n```\t\n<script>alert(1)</script>",
    "A lone ` mark.\n\n<u onclick=alert(1)>`",
    "- a\n\n    <i onclick=alert(1)>b</i>",
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<style>*{display:none}</style>",
    "<form action=https://evil.example><input name=q></form>",
    "<base href=https://evil.example>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "<!-- offline -->",
    "<?php x ?>",
    "<!DOCTYPE html>",
    "<![CDATA[ <script>alert(1)</script> ]]>",
    "<a href=javascript:alert(1)>x</a>",
    "<em onclick=alert(1)>x</em>",
    "<p>\n\n*x*\n\n</p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/\\\\evil.example)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "[x](blob:https://example.org/1)",
    "[x](ftp://example.org)",
]
"""What makes a page run, ask another site, cover what is there, or lead a reader astray."""

HARMLESS = [
    "Text with `<b>` in code, and a < b & c > d.",
    "```\n<script>alert(1)</script>\n```",
    "    <script>in indented code</script>",
    '[x](https://example.org "A title") and <https://example.org> and <guide@example.org>.',
    "[x](mailto:guide@example.org)",
    "## Ride {: #ride }\n\n[there](#ride)",
    "| a | b |\n|:--|--:|\n| c | d |",
    '!!! note "Mind"\n    this',
    "3. one\n4. two",
    "> said\n\n---\n\n*x* **y**",
    "```python\nx = 1\n```",
]


def _problems(text: str) -> bool:
    base = read_folder(INVENTED, {})
    texts = {**base.texts, "content/page.md": f"# Title\n\n{text}\n"}
    return has_errors(read_guide(replace(base, texts=texts)).problems)


@pytest.mark.parametrize("text", ALIVE)
def test_what_is_alive_is_refused(text: str) -> None:
    assert _problems(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_passes(text: str) -> None:
    assert not _problems(text)
    for tag in tree_of(f"# Title\n\n{text}\n").walk():
        assert tag.name in TAGS
        assert set(tag.attributes) <= {"id", *ATTRIBUTES.get(tag.name, {})}


def test_a_title_is_text_wherever_it_shows() -> None:
    base = read_folder(INVENTED, {})
    title = '`</title><script>alert(1)</script>` & "more"'
    texts = {**base.texts, "content/page.md": f"# {title}\n\nText.\n"}
    rendered = render(sound(read_guide(replace(base, texts=texts))))
    front = rendered.texts["page.md"].split("---\n")[1]
    assert "<" not in front
    assert "&lt;/title&gt;&lt;script&gt;" in front


@pytest.mark.parametrize("text", ["template: 404.html\n\n# C\n", "---  \nhide: x\n---\n# A\n"])
def test_no_page_has_settings_of_its_own(text: str) -> None:
    base = read_folder(INVENTED, {})
    reading = read_guide(replace(base, texts={**base.texts, "content/page.md": text}))
    assert has_errors(reading.problems)


FILES = ["x.html", "x.svg", "x.markdown", "x.mkd", "sw.js", "CNAME", "_redirects", "robots.txt"]
"""Files that MkDocs would publish as they are, were it given the folder."""


@pytest.fixture(scope="module")
def alive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide with all that is alive in its `content/`, and settings of its own."""
    root = tmp_path_factory.mktemp("alive")
    shutil.copytree(INVENTED / "themes_data", root / "themes_data")
    (root / "content").mkdir()
    for number, text in enumerate(ALIVE):
        page = f"# Title {number}\n\nThis page is alive.\n\n{text}\n"
        (root / f"content/page-{number}.md").write_text(page, encoding="utf-8")
    for name in FILES:
        (root / "content" / name).write_text("This page is alive.", encoding="utf-8")
    theme = HOME / "site_templates" / "theme"
    settings = f"INHERIT: {HOME / 'mkdocs.yml'}\ntheme: {{custom_dir: {theme}}}\n"
    (root / "mkdocs.yml").write_text(f"{settings}site_dir: {root / 'build' / 'site'}\n")
    return root


WAYS_OUT = [
    ["generator.cli", "check"],
    ["generator.cli", "site", "--no-pdf"],
    ["generator.cli", "markdown", "build/pages"],
    ["mkdocs", "build"],
]


@pytest.mark.site
@pytest.mark.parametrize("way", WAYS_OUT, ids=lambda way: " ".join(way))
def test_no_way_out_lets_a_page_that_is_alive_pass(alive: Path, way: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    command = [sys.executable, "-m", *way]
    done = subprocess.run(command, cwd=alive, env=environment, capture_output=True, text=True)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    pages = [f"content/page-{number}.md" for number in range(len(ALIVE))]
    files = [f"content/{name}" for name in FILES]
    assert [path for path in [*pages, *files] if f"{path}:" not in said] == []
    assert not (alive / "build").exists()


@pytest.mark.site
def test_what_is_alive_is_not_served(alive: Path) -> None:
    command = ["generator.cli", "--root", str(alive), "serve", "--address", "PLACE"]
    others = [f"page-{number}.html" for number in range(len(ALIVE))] + FILES
    with serving(*command) as address:
        assert "content/page-0.md" in read_at(f"{address}/index.html")
        alive_there = "This page is alive."
        assert [name for name in others if alive_there in read_at(f"{address}/{name}")] == []
