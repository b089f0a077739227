"""Hand-written pages are a stranger's: nothing on one is ever alive, whatever made it so."""

from dataclasses import replace

import pytest

from generator.build import read_guide
from generator.publishing.markdown.templates import render
from generator.reading.folder import read_folder
from generator.reading.page_markup import ATTRIBUTES, TAGS
from generator.reading.page_tree import tree_of
from generator.text.problems import has_errors
from tests.invented import INVENTED, sound

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
