"""Scans one upon the other: twice by one pull of the trigger, and faster than the store."""

from __future__ import annotations

import pytest

from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.cues import Cue
from tests.fakes.builders import an_order, order_id
from tests.fakes.runner import Later
from tests.unit.presenters.scanning import (
    CAM,
    ID,
    NOBODYS,
    POT,
    SHOP,
    TEE_L,
    TEE_M,
    TEES,
    Scanner,
)

FOUR = an_order().of(("TEE-M", 4), ("POT", 4))

# The same code twice at once.


def again(scanner: Scanner, code: str, after: float) -> list[Cue]:
    scanner.clock.advance(after)
    scanner.cues.clear()
    scanner.bench.scanned(code)
    return list(scanner.cues)


def test_one_pull_of_the_trigger_counts_once_and_that_is_said(scanner: Scanner) -> None:
    scanner.open(FOUR)
    scanner.scan(TEE_M)

    assert again(scanner, TEE_M, 0.59) == [Cue.ATTENTION]

    assert scanner.echo == (
        "Counted once",
        "The same code came twice at once. Scan it again if there are two.",
    )
    assert scanner.have() == {"TEE-M": 1}
    assert not scanner.bench.notice.shown


def test_the_same_code_a_moment_later_is_another_unit(scanner: Scanner) -> None:
    scanner.open(FOUR)
    scanner.scan(TEE_M)

    assert again(scanner, TEE_M, 0.6) == [Cue.COUNTED]
    assert scanner.have() == {"TEE-M": 2}


def test_another_code_is_not_delayed(scanner: Scanner) -> None:
    scanner.open(FOUR)
    scanner.scan(TEE_M)

    assert again(scanner, POT, 0.0) == [Cue.COUNTED]
    assert scanner.have() == {"TEE-M": 1, "POT": 1}


def test_a_trigger_that_is_kept_pulled_counts_once(scanner: Scanner) -> None:
    scanner.open(FOUR)
    scanner.scan(TEE_M)

    for _ in range(5):
        assert again(scanner, TEE_M, 0.5) == [Cue.ATTENTION]

    assert scanner.have() == {"TEE-M": 1}
    assert again(scanner, TEE_M, 0.7) == [Cue.COUNTED]


def test_a_clock_that_is_set_does_not_make_one_pull_two(scanner: Scanner) -> None:
    scanner.open(FOUR)
    scanner.scan(TEE_M)
    scanner.clock.jump(3600)

    assert again(scanner, TEE_M, 0.1) == [Cue.ATTENTION]
    assert scanner.have() == {"TEE-M": 1}


def test_a_panel_does_not_go_by_the_second_half_of_the_pull_that_brought_it(
    scanner: Scanner,
) -> None:
    scanner.open(FOUR)
    scanner.scan(TEE_L)
    before = scanner.panel

    assert again(scanner, TEE_L, 0.1) == [Cue.ATTENTION]
    assert scanner.panel == before


@pytest.mark.parametrize("code", [TEE_L, NOBODYS])
def test_what_was_refused_is_not_said_to_be_counted_once(scanner: Scanner, code: str) -> None:
    scanner.open(FOUR)
    scanner.scan(code)

    again(scanner, code, 0.1)

    assert scanner.echo[0] == "Touch the panel first"


def test_the_goods_second_pull_is_not_taken_for_their_serial_number(scanner: Scanner) -> None:
    scanner.open(an_order().of(("CAM", 2)))
    scanner.scan(CAM)

    again(scanner, CAM, 0.1)

    assert scanner.bench.notice.takes_scan
    assert scanner.have() == {}


# Faster than the store.


@pytest.fixture
def busy(busy_bench: BenchPresenter, scanner: Scanner, later: Later) -> Scanner:
    """A scanner at a bench whose worker does nothing until it is let; FOUR is open there."""
    found = Scanner(busy_bench, scanner.desk, scanner.clock, scanner.cues)
    found.know(*SHOP)
    found.open(FOUR, an_order(2).of(("POT", 2)))
    later.catch_up()
    found.cues.clear()
    return found


def pull(scanner: Scanner, *codes: str) -> None:
    """Scan without waiting for an answer."""
    for code in codes:
        scanner.clock.advance(1)
        scanner.bench.scanned(code)


