"""A piece of evidence as readers meet it: what it says, where, who told it, and the quotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.records import Piece, Quote
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.sentences import CrossReference, Prose, Sentence


@dataclass(frozen=True)
class PresentedQuote:
    """What a respondent said, and who that is; `verbatim` only where it is word for word."""

    id: str
    formerly: tuple[str, ...]
    paraphrase: str | None
    verbatim: str | None
    said_by: str


@dataclass(frozen=True)
class PresentedPiece:
    """A piece of evidence; `name` is what its authors call it, or else its source."""

    id: str
    formerly: tuple[str, ...]
    address: CrossReference
    name: str
    statement: str
    quotes: tuple[PresentedQuote, ...]
    origin: Sentence
    provenance: tuple[Sentence, ...]


def present_piece(piece: Piece, composer: Composer) -> PresentedPiece:
    """Return a piece of evidence as the site and the book show it."""
    source = composer.evidence.sources[piece.source]
    return PresentedPiece(
        id=piece.id,
        formerly=piece.formerly,
        address=composer.to_piece(piece),
        name=piece.label or source.known_as,
        statement=piece.statement,
        quotes=tuple(present_quote(quote, composer) for quote in piece.quotes),
        origin=composer.say("theme.from", source=composer.to(source), locator=piece.locator),
        provenance=tuple(_provenance(piece, composer)),
    )


def present_quote(quote: Quote, composer: Composer) -> PresentedQuote:
    """Return a quote with who said it, and whether the words are ours or were checked."""
    word = composer.word
    if quote.by_authors:
        who = word("theme.the_authors")
    elif quote.respondent:
        who = word("theme.respondent", respondent=quote.respondent)
    else:
        who = word("theme.unknown_respondent")
    if quote.paraphrase:
        how = [word("theme.in_our_words")]
    elif quote.seal:
        day = composer.words.day(quote.seal.checked_on)
        how = [word("theme.word_for_word"), word("theme.checked_on", date=day)]
    else:
        how = [word("theme.word_for_word"), word("theme.not_checked")]
    said_by = composer.listed([who, *how])
    return PresentedQuote(quote.id, quote.formerly, quote.paraphrase, quote.verbatim, said_by)


def _provenance(piece: Piece, composer: Composer) -> Iterator[Sentence]:
    say, evidence = composer.say, composer.evidence
    if piece.label:
        yield say("theme.label", label=piece.label)
    if piece.authors_domain:
        framework = evidence.sources[piece.source].framework or evidence.guide.framework
        domain = evidence.placement.constructs(framework)[piece.authors_domain]
        yield say("theme.listed_under", domain=domain.name)
    yield say("theme.told_by", group=evidence.groups[piece.told_by].label)
    if piece.about:
        yield say("theme.about", groups=composer.labels(evidence.groups, piece.about))
    if only := evidence.voices.spoken_about_only(piece):
        groups = composer.listed(group.label for group in only)
        yield say("theme.spoken_about_only", is_strong=True, groups=groups)
    valence = composer.word(f"valence.{piece.valence.value}")
    yield say("theme.piece_valence", valence=valence)
    if piece.valence_note:
        yield Sentence((Prose(piece.valence_note),))
    if sharing := evidence.relations.themes_sharing(piece):
        yield say("theme.also_bears_on", links=composer.to_all(sharing))
