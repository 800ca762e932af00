"""Goods are scanned at the bench: what counts, what is said of it, and what else a code can do."""

from __future__ import annotations

import pytest

from kiosk.domain.journal import Means
from kiosk.domain.order import Progress
from kiosk.domain.picks import by_hand
from kiosk.domain.values import LineId, OrderId
from kiosk.presenters.cues import Cue
from kiosk.presenters.marks import Tone
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import kept
from tests.unit.presenters.scanning import (
    CASE,
    ID,
    LABEL,
    MISREAD,
    NOBODYS,
    POT,
    TEE_L,
    TEE_M,
    TEES,
    Scanner,
)

# Goods that count.


def test_the_first_scan_counts_a_unit_and_sets_the_goods_aside(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert scanner.scan(TEE_M) == [Cue.COUNTED]

    assert scanner.echo == ("1 of 2", "The TEE-M")
    assert scanner.bench.echo.model.tone is Tone.GO
    assert not scanner.bench.notice.shown
    assert scanner.have() == {"TEE-M": 1}
    assert kept(scanner.desk.store).progress is Progress.ALLOCATED
    assert kept(scanner.desk.store).picks[0].means is Means.SCAN


def test_what_was_counted_is_shown_at_once(scanner: Scanner) -> None:
    scanner.open(TEES)
    scanner.bench.start()

    scanner.scan(TEE_M)

    lines = {line.sku: line for line in scanner.bench.order.model.lines}
    assert (lines["TEE-M"].count, lines["TEE-M"].of, lines["TEE-M"].current) == ("1", "of 2", True)
    assert (lines["POT"].count, lines["POT"].of, lines["POT"].current) == ("0", "of 1", False)
    assert scanner.bench.queue.model.rows[0].mark is not None


def test_the_last_unit_of_a_line_sounds_otherwise(scanner: Scanner) -> None:
    scanner.open(TEES.counted("TEE-M"))

    assert scanner.scan(TEE_M) == [Cue.LAST]
    assert scanner.echo == ("2 of 2", "The TEE-M")


def test_the_last_unit_of_the_order_picks_it_without_a_touch(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked: list[OrderId] = []
    monkeypatch.setattr(scanner.bench, "went_on", picked.append)
    scanner.open(TEES.counted("TEE-M", 2))

    assert scanner.scan(POT) == [Cue.DONE]

    assert scanner.echo == ("All picked", "The POT")
    assert kept(scanner.desk.store).progress is Progress.PICKED
    assert [step.state for step in scanner.bench.order.model.steps][2:4] == ["done", "next"]
    assert picked == [ID]


def test_nothing_is_said_to_be_picked_before_it_is(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked: list[OrderId] = []
    monkeypatch.setattr(scanner.bench, "went_on", picked.append)
    scanner.open(TEES)

    scanner.scan(TEE_M, POT, TEE_L)

    assert picked == []


def test_a_case_counts_its_units_with_one_scan(scanner: Scanner) -> None:
    scanner.open(an_order().of(("TEE-M", 7)))

    assert scanner.scan(CASE) == [Cue.COUNTED]
    assert scanner.echo[0] == "6 of 7"


def test_an_answer_takes_the_place_of_the_one_before(scanner: Scanner) -> None:
    scanner.open(an_order().of(("TEE-M", 3)))
    scanner.scan(TEE_M)
    first = scanner.bench.echo.model

    scanner.scan(TEE_M)

    assert scanner.bench.echo.model.turn == first.turn + 1
    assert scanner.echo[0] == "2 of 3"


@pytest.mark.parametrize(
    ("marketplace", "opens"), [("A1F83G8C2ARO7P", True), ("ATVPDKIKX0DER", False)]
)
def test_the_country_of_the_open_order_decides_whose_label_a_number_can_be(
    scanner: Scanner, marketplace: str, opens: bool
) -> None:
    scanner.open(TEES.picked().facts_with(marketplace=marketplace))

    scanner.scan("986578788853")  # in Britain it can be Parcelforce's, elsewhere it is misread

    assert scanner.bench.carrier.model.shown is opens
    assert scanner.panel.title == ("" if opens else "Misread")


# The windows that may be open meanwhile.


def test_a_scan_that_counts_closes_the_windows_over_the_order(scanner: Scanner) -> None:
    scanner.open(TEES)
    scanner.bench.order.touch_line("L-POT")
    assert scanner.bench.count.model.line_id == "L-POT"

    assert scanner.scan(TEE_M) == [Cue.COUNTED]

    assert not scanner.bench.count.model.shown
    assert by_hand(kept(scanner.desk.store), LineId("L-POT")) == 0


def test_a_scan_that_counts_puts_the_paper_away(scanner: Scanner) -> None:
    scanner.open(TEES)
    scanner.bench.order.step("print")
    scanner.bench.order.show_paper()
    assert scanner.bench.paper.model.title

    scanner.scan(TEE_M)

    assert not scanner.bench.paper.model.shown


def test_a_scan_that_is_refused_leaves_the_window_open_behind_the_panel(scanner: Scanner) -> None:
    scanner.open(TEES)
    scanner.bench.order.touch_line("L-POT")
    scanner.bench.count.more()

    assert scanner.scan(TEE_L) == [Cue.WRONG]

    assert scanner.bench.count.model.count == "1"
    assert scanner.panel.shown


def test_another_order_that_is_opened_closes_the_count_of_the_one_before(scanner: Scanner) -> None:
    scanner.open(TEES, an_order(2))
    scanner.bench.order.touch_line("L-POT")
    scanner.bench.count.more()

    scanner.scan(order_id(2))
    scanner.bench.count.confirm()

    assert not scanner.bench.count.model.shown
    assert scanner.have() == {}


# Nothing is open.


@pytest.mark.parametrize(
    ("code", "cue", "title", "tone"),
    [
        (TEE_M, Cue.ATTENTION, "No order is open", Tone.LOOK),
        (LABEL, Cue.ATTENTION, "No order is open", Tone.LOOK),
        (NOBODYS, Cue.WRONG, "Unknown code", Tone.STOP),
        ("what is this", Cue.WRONG, "Unknown code", Tone.STOP),
        (MISREAD, Cue.ATTENTION, "Misread", Tone.LOOK),
    ],
)
def test_without_an_open_order_the_bench_says_what_is_missing(
    scanner: Scanner, code: str, cue: Cue, title: str, tone: Tone
) -> None:
    assert scanner.scan(code) == [cue]

    assert (scanner.panel.title, scanner.panel.tone, scanner.panel.code) == (title, tone, code)


def test_whatever_is_scanned_has_one_answer_and_breaks_nothing(scanner: Scanner) -> None:
    scanner.open(TEES)
    for code in ("", "\x00", "]C1", "]d2", "\ud800", "7" * 5000, "🚚", "{0} %s", "[b]x[/b]"):
        assert len(scanner.scan(code)) == 1, code
        assert scanner.panel.title in {"Unknown code", "Misread"}, code
        assert scanner.panel.code.isprintable()
        assert len(scanner.panel.code) <= 60
        scanner.bench.notice.act()

    assert scanner.have() == {}


def test_a_store_that_fails_is_said_and_the_next_scan_is_taken(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner.open(TEES)
    with monkeypatch.context() as broken:
        broken.setattr(scanner.desk.store, "transact", lambda _work: 1 / 0)
        assert scanner.scan(TEE_M) == [Cue.WRONG]
    assert scanner.panel.tone is Tone.STOP
    scanner.bench.notice.act()

    assert scanner.scan(TEE_M) == [Cue.COUNTED]
    assert scanner.have() == {"TEE-M": 1}


def test_what_another_bench_did_meanwhile_is_said(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner.open(TEES.allocated())
    stale = kept(scanner.desk.store)
    scanner.scan(TEE_M)
    monkeypatch.setattr(scanner.desk.store.orders, "get", lambda _: stale)

    assert scanner.scan(TEE_M) == [Cue.WRONG]
    assert scanner.panel.title == "Somebody was faster"
    assert scanner.panel.code == TEE_M
