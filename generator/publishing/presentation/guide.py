"""The guide itself as readers meet it: what to know first, how much it rests on, who made it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.records.guide import KeyMessage, Maker
from generator.publishing.presentation.composer import Composer, Part, join
from generator.publishing.presentation.sentences import CrossReference, Row, Sentence
from generator.publishing.presentation.voices import quoted

INVOLVEMENT = ("aim", "methods", "results", "discussion", "critical_perspective")
"""The five items of the GRIPP2 short form, in its order."""


@dataclass(frozen=True)
class PresentedMessage:
    """A key message, and the pages that say more."""

    message: str
    more: Sentence | None


@dataclass(frozen=True)
class InvolvementItem:
    """An item of the GRIPP2 short form; without a text nothing has been said of it."""

    id: str
    name: str
    text: str | None


@dataclass(frozen=True)
class PresentedGuide:
    """The guide as plain texts, sentences and references."""

    key_messages: tuple[PresentedMessage, ...]
    numbers: Sentence
    quoted: str
    edition: Sentence
    editors: tuple[Sentence, ...]
    funding: str | None
    interests: str | None
    involvement: tuple[InvolvementItem, ...]
    licence: Sentence


def present_guide(composer: Composer) -> PresentedGuide:
    """Return the guide as the site and the book show it."""
    guide = composer.evidence.guide
    day = composer.words.day(guide.published)
    licence = guide.licence
    return PresentedGuide(
        key_messages=tuple(_message(message, composer) for message in guide.key_messages),
        numbers=_numbers(composer),
        quoted=quoted(composer.evidence.voices.totals(), composer),
        edition=composer.say("home.edition", edition=guide.edition, date=day),
        editors=tuple(_maker(editor, composer) for editor in guide.editors),
        funding=guide.funding,
        interests=guide.interests,
        involvement=tuple(
            InvolvementItem(
                name.replace("_", "-"),
                composer.word(f"about_page.{name}"),
                getattr(guide.involvement, name),
            )
            for name in INVOLVEMENT
        ),
        licence=composer.say("about_page.licence", licence=licence)
        if licence
        else composer.say("about_page.no_licence"),
    )


def _message(message: KeyMessage, composer: Composer) -> PresentedMessage:
    evidence = composer.evidence
    more = (
        *(composer.to(evidence.themes[id_]) for id_ in message.themes),
        *(composer.to(evidence.lessons[id_]) for id_ in message.lessons),
        *(composer.to(evidence.critiques[id_]) for id_ in message.critiques),
    )
    links: tuple[CrossReference | str, ...] = more
    return PresentedMessage(
        message.message, composer.say("home.more", links=Row(links)) if more else None
    )


def _numbers(composer: Composer) -> Sentence:
    """Return how much the guide rests on."""
    totals, word = composer.evidence.voices.totals(), composer.word
    return composer.say(
        "home.numbers",
        themes=word("home.themes", n=len(composer.evidence.themes)),
        sources=word("home.sources", n=totals.sources),
        pieces=word("home.pieces", n=totals.pieces),
        quoted=quoted(totals, composer),
    )


def _maker(maker: Maker, composer: Composer) -> Sentence:
    return join(*_of_maker(maker, composer))


def _of_maker(maker: Maker, composer: Composer) -> Iterator[Part]:
    if maker.task:
        yield composer.say("about_page.task", name=maker.name, task=maker.task)
    else:
        yield maker.name
    if maker.interests:
        yield ". "
        yield composer.say("about_page.interests_of", text=maker.interests)
