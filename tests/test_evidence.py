"""The questions of Evidence, asked of the invented base: both ways, and counted exactly."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Protocol

from generator.build import read_guide
from generator.evidence.evidence import Evidence
from generator.evidence.independence import independent_sources, pairs_of_one_work, same_work
from generator.evidence.records import Piece, Record, Source, Theme
from generator.evidence.relations import bases_of
from generator.evidence.voices import Cell, Counts
from generator.reading.folder import Folder

STUDY, SURVEY, GUIDANCE = "example-a-2021", "example-b-2022", "example-c-2022"
FORUM = "example-forum"
EASY, MISSING, TEACH = "keys-are-easy-to-find", "keys-go-missing", "mechanics-teach"
RAIN, WATCHED, SIGN = "rain-keeps-riders-away", "riders-feel-watched", "the-sign-is-misread"
HANG, LESSON_FIRST = "hang-the-keys-by-the-door", "teach-before-lending"
COATS = "lend-coats-on-rainy-days"
SHUT_OUT, TOO_LATE = "a-lesson-may-shut-people-out", "riders-were-asked-too-late"


class HasId(Protocol):
    @property
    def id(self) -> str: ...


def ids(records: Iterable[HasId]) -> list[str]:
    return [record.id for record in records]


# As written


def test_text_stays_what_was_written(invented: Evidence) -> None:
    assert invented.sources[STUDY].issue == "02"
    codes = [c.code for c in invented.placement.constructs("loan-strategies").values()]
    assert codes == ["1", "012", "2", "3.10"]


def test_a_blank_line_starts_a_paragraph(invented: Evidence) -> None:
    first, second = invented.guide.summary.split("\n\n")
    assert first.endswith("mechanics who help out, and for the riders.")
    assert second == "Everything in it is invented."


def test_marks_in_text_are_kept(invented: Evidence) -> None:
    sign = invented.themes[SIGN]
    assert sign.title == "The sign *bikes* _free_ <b>now</b> {{ x }} # | [a](b) is misread"
    assert sign.plain.splitlines()[:2] == ["# The sign looks like this", "| a | b |"]


def test_the_newest_change_of_any_record_is_the_guides(invented: Evidence) -> None:
    assert invented.changed_on == date(2024, 5, 1)
    assert invented.themes[TEACH].changed_on == date(2023, 6, 1)
    assert invented.themes[RAIN].changed_on is None


def test_a_source_is_cited_by_authors_and_year_or_by_title(invented: Evidence) -> None:
    cited = [source.known_as for source in invented.sources.values()]
    assert cited == [
        "Example and Sample 2021",
        "Placeholder et al. 2022",
        "Guidance on lending bicycles",
        "Thread: who asked the riders?",
    ]


# Relations


def test_mirrors_are_found_from_either_side(invented: Evidence) -> None:
    mirrors = {id_: ids(invented.relations.mirrors_of(t)) for id_, t in invented.themes.items()}
    assert mirrors == {
        EASY: [MISSING], MISSING: [EASY], TEACH: [], RAIN: [], WATCHED: [], SIGN: [],
    }  # fmt: skip


def test_tensions_are_found_from_either_side(invented: Evidence) -> None:
    known: dict[str, Theme | Source] = {**invented.sources, **invented.themes}

    def tensions(id_: str) -> list[tuple[str, str]]:
        return [(pull.other.id, pull.why) for pull in invented.relations.tensions_of(known[id_])]

    skilled = "A skilled rider may still stay at home."
    dry = "The guidance does not know rain."
    away = "Here riders keep away from staff; there they come back."
    assert tensions(RAIN) == [(TEACH, skilled), (GUIDANCE, dry)]
    assert tensions(WATCHED) == [(TEACH, away)]
    assert tensions(TEACH) == [(RAIN, skilled), (WATCHED, away)]
    assert tensions(GUIDANCE) == [(RAIN, dry)]
    assert tensions(STUDY) == []


def test_shared_evidence_stands_in_one_theme_and_bears_on_another(invented: Evidence) -> None:
    teach, shared = invented.themes[TEACH], invented.pieces["example-b-2022-q6"]
    own = ["example-a-2021-t1-10", "example-b-2022-q4"]
    assert ids(teach.evidence) == own
    assert ids(invented.relations.all_pieces(teach)) == [*own, shared.id]
    assert ids(invented.relations.themes_sharing(shared)) == [TEACH]
    placed = invented.relations.placed(shared.id)
    assert (placed.theme, placed.steps) == (invented.themes[RAIN], ("evidence", 0))
    assert [found.theme.id for found in invented.relations.find([shared.id, "nothing"])] == [RAIN]


def test_a_theme_and_its_sources_find_each_other(invented: Evidence) -> None:
    relations = invented.relations
    sources = {id_: ids(relations.sources_of(t)) for id_, t in invented.themes.items()}
    assert sources == {
        EASY: [STUDY], MISSING: [STUDY], TEACH: [STUDY, SURVEY], RAIN: [SURVEY],
        WATCHED: [STUDY, GUIDANCE], SIGN: [STUDY],
    }  # fmt: skip
    rows = [found.piece.id for found in relations.pieces_from(invented.sources[STUDY])]
    assert rows == [f"example-a-2021-t1-{row}" for row in (1, 2, 3, 4, 10)]
    assert relations.pieces_from(invented.sources[FORUM]) == ()


def test_quotes_stand_by_source_and_place(invented: Evidence) -> None:
    said = [s for _, quotes in invented.relations.quotes_by_source() for s in quotes]
    assert ids(s.quote for s in said) == [
        "example-a-2021-t1-1-q1",
        "example-a-2021-t1-1-q2",
        "example-a-2021-t1-2-q1",
        "example-a-2021-t1-4-q1",
        "example-a-2021-t1-10-q1",
        "example-b-2022-q4-q1",
        "example-b-2022-q6-q1",
        "example-b-2022-q6-q2",
    ]
    assert (said[4].theme.id, said[4].piece.id) == (TEACH, "example-a-2021-t1-10")


def test_lessons_answer_themes_and_rest_on_their_evidence(invented: Evidence) -> None:
    relations = invented.relations
    lessons = {id_: ids(relations.lessons_for(t)) for id_, t in invented.themes.items()}
    assert lessons == {
        EASY: [HANG], MISSING: [HANG], TEACH: [LESSON_FIRST], RAIN: [COATS, LESSON_FIRST],
        WATCHED: [], SIGN: [],
    }  # fmt: skip
    named = {id_: ids(relations.lessons_named_in(s)) for id_, s in invented.sources.items()}
    assert named == {
        STUDY: [HANG, LESSON_FIRST], SURVEY: [COATS, LESSON_FIRST], GUIDANCE: [], FORUM: [],
    }  # fmt: skip
    assert bases_of(invented.lessons[LESSON_FIRST]) == (
        "example-a-2021-t1-10",
        "example-b-2022-q4",
        "example-b-2022-q6",
    )


def test_records_of_two_kinds_with_one_id_keep_their_own_lessons(invented_folder: Folder) -> None:
    texts = dict(invented_folder.texts)
    texts[f"themes_data/themes/{STUDY}.yaml"] = texts.pop(f"themes_data/themes/{SIGN}.yaml")
    evidence = read_guide(replace(invented_folder, texts=texts)).evidence
    lessons_for, named_in = evidence.relations.lessons_for, evidence.relations.lessons_named_in
    assert ids(lessons_for(evidence.themes[STUDY])) == []
    assert ids(named_in(evidence.sources[STUDY])) == [HANG, LESSON_FIRST]


def test_related_sources_are_found_from_either_side(invented: Evidence) -> None:
    related = {
        id_: [other.id for other, _ in invented.relations.related_to(source)]
        for id_, source in invented.sources.items()
    }
    assert related == {STUDY: [GUIDANCE, FORUM], SURVEY: [], GUIDANCE: [STUDY], FORUM: [STUDY]}


def test_a_dispute_is_found_from_what_it_contests(invented: Evidence) -> None:
    def disputes(record: Record) -> list[tuple[str, str]]:
        found = invented.relations.disputes_of(record)
        return [(dispute.critique.id, dispute.contested.claim) for dispute in found]

    assert disputes(invented.guide) == [(TOO_LATE, "The guide speaks for riders.")]
    assert disputes(invented.sources[STUDY]) == [(TOO_LATE, "Everybody concerned was interviewed.")]
    assert disputes(invented.themes[WATCHED]) == [(TOO_LATE, "Riders hide the form.")]
    assert disputes(invented.themes[TEACH]) == [(SHUT_OUT, "Mechanics make people ride more.")]
    assert disputes(invented.lessons[LESSON_FIRST]) == [
        (SHUT_OUT, "Everybody profits from a lesson.")
    ]
    assert disputes(invented.themes[EASY]) == []


def test_disputes_behind_a_theme_leave_out_its_own(invented: Evidence) -> None:
    behind = {
        id_: [d.critique.id for d in invented.relations.disputes_behind(theme)]
        for id_, theme in invented.themes.items()
    }
    assert behind == {
        EASY: [TOO_LATE], MISSING: [TOO_LATE], TEACH: [TOO_LATE], RAIN: [SHUT_OUT],
        WATCHED: [], SIGN: [TOO_LATE],
    }  # fmt: skip


def test_a_source_finds_the_critiques_that_it_bears_on(invented: Evidence) -> None:
    found = {
        id_: ids(invented.relations.critiques_from(source))
        for id_, source in invented.sources.items()
    }
    assert found == {
        STUDY: [TOO_LATE], SURVEY: [SHUT_OUT], GUIDANCE: [SHUT_OUT], FORUM: [TOO_LATE],
    }  # fmt: skip


# Voices


def test_a_group_takes_after_its_broader_group(invented: Evidence) -> None:
    voices = invented.voices
    assert ids(voices.lineage("young-riders")) == ["young-riders", "riders"]
    assert voices.lineage("nobody") == ()
    in_care = [group for group in invented.groups if voices.receives_care(group)]
    assert in_care == ["riders", "young-riders"]


def test_a_cell_says_asked_or_not_asked_or_nothing(invented: Evidence) -> None:
    voices, groups, sources = invented.voices, invented.groups, invented.sources
    assert ids(voices.asking_sources()) == [STUDY, SURVEY, GUIDANCE]
    assert [asked.n for asked in voices.cell(groups["librarians"], sources[STUDY]).asked] == [12]
    assert voices.cell(groups["mechanics"], sources[STUDY]).asked[0].n == "unknown"
    assert voices.cell(groups["riders"], sources[STUDY]).asked == ()
    assert len(voices.cell(groups["riders"], sources[STUDY]).not_asked) == 1
    assert voices.cell(groups["neighbours"], sources[STUDY]) == Cell()
    assert voices.cell(groups["staff"], sources[STUDY]) == Cell()


def test_a_group_counts_as_asked_when_a_part_of_it_was(invented: Evidence) -> None:
    asked = {
        id_: ids(invented.voices.sources_that_asked(group))
        for id_, group in invented.groups.items()
    }
    assert asked == {
        "staff": [STUDY, GUIDANCE], "librarians": [STUDY], "mechanics": [STUDY], "riders": [SURVEY],
        "young-riders": [], "neighbours": [],
    }  # fmt: skip
    assert ids(invented.voices.never_asked()) == ["neighbours"]
    assert ids(invented.gaps.never_asked()) == ["neighbours"]


def test_a_group_within_one_that_was_asked_is_not_named_rather_than_never_asked(
    invented: Evidence,
) -> None:
    assert ids(invented.voices.not_named()) == ["young-riders"]
    heard = invented.voices.heard(invented.groups["young-riders"])
    assert (heard.by, heard.broader) == ((), invented.groups["riders"])
    assert ids(heard.by_broader) == [SURVEY]


def test_who_was_asked_and_who_spoke_under_a_theme(invented: Evidence) -> None:
    voices, themes = invented.voices, invented.themes
    assert ids(voices.asked_by(themes[TEACH])) == ["librarians", "mechanics", "riders"]
    assert ids(voices.asked_of_those_in_care(themes[TEACH])) == ["riders"]
    assert ids(voices.asked_of_those_in_care(themes[WATCHED])) == []
    assert ids(voices.speakers(themes[TEACH])) == ["staff", "riders"]
    assert ids(voices.speakers(themes[WATCHED])) == ["staff", "librarians"]


def test_people_in_care_may_be_spoken_about_and_not_with(invented: Evidence) -> None:
    def about_only(piece: Piece) -> list[str]:
        return ids(invented.voices.spoken_about_only(piece))

    spoken_about = {id_: about_only(p) for id_, p in invented.pieces.items() if about_only(p)}
    assert spoken_about == {
        "example-a-2021-t1-10": ["riders"],
        "example-a-2021-t1-3": ["riders", "young-riders"],
    }


def test_counts_say_what_they_count(invented: Evidence) -> None:
    counts = invented.voices.counts
    assert counts(invented.themes[TEACH]) == Counts(
        pieces=3, quotes=4, unnumbered=1, respondents=2, sources=2, projects=2
    )
    assert counts(invented.themes[WATCHED]) == Counts(
        pieces=2, quotes=0, unnumbered=0, respondents=0, sources=2, projects=1
    )
    assert invented.voices.totals() == Counts(
        pieces=8, quotes=8, unnumbered=1, respondents=5, sources=3, projects=2
    )


# Placement


def test_constructs_are_found_at_any_depth(invented: Evidence) -> None:
    placement = invented.placement
    assert placement.framework.id == "shelf-and-street"
    assert placement.further_frameworks == ()
    assert list(placement.constructs("shelf-and-street")) == [
        "shelf", "desk", "key-board", "opening-hours", "shed", "street", "weather", "hands",
        "skills", "law",
    ]  # fmt: skip
    assert ids(placement.trail("key-board")) == ["shelf", "desk", "key-board"]
    assert ids(placement.trail("move-the-desk", "loan-strategies")) == ["arrange", "move-the-desk"]
    assert placement.trail("nowhere") == ()


def test_themes_stand_where_the_editors_placed_them(invented: Evidence) -> None:
    placement = invented.placement
    constructs = placement.constructs("shelf-and-street")
    assert ids(placement.placed_in(constructs["desk"])) == [MISSING]
    assert ids(placement.placed_within(constructs["desk"])) == [EASY, MISSING]
    assert ids(placement.placed_within(constructs["shelf"])) == [EASY, MISSING, SIGN]


def test_mappings_are_listed_beside_placements(invented: Evidence) -> None:
    placement = invented.placement

    def mapped(framework_id: str, construct_id: str) -> list[str]:
        construct = placement.constructs(framework_id)[construct_id]
        found = placement.mapped_to(invented.frameworks[framework_id], construct)
        return ids(m.theme for m in found)

    assert mapped("shelf-and-street", "desk") == [TEACH]
    assert mapped("shelf-and-street", "skills") == [RAIN]
    assert mapped("loan-strategies", "move-the-desk") == [EASY]
    assert ids(m.theme for m in placement.outside(placement.framework)) == [SIGN]


def test_what_authors_list_elsewhere_is_listed_in_both_places(invented: Evidence) -> None:
    listed = {
        domain.id: [found.piece.id for found in invented.placement.listed_by_authors(domain)]
        for domain in invented.placement.framework.domains
    }
    assert listed == {
        "shelf": ["example-a-2021-t1-3"],
        "street": [],
        "hands": ["example-b-2022-q6"],
        "law": [],
    }


# Gaps


def test_gaps_follow_from_the_records(invented: Evidence) -> None:
    gaps = invented.gaps
    assert ids(gaps.not_read_in_full()) == [GUIDANCE, FORUM]
    assert ids(gaps.not_answered()) == [TOO_LATE]
    assert ids(gaps.not_assessed()) == [EASY, MISSING, RAIN, WATCHED, SIGN]
    assert ids(gaps.empty_constructs()) == ["opening-hours", "shed", "law"]
    assert ids(gaps.unchecked_frameworks()) == ["loan-strategies", "shelf-and-street"]
    assert ids(gaps.unchecked_names(invented.frameworks["shelf-and-street"])) == ["shed"]
    assert ids(statement for _, statement in gaps.unchecked_statements()) == ["example-c-2022-s2"]
    assert ids(gaps.licence_unknown()) == [GUIDANCE, FORUM]
    assert gaps.about_the_guide() == ()


def test_a_guide_that_says_nothing_of_its_making_has_every_gap() -> None:
    assert Evidence([]).gaps.about_the_guide() == (
        "editors", "funding", "interests", "mail", "repository", "site", "involvement",
    )  # fmt: skip


def test_sources_that_share_data_count_as_one(invented: Evidence) -> None:
    one, other, third = list(invented.sources.values())[:3]
    apart = [s.model_copy(update={"project": None, "contains": ()}) for s in (one, other, third)]
    known = {source.id: source for source in apart}
    assert independent_sources(apart, known) == 3
    joined = [s.model_copy(update={"project": "shared"}) for s in apart[:2]]
    assert independent_sources([*joined, apart[2]], known) == 2
    review = apart[2].model_copy(update={"contains": (one.id, other.id)})
    assert independent_sources([*apart[:2], review], {**known, review.id: review}) == 1
    assert independent_sources([], known) == 0


def _work(id_: str, **fields: object) -> Source:
    return Source.model_validate({"id": id_, "kind": "study", "read_level": (), **fields})


def test_one_work_is_known_by_its_numbers_and_its_title() -> None:
    title = "How libraries lend bicycles: a study protocol for five towns"
    first = _work("first", title=title, doi="10.5555/Aa", authors=[{"family": "Example"}])
    for same in (
        {"title": "Other", "doi": "10.5555/aA"},
        {"title": "Other", "url": "https://doi.org/10.5555/AA"},
        {"title": "How libraries lend bicycles – a study-protocol for five towns."},
        {"title": "How librarys lend bicycles: a study protocol for five towns"},
        {"title": title, "doi": "10.5555/bb"},
    ):
        assert same_work(first, _work("second", **same)), same
        both = (first, _work("second", **same))
        assert independent_sources(both, {source.id: source for source in both}) == 1
    for other in (
        {"title": "How libraries lend bicycles: a study of five towns and cities"},
        {"title": "How libraries lend bicycles: a study protocol for 5 towns"},
        {"title": title, "authors": [{"family": "Placeholder"}]},
    ):
        assert same_work(first, _work("second", **other)) is None, other


def test_works_entered_twice_are_found_as_if_each_were_compared_with_all() -> None:
    chance = random.Random(5)
    words = "boats rivers spring crews weather morning harbour quays rain oars".split()  # noqa: SIM905
    sources: list[Source] = []
    for number in range(120):
        title = chance.choices(words[:7], k=chance.randint(4, 7))
        if sources and chance.random() < 0.5:
            title = (chance.choice(sources).title or "").split()
            title[chance.randrange(len(title))] = chance.choice([*words, "rivres", "sprign"])
        doi = f"10.5555/{chance.randint(1, 300)}"
        sources.append(
            Source.model_validate(
                {
                    "id": f"s{number}",
                    "title": " ".join(title),
                    "kind": "study",
                    "doi": doi,
                    "read_level": [{"part": "title"}],
                }
            )
        )
    compared = [
        (one, other, shared)
        for one, other in combinations(sources, 2)
        if (shared := same_work(one, other))
    ]
    assert len({shared for _, _, shared in compared}) > 10
    assert list(pairs_of_one_work(sources)) == compared
