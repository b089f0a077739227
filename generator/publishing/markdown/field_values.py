"""What a field of a record can hold, told for the page of fields."""

from collections.abc import Iterable

from markupsafe import Markup

from generator.evidence.records.shape import FieldOfRecord, Shape
from generator.publishing.markdown.markup import as_code, escape, say
from generator.publishing.words import Words


def what_it_holds(field: FieldOfRecord, words: Words) -> Markup:
    """Return what a field can hold: text, an id, one of some words, or fields of its own."""
    value = field.value
    if value.part:
        name = Shape(value.part).name
        what = say(words, "fields_page.part", link=Markup(f"[{name}](#{name})"))
    elif value.words:
        what = say(words, "fields_page.one_of", words=_listed(map(as_code, value.words), words))
    elif value.kinds:
        what = say(words, "fields_page.id_of", kinds=_listed(map(escape, value.kinds), words))
    else:
        what = say(words, f"fields_page.holds_a.{value.holds.value}")
    if value.or_word:
        what = say(words, "fields_page.or_word", what=what, word=as_code(value.or_word))
    if field.may_be_one:
        return say(words, "fields_page.or_one", what=what)
    return say(words, "fields_page.list", what=what) if field.is_list else what


def _listed(items: Iterable[Markup], words: Words) -> Markup:
    return Markup(words.plain("list_separator")).join(items)
