"""A critique as readers meet it: the claim, the argument, both sides, the record, the reply."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.evidence.records import Critique
from generator.evidence.records.critique import Bearing, Contested
from generator.publishing.presentation.composer import Composer, join
from generator.publishing.presentation.sentences import CrossReference, Prose, Sentence


@dataclass(frozen=True)
class PresentedBearing:
    """Something that speaks for or against a critique, and where it comes from."""

    note: str
    on: Sentence


@dataclass(frozen=True)
class PresentedCritique:
    """A critique as plain texts, sentences and references, in the order in which they are shown."""

    title: str
    address: CrossReference
    verdict: Sentence
    ground: Sentence
    claims: tuple[Sentence, ...]
    argument: str
    provenance: tuple[Sentence, ...]
    evidence_for: tuple[PresentedBearing, ...]
    evidence_against: tuple[PresentedBearing, ...]
    what_the_record_shows: str
    record_sources: Sentence | None
    settled_by: str
    reply: tuple[Sentence, ...]
    reply_text: str | None
    outcome: Sentence
    outcome_why: str | None
    decided_by: Sentence | None


def present_critique(critique: Critique, composer: Composer) -> PresentedCritique:
    """Return a critique as the site and the book show it."""
    say, word = composer.say, composer.word
    shown, outcome = critique.what_the_record_shows, critique.outcome
    sources = composer.to_all(composer.evidence.sources[id_] for id_ in shown.sources)
    return PresentedCritique(
        title=critique.title,
        address=composer.to(critique),
        verdict=join(verdict_of(critique, composer), ".", is_strong=True),
        ground=say("critique.ground", ground=word(f"ground.{critique.ground.value}")),
        claims=tuple(_claim(contested, composer) for contested in critique.contests),
        argument=critique.argument,
        provenance=tuple(_provenance(critique, composer)),
        evidence_for=_bearings(critique.evidence_for, composer),
        evidence_against=_bearings(critique.evidence_against, composer),
        what_the_record_shows=shown.why,
        record_sources=join(sources) if shown.sources else None,
        settled_by=critique.settled_by,
        reply=tuple(_reply(critique, composer)),
        reply_text=critique.reply.text,
        outcome=join(word(f"outcome.{outcome.state}"), ".", is_strong=True),
        outcome_why=outcome.why,
        decided_by=say("critique.decided_by", who=outcome.decided_by)
        if outcome.decided_by
        else None,
    )


def verdict_of(critique: Critique, composer: Composer) -> str:
    """Return what the record shows of a critique in one sentence, without its full stop."""
    shown = critique.what_the_record_shows
    return (shown.in_words or composer.word(f"verdict.{shown.verdict}")).removesuffix(".")


def _claim(contested: Contested, composer: Composer) -> Sentence:
    """Return a claim with what it belongs to."""
    evidence = composer.evidence
    if contested.guide:
        target = composer.to_page("critique.this_guide", "index.md")
    elif contested.evidence:
        target = composer.to_piece(evidence.pieces[contested.evidence])
    else:
        record = evidence.relations.target_of(contested)
        assert record, "a checked claim belongs to a record"
        target = composer.to(record)
    place = composer.to_place(target, contested.locator)
    return composer.say("critique.claim_line", claim=Prose(contested.claim), target=place)


def _provenance(critique: Critique, composer: Composer) -> Iterator[Sentence]:
    say, voice, evidence = composer.say, critique.voice, composer.evidence
    yield say("critique.voice", group=evidence.groups[voice.group].label)
    if voice.self_selected:
        yield say("critique.self_selected")
    if voice.note:
        yield Sentence((Prose(voice.note),))
    source = composer.to(evidence.sources[critique.source])
    yield say("critique.where", source=source, locator=critique.locator)
    yield say("critique.in_our_words")
    yield say(f"consent.{critique.consent}")


def _bearings(bearings: Iterable[Bearing], composer: Composer) -> tuple[PresentedBearing, ...]:
    evidence = composer.evidence
    return tuple(
        PresentedBearing(
            bearing.note,
            composer.to_place(
                composer.to_piece(evidence.pieces[bearing.evidence])
                if bearing.evidence
                else composer.to(evidence.sources[bearing.source or ""]),
                bearing.locator,
            ),
        )
        for bearing in bearings
    )


def _reply(critique: Critique, composer: Composer) -> Iterator[Sentence]:
    reply = critique.reply
    yield composer.say(f"reply.{reply.state}")
    if reply.on:
        yield composer.say("reply.since", date=composer.words.day(reply.on))