def test_no_scan_is_lost_while_the_store_is_slow(busy: Scanner, later: Later) -> None:
    pull(busy, TEE_M, POT, TEE_M, POT, POT)
    assert busy.cues == []

    later.catch_up()

    assert busy.have() == {"TEE-M": 2, "POT": 3}
    assert busy.cues == [Cue.COUNTED] * 5
    assert busy.echo == ("3 of 4", "The POT")


def test_scans_keep_their_order(busy: Scanner, later: Later) -> None:
    pull(busy, TEE_M, TEE_M, TEE_M, TEE_M, POT)

    later.catch_up()

    assert busy.cues == [Cue.COUNTED, Cue.COUNTED, Cue.COUNTED, Cue.LAST, Cue.COUNTED]


def test_what_lies_behind_a_refusal_does_not_count_and_that_is_said(
    busy: Scanner, later: Later
) -> None:
    pull(busy, TEE_M, TEE_L, POT, POT)

    later.catch_up()

    assert busy.have() == {"TEE-M": 1}
    assert busy.panel.title == "Wrong size"
    assert busy.panel.code == TEE_L
    assert busy.cues == [Cue.COUNTED, Cue.WRONG, Cue.ATTENTION]
    assert busy.echo == ("Touch the panel first", "This scan did not count.")


def test_what_was_swallowed_does_not_come_back_with_the_touch(busy: Scanner, later: Later) -> None:
    pull(busy, TEE_L, POT, TEE_M, POT)
    later.catch_up()
    busy.bench.notice.act()
    pull(busy, TEE_M)

    later.catch_up()

    assert busy.have() == {"TEE-M": 1}


def test_a_refusal_alone_has_one_sound(busy: Scanner, later: Later) -> None:
    pull(busy, TEE_L)
    later.catch_up()

    assert busy.cues == [Cue.WRONG]


def test_a_panel_that_comes_from_elsewhere_holds_back_what_waits(
    busy: Scanner, later: Later
) -> None:
    pull(busy, TEE_M, POT)
    busy.bench.failed(ValueError("the printer"))

    later.catch_up()

    assert busy.have().get("POT", 0) == 0
    assert busy.echo[0] in {"Touch the panel first", "1 of 4"}


def test_one_pull_is_one_scan_even_before_it_is_answered(busy: Scanner, later: Later) -> None:
    busy.bench.scanned(TEE_M)
    busy.bench.scanned(TEE_M)

    later.catch_up()

    assert busy.have() == {"TEE-M": 1}


def test_goods_right_behind_a_picking_note_count_for_its_order(busy: Scanner, later: Later) -> None:
    pull(busy, order_id(2), POT)

    later.catch_up()

    assert (busy.have(1), busy.have(2)) == ({}, {"POT": 1})


def test_goods_right_behind_the_command_for_the_next_order_count_for_that(
    busy: Scanner, later: Later
) -> None:
    busy.bench.start()
    later.catch_up()
    busy.bench.order.want(ID)
    busy.bench.queue.select(ID)
    busy.bench.queue.reload()
    later.catch_up()
    pull(busy, "PB:NEXT", POT)

    later.catch_up()

    assert (busy.have(1), busy.have(2)) == ({}, {"POT": 1})


def test_as_many_scans_wait_as_a_person_can_make(busy: Scanner, later: Later) -> None:
    busy.open(an_order().of(("TEE-M", 99), ("POT", 99)))
    later.catch_up()
    pull(busy, *[TEE_M, POT] * 10)
    assert busy.cues == []

    later.catch_up()

    assert busy.have() == {"TEE-M": 10, "POT": 10}
    assert busy.cues == [Cue.COUNTED] * 20


def test_a_scan_that_finds_no_room_to_wait_is_not_lost_without_a_word(
    busy: Scanner, later: Later
) -> None:
    busy.open(an_order().of(("TEE-M", 99), ("POT", 99)))
    later.catch_up()
    pull(busy, *[TEE_M, POT] * 30)
    assert set(busy.cues) == {Cue.ATTENTION}

    later.catch_up()

    assert sum(busy.have().values()) == busy.cues.count(Cue.COUNTED)
    assert len(busy.cues) == 60


def test_the_echo_names_what_was_scanned_last(busy: Scanner, later: Later) -> None:
    busy.open(TEES)
    later.catch_up()
    pull(busy, TEE_M, POT)

    later.catch_up()

    assert busy.echo == ("1 of 1", "The POT")
