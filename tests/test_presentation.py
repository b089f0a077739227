"""Site and print say the same: what is composed once shows on the page and in the book."""

import html
import re

from generator.build import Reading
from generator.publishing.markdown.templates import render
from generator.publishing.pdf.book import book
from generator.publishing.presentation.voices import voices_of
from tests.invented import sound


def test_page_and_book_tell_alike_whose_voices_a_theme_rests_on(real_reading: Reading) -> None:
    edition = sound(real_reading)
    texts = render(edition).texts
    made, _ = book(edition.evidence, edition.words)
    printed = {theme["to"]: theme["voices"] for d in made["domains"] for theme in d["themes"]}
    assert len(printed) == len(edition.evidence.themes)
    single = 0
    for theme in edition.evidence.themes.values():
        said = [sentence.text for sentence in voices_of(theme, edition.evidence, edition.words)]
        assert [sentence["text"] for sentence in printed[f"themes/{theme.id}"]] == said
        page = html.unescape(re.sub(r"\\(?=\W)|\*\*", "", texts[f"themes/{theme.id}.md"]))
        assert " ".join(said) in page
        single += any("single respondent" in sentence for sentence in said)
    assert single > 10
