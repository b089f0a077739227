"""The templates: text first, no words of their own, and nothing that a record holds is markup."""

import re
from collections.abc import Iterator, Mapping

import pytest
import yaml

from generator.build import Reading
from generator.publishing.markdown.templates import Rendered, render
from generator.reading.folder import HOME, read_templates
from tests.invented import sound

TEMPLATES = read_templates()
THEME = HOME / "site_templates" / "theme"
NOT_FOUND = (THEME / "404.html").read_text(encoding="utf-8")
PAGES = sorted(path for path in TEMPLATES if path.endswith(".md"))

NOT_WORDS = re.compile(
    r"""
      \{\#.*?\#\}            # comments of Jinja
    | \{%.*?%\}              # statements
    | \{\{.*?\}\}            # expressions
    | \{:[^}\n]*\}           # anchors and classes
    | ^---\n|^tags:|^title:|^search:|^[ ]+boost:|^[ ]+exclude:[ ]true   # names in the front matter
    | \]\((?:\{\{.*?\}\}|[^){\n])*\)   # targets of links
    | <!--\s(?:/?online|offline|size\sof\b.*?)|/offline\s-->   # marks for the copy
    | </?(?:p|a|span)\b[^>]*>         # what stands in them
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


@pytest.fixture(scope="module")
def rendered(invented_reading: Reading) -> Rendered:
    return render(sound(invented_reading))


@pytest.mark.parametrize("path", PAGES)
def test_a_template_has_no_words_of_its_own(path: str) -> None:
    assert re.findall(r"[^\W\d_]{2,}", NOT_WORDS.sub(" ", TEMPLATES[path])) == []


def test_the_page_for_missing_addresses_has_no_words_of_its_own() -> None:
    shown = re.sub(
        r"(?s)<(script|style)>.*?</\1>|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", NOT_FOUND
    )
    assert re.findall(r"[^\W\d_]{2,}", shown) == []


def test_every_word_is_used() -> None:
    templates = "\n".join(text for path, text in TEMPLATES.items() if not path.startswith("words/"))
    theme = [path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html"))]
    sources = "\n".join([templates, *theme, *_python()])
    unused = [
        key for key in _keys(yaml.safe_load(TEMPLATES["words/en.yaml"])) if not _used(key, sources)
    ]
    assert unused == []


def test_text_of_records_is_never_markup(rendered: Rendered) -> None:
    _, head, page = rendered.texts["themes/the-sign-is-misread.md"].split("---\n", 2)
    assert "&lt;b&gt;" in head
    assert "\n# The sign \\*bikes\\* \\_free\\_ &lt;b&gt;now&lt;/b&gt; \\{\\{ x \\}\\}" in page
    text = re.sub(r"^ {4}.*$", "", page, flags=re.MULTILINE)  # in code nothing is markup
    assert "<b>" not in head + text


def test_the_same_evidence_gives_the_same_pages(
    invented_reading: Reading, rendered: Rendered
) -> None:
    assert render(sound(invented_reading)) == rendered


def test_nothing_is_invented_where_no_address_is_given(rendered: Rendered) -> None:
    """The invented guide names its addresses; each of its item pages uses them."""
    for address, text in rendered.texts.items():
        if address.startswith(("themes/", "lessons/", "critiques/")):
            assert "https://code.example/" in text, address
            assert f"https://guide.example/{address.removesuffix('.md')}.html" in text, address
            assert "mailto:guide@example.org" in text, address


def _python() -> Iterator[str]:
    for path in sorted((HOME / "generator").rglob("*.py")):
        yield path.read_text(encoding="utf-8")


def _keys(tree: Mapping[str, object], before: str = "") -> Iterator[str]:
    for name, value in tree.items():
        key = f"{before}{name}"
        forms = isinstance(value, Mapping) and "other" in value
        if isinstance(value, Mapping) and not forms:
            yield from _keys(value, f"{key}.")
        else:
            yield key


def _used(key: str, text: str) -> bool:
    """Whether a key stands in the text, whole or as `"section." ~ value`."""
    section, _, name = key.rpartition(".")
    whole = (f'"{key}"', f"'{key}'", f'["{name}"]', f"book.words.{key}", f"words.{name} ")
    built = (f'"{section}."', f'"{section}_" ~', f'row("{name}"', f'gap("{name}"')
    above = section.rpartition(".")[0]
    listed = (f'"{above}." + kind', f"{above}.{{purpose}}") if above else ()
    formatted = (f'"{section}.{{', f"'{section}.{{")
    return any(form in text for form in (*whole, *built, *listed, *formatted))
