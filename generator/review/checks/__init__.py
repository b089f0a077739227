"""What must hold between records, beyond the shape of each: one affirmative sentence a check.

A check is one value: what the mistake is called and means, an example, and the function that finds
it. To add one, write it in the module of its noun and name it here, under the rule of evidence that
it guards.
"""

from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.review.checks.characters import texts_can_be_seen, words_keep_to_one_alphabet
from generator.review.checks.check import Check
from generator.review.checks.confidence import (
    levels_rest_on_all_four_components,
    levels_rest_on_sources_read_in_full,
    levels_rest_on_two_independent_sources,
)
from generator.review.checks.critiques import (
    outcomes_say_who_decided_and_why,
    replies_are_dated_and_given,
    replies_follow_a_question,
    verdicts_name_what_was_read,
)
from generator.review.checks.discussions import (
    discussions_are_named_as_threads,
    people_in_public_are_quoted_with_consent,
    people_in_public_stay_unnamed,
)
from generator.review.checks.guidelines import (
    guidelines_name_condition_country_and_date,
    guidelines_speak_of_their_conditions,
    statements_marked_as_checked_were_read,
)
from generator.review.checks.identity import ids_are_unique, works_are_entered_once
from generator.review.checks.lessons import lessons_rest_on_evidence
from generator.review.checks.plain import plain_words_are_plain
from generator.review.checks.quotes import (
    our_words_stand_without_quotation_marks,
    verbatim_quotes_are_licensed_or_short,
    verbatim_quotes_name_their_respondent,
)
from generator.review.checks.references import (
    broader_groups_lead_to_an_end,
    constructs_are_known,
    references_are_known,
    references_lead_to_what_is_still_here,
    the_guide_sorts_by_determinants,
)
from generator.review.checks.seals import (
    paraphrases_of_discussions_are_sealed,
    sealed_words_are_unchanged,
    verbatim_quotes_are_sealed,
)
from generator.review.checks.sources import (
    findings_come_from_more_than_a_title,
    places_are_in_what_was_read,
    sources_say_what_was_read,
)
from generator.review.checks.themes import (
    mirrors_share_no_evidence,
    shared_evidence_stands_elsewhere,
    themes_mirror_others,
)
from generator.review.checks.voices import (
    groups_were_asked_or_were_not,
    tellers_were_asked_or_spoke_up,
)
from generator.text.problems import Problem


@dataclass(frozen=True)
class Rule:
    """A rule of evidence, and the checks that guard it."""

    id: str
    checks: tuple[Check, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all problems that break this rule."""
        return tuple(check.mistake.code for check in self.checks)


RULES = (
    Rule(
        "source",
        (
            references_are_known,
            references_lead_to_what_is_still_here,
            sources_say_what_was_read,
            findings_come_from_more_than_a_title,
            places_are_in_what_was_read,
            lessons_rest_on_evidence,
        ),
    ),
    Rule(
        "words",
        (
            verbatim_quotes_are_licensed_or_short,
            verbatim_quotes_name_their_respondent,
            our_words_stand_without_quotation_marks,
            verbatim_quotes_are_sealed,
            sealed_words_are_unchanged,
        ),
    ),
    Rule(
        "forum",
        (
            people_in_public_are_quoted_with_consent,
            people_in_public_stay_unnamed,
            discussions_are_named_as_threads,
            paraphrases_of_discussions_are_sealed,
        ),
    ),
    Rule(
        "voice",
        (
            tellers_were_asked_or_spoke_up,
            groups_were_asked_or_were_not,
        ),
    ),
    Rule(
        "confidence",
        (
            works_are_entered_once,
            levels_rest_on_two_independent_sources,
            levels_rest_on_sources_read_in_full,
            levels_rest_on_all_four_components,
        ),
    ),
    Rule(
        "sides",
        (
            replies_are_dated_and_given,
            replies_follow_a_question,
            outcomes_say_who_decided_and_why,
        ),
    ),
    Rule(
        "guideline",
        (
            guidelines_name_condition_country_and_date,
            guidelines_speak_of_their_conditions,
        ),
    ),
    Rule(
        "counts",
        (
            themes_mirror_others,
            shared_evidence_stands_elsewhere,
            mirrors_share_no_evidence,
        ),
    ),
    Rule("badge", (statements_marked_as_checked_were_read, verdicts_name_what_was_read)),
)
"""The nine rules of evidence, in the order of the manual; what templates do for them is tested."""

SHAPE = Rule(
    "shape",
    (
        plain_words_are_plain,
        texts_can_be_seen,
        words_keep_to_one_alphabet,
        ids_are_unique,
        constructs_are_known,
        the_guide_sorts_by_determinants,
        broader_groups_lead_to_an_end,
    ),
)
"""What no rule asks for and pages need: that records fit each other, and plain texts are plain."""

CHECKS = tuple(check for rule in (*RULES, SHAPE) for check in rule.checks)


def check_evidence(evidence: Evidence) -> list[Problem]:
    """Return everything that the checks find, in the order of the checks."""
    return [problem for check in CHECKS for problem in check.problems(evidence)]
