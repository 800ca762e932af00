"""My bench: each choice is there at once, is kept with the person, and goes when they go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.domain.people import Likes, TextSize
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.cues import Cue
from kiosk.presenters.liking_view import WISHES, like_model, wished
from kiosk.presenters.models_people import LikeModel
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import enrolled, known
from tests.fakes.runner import Later
from tests.unit.presenters.gate import Gate

HERS = Likes(dark=True, text=TextSize.LARGE, left_handed=True, volume=30)
TOUCHES = ("dark/1", "text/1", "left_handed/0", "volume/1")
"""Dark, large, left, quiet."""


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def ben(desk: Desk) -> Enrolled:
    return enrolled(desk, "Ben Packer")


@pytest.fixture
def loud(bench: BenchPresenter) -> list[int | None]:
    """Every volume that the loudspeaker was set to."""
    found: list[int | None] = []
    bench.liking.loud = found.append
    return found


@pytest.fixture
def gate(ada: Enrolled, bench: BenchPresenter, loud: list[int | None]) -> Gate:
    bench.start()
    loud.clear()
    return Gate(bench)


@pytest.fixture
def at_work(gate: Gate, ada: Enrolled, cues: list[Cue]) -> Gate:
    """Ada works here, and My bench is open."""
    gate.sign_in(ada)
    gate.bench.strip.likes()
    cues.clear()
    return gate


def look(bench: BenchPresenter) -> tuple[bool, bool, bool]:
    """Whether the glass is dark, large, and for the left hand."""
    model = bench.strip.model
    return model.dark, model.large, model.left_handed


def chosen(model: LikeModel) -> list[str]:
    return [choice.word for row in model.rows for choice in row.choices if choice.chosen]


def like_all(bench: BenchPresenter) -> None:
    for key in TOUCHES:
        bench.liking.choose(key)


def test_whoever_has_set_nothing_has_the_bench_as_it_is_set() -> None:
    assert chosen(like_model(Likes())) == [
        "As the bench",
        "As the bench",
        "Usual",
        "Right",
        "As the bench",
    ]


def test_what_is_liked_is_chosen_in_each_row() -> None:
    assert chosen(like_model(HERS)) == ["Dark", "As the bench", "Large", "Left", "Quiet"]


@pytest.mark.parametrize("field", WISHES)
def test_each_choice_sets_its_field_and_no_other_and_is_chosen_then(field: str) -> None:
    row = next(row for row in like_model(HERS).rows if row.key == field)
    for choice in row.choices:
        likes = wished(HERS, choice.key)

        assert choice.word in chosen(like_model(likes))
        assert replace(likes, **{field: getattr(HERS, field)}) == HERS
    assert len({wished(HERS, choice.key) for choice in row.choices}) == len(row.choices)


def test_every_like_has_its_row() -> None:
    assert set(WISHES) == set(Likes.__dataclass_fields__)


def test_the_name_opens_the_window_for_whoever_has_signed_in(
    at_work: Gate, gate: Gate, bench: BenchPresenter
) -> None:
    assert bench.liking.model == like_model(Likes())
    assert bench.liking.model.shown
    bench.liking.close()
    assert not bench.liking.model.shown


def test_where_nobody_signs_in_there_is_no_window_and_nothing_is_kept(
    bench: BenchPresenter, loud: list[int | None]
) -> None:
    bench.start()
    bench.strip.likes()
    like_all(bench)

    assert not bench.liking.model.shown
    assert look(bench) == (False, False, False)
    assert loud == []


def test_a_choice_is_on_the_glass_at_once_and_kept(
    at_work: Gate, desk: Desk, ada: Enrolled, loud: list[int | None]
) -> None:
    looks = []
    for key in TOUCHES[:3]:
        at_work.bench.liking.choose(key)
        looks.append(look(at_work.bench))
    at_work.bench.liking.choose("volume/1")

    assert looks == [(True, False, False), (True, True, False), (True, True, True)]
    assert loud[-1] == 30
    assert at_work.bench.liking.model == like_model(HERS)
    assert known(desk, ada).person.likes == HERS


def test_a_volume_is_heard_when_it_is_chosen_and_nothing_else_is(
    at_work: Gate, cues: list[Cue]
) -> None:
    for key in TOUCHES[:3]:
        at_work.bench.liking.choose(key)
    silent = list(cues)
    at_work.bench.liking.choose("volume/2")
    at_work.bench.liking.choose("volume/2")

    assert (silent, cues) == ([], [Cue.DONE])


def test_what_is_chosen_while_the_worker_is_busy_is_all_kept(
    ada: Enrolled, context: Context, desk: Desk
) -> None:
    later = Later()
    bench = BenchPresenter(replace(context, runner=later), dark=False)
    bench.start()
    Gate(bench, later).sign_in(ada)
    bench.strip.likes()
    like_all(bench)
    assert look(bench) == (True, True, True)
    later.catch_up()

    assert known(desk, ada).person.likes == HERS


def test_who_signs_out_takes_it_along_and_the_badge_brings_it_back(
    at_work: Gate, ada: Enrolled, loud: list[int | None]
) -> None:
    like_all(at_work.bench)
    at_work.bench.signing.sign_out()
    assert look(at_work.bench) == (False, False, False)
    assert loud[-1] is None, "the loudspeaker is as the bench is set"
    at_work.sign_in(ada)

    assert look(at_work.bench) == (True, True, True)
    assert loud[-1] == 30


def test_a_bench_that_locks_is_as_it_is_set_until_its_person_is_back(
    at_work: Gate, ada: Enrolled, clock: TurnableClock, loud: list[int | None]
) -> None:
    like_all(at_work.bench)
    clock.advance(301)
    at_work.bench.tick()
    assert at_work.model.shown
    assert not at_work.bench.liking.model.shown, "nobody else sets what is hers"
    assert (look(at_work.bench), loud[-1]) == ((False, False, False), None)
    at_work.sign_in(ada)

    assert (look(at_work.bench), loud[-1]) == ((True, True, True), 30)


def test_the_next_person_has_the_bench_as_they_like_it(
    at_work: Gate, ada: Enrolled, ben: Enrolled, desk: Desk, loud: list[int | None]
) -> None:
    like_all(at_work.bench)
    at_work.sign_in(ben)

    assert not at_work.bench.liking.model.shown
    assert (look(at_work.bench), loud[-1]) == ((False, False, False), None)
    at_work.bench.strip.likes()
    at_work.bench.liking.choose("left_handed/0")
    assert known(desk, ben).person.likes == Likes(left_handed=True)
    assert known(desk, ada).person.likes == HERS


def test_another_bench_knows_it_from_the_badge(
    at_work: Gate, ada: Enrolled, desk: Desk, context: Context
) -> None:
    like_all(at_work.bench)
    at_work.bench.signing.sign_out()
    other = BenchPresenter(context, dark=True)
    volumes: list[int | None] = []
    other.liking.loud = volumes.append
    other.start()
    assert look(other) == (True, False, False)
    Gate(other).sign_in(ada)

    assert (look(other), volumes[-1]) == ((True, True, True), 30)


def test_the_sign_in_is_heard_as_loud_as_its_person_likes(
    at_work: Gate, ada: Enrolled, bench: BenchPresenter, context: Context, cues: list[Cue]
) -> None:
    bench.liking.choose("volume/0")
    at_work.bench.signing.sign_out()
    told: list[object] = []
    bench.liking.loud = told.append
    cues.clear()
    at_work.scan(ada)
    bench.liking.loud = lambda volume: told.append((volume, list(cues)))
    at_work.enter("2580")

    assert told == [(0, [])], "set before the sound"
    assert cues == [Cue.DONE]


def test_the_clock_and_the_window_set_the_same_colours(
    at_work: Gate, desk: Desk, ada: Enrolled
) -> None:
    at_work.bench.strip.toggle_dark()
    at_work.bench.strip.likes()
    assert chosen(at_work.bench.liking.model)[0] == "Dark"
    at_work.bench.liking.choose("dark/2")

    assert look(at_work.bench) == (False, False, False)
    assert known(desk, ada).person.likes == Likes()


def test_a_bench_without_people_keeps_its_colours_until_it_ends(
    bench: BenchPresenter, desk: Desk
) -> None:
    bench.start()
    bench.strip.toggle_dark()
    ada = enrolled(desk)
    bench.signing._enrolled(True)
    covered = look(bench)
    Gate(bench).sign_in(ada)

    assert covered == look(bench) == (True, False, False)


def test_another_language_is_spoken_at_once_also_in_the_window_itself(at_work: Gate) -> None:
    bench = at_work.bench
    bench.liking.show()
    german = next(each for each in bench.liking.model.rows[1].choices if each.word == "Deutsch")

    bench.liking.choose(german.key)

    assert bench.liking.model.title == "Mein Platz"
    assert bench.queue.model.next_word == "Nächste"
