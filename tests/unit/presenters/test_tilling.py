"""The till on the glass: X to look, Z to close, the drawer counted, currency by currency."""

from __future__ import annotations

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.domain.money import NO_CURRENCY, Money
from kiosk.domain.till import EntryKind, Tender
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.marks import Tone
from kiosk.presenters.tilling import TillPresenter
from tests.fakes.clock import TurnableClock
from tests.fakes.runner import Later
from tests.unit.presenters.tills import closed, figures, post, type_in


@pytest.fixture
def window(bench: BenchPresenter) -> TillPresenter:
    return bench.tilling


def test_a_till_at_which_nothing_was_posted_says_so(window: TillPresenter) -> None:
    window.show()

    model = window.model
    assert (model.title, model.period) == ("Till, Bench 1", "Since the beginning")
    assert (model.figures, model.nothing) == ((), "Nothing was posted yet.")
    assert (model.print_word, model.print_detail) == ("Print X", "Laser")


def test_x_reads_sales_returns_and_the_drawer_and_changes_nothing(
    window: TillPresenter, desk: Desk
) -> None:
    post(desk, 4200, Tender.CHANNEL, kind=EntryKind.SALE)
    post(desk, -1200)
    post(desk, -500, Tender.CARD)

    for _ in range(2):
        window.show()

    assert figures(window) == [
        ("Sent, Amazon", "1", "£42.00"),
        ("Returns, card", "1", "-£5.00"),
        ("Returns, cash", "1", "-£12.00"),
        ("Float", "", "£0.00"),
        ("Cash in and out", "", "-£12.00"),
        ("Should be in the drawer", "", "-£12.00"),
        ("Counted", "", "not counted"),
    ]
    assert window.model.past == ()


def test_the_float_is_kept_and_expected_in_the_drawer(window: TillPresenter, desk: Desk) -> None:
    window.show()
    window.float()
    assert (window.model.entry_title, window.model.entry) == ("Float, GBP", "£0.00")
    assert not window.model.close_till_live

    type_in(window, "10000")
    post(desk, -1299)
    window.reload()

    assert ("Float", "", "£100.00") in figures(window)
    assert ("Should be in the drawer", "", "£87.01") in figures(window)
    assert window.model.entry_title == ""


@pytest.mark.parametrize(
    ("digits", "difference", "tone"),
    [("8701", "£0.00", Tone.GO), ("8601", "-£1.00", Tone.STOP), ("8801", "£1.00", Tone.STOP)],
)
def test_what_was_counted_is_held_against_what_should_be_there(
    window: TillPresenter, desk: Desk, digits: str, difference: str, tone: Tone
) -> None:
    window.show()
    window.float()
    type_in(window, "10000")
    post(desk, -1299)
    window.count()
    type_in(window, digits)

    *_, last = window.model.figures
    assert (last.label, last.amount, last.tone, last.strong) == (
        "Difference", difference, tone, True,
    )  # fmt: skip


def test_a_slip_of_the_finger_is_erased_and_no_number_grows_without_end(
    window: TillPresenter,
) -> None:
    window.show()
    window.count()
    for char in "12x4":
        window.digit(char)
    window.erase()
    assert window.model.entry == "£0.12"
    for _ in range(20):
        window.digit("9")
    assert len(window.model.entry) <= len("£999,999.99")
    window.count()
    assert not window.model.entry_live


def test_z_is_asked_for_closes_and_starts_from_nothing(
    window: TillPresenter, bench: BenchPresenter, desk: Desk, clock: TurnableClock
) -> None:
    post(desk, -1200)
    window.show()
    window.count()
    type_in(window, "500")
    window.close_till()
    assert bench.notice.model.title == "Close the till with Z 1?"
    assert not window.model.past

    bench.notice.choose("yes")

    (z,) = desk.store.read(lambda: desk.store.till.readings(desk.bench, limit=9))
    assert (z.number, z.drawers[0].counted) == (1, Money(500, "GBP"))
    assert figures(window) == []
    assert window.model.period == "Since 12:00"
    assert [each.word for each in window.model.past] == ["Z reading 1"]
    clock.advance(60)
    post(desk, -100)
    window.reload()
    assert figures(window)[0] == ("Returns, cash", "1", "-£1.00")
    assert ("Counted", "", "not counted") in figures(window)


def test_a_z_that_is_not_wanted_after_all_closes_nothing(
    window: TillPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    window.show()
    window.close_till()
    bench.notice.other()

    assert desk.store.read(lambda: desk.store.till.readings(desk.bench, limit=9)) == []


def test_several_currencies_are_counted_apart_and_never_added_up(
    window: TillPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    post(desk, -1200)
    post(desk, -900, currency="EUR")
    post(desk, -500, currency="JPY")
    window.show()
    window.float()
    type_in(window, "5000")
    window.float()
    assert [(each.word, each.chosen) for each in window.model.drawers] == [
        ("GBP", True), ("EUR", False), ("JPY", False),
    ]  # fmt: skip
    window.currency("EUR")
    assert (window.model.entry_title, window.model.entry) == ("Float, EUR", "€0.00")
    type_in(window, "2000")
    window.count()
    window.currency("JPY")
    type_in(window, "7")

    amounts = [amount for label, _, amount in figures(window) if label == "Should be in the drawer"]
    assert amounts == ["€11.00", "£38.00", "-JP¥500"]
    assert [one.tone for one in window.model.figures if one.label == "Difference"] == [Tone.STOP]
    closed(window, bench)
    (z,) = desk.store.read(lambda: desk.store.till.readings(desk.bench, limit=9))
    assert {each.float_: each.counted for each in z.drawers} == {
        Money(5000, "GBP"): None,
        Money(2000, "EUR"): None,
        Money(0, "JPY"): Money(7, "JPY"),
    }


def test_one_currency_is_no_choice(window: TillPresenter, desk: Desk) -> None:
    post(desk, -1200)
    window.show()
    window.count()

    assert window.model.drawers == ()


def test_goods_whose_price_is_not_known_are_counted_without_an_amount(
    window: TillPresenter, desk: Desk
) -> None:
    post(desk, 0, Tender.CHANNEL, NO_CURRENCY, EntryKind.SALE)
    window.show()

    assert figures(window) == [("Sent, Amazon", "1", "")]


def test_the_window_reads_again_when_the_till_has_changed(
    window: TillPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    window.show()
    post(desk, -1200)

    bench.changed(Changes(till=True))

    assert figures(window)[0] == ("Returns, cash", "1", "-£12.00")


def test_a_window_that_was_closed_stays_closed_and_forgets_its_count(
    busy_bench: BenchPresenter, later: Later
) -> None:
    window = busy_bench.tilling
    window.show()
    window.close()
    later.catch_up()
    assert not window.model.shown
    window.reload()
    assert not later.waiting

    window.show()
    later.catch_up()
    window.count()
    type_in(window, "500")
    window.close()
    window.show()
    later.catch_up()
    assert figures(window) == []
