"""The window in which a line is counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.picks import by_hand
from kiosk.domain.values import OrderId
from kiosk.presenters.count import CountPresenter
from kiosk.presenters.models_count import CountModel
from tests.fakes.builders import a_line, an_order
from tests.fakes.kept import history, kept
from tests.unit.presenters.scanning import ID, SHOP, TEE, TEES, Scanner, touched


def test_a_touched_line_shows_what_it_is_and_how_many_there_are(scanner: Scanner) -> None:
    window = touched(scanner, TEES.of(("TEE-M", 3), ("POT", 1)).counted("TEE-M"))

    assert window.model == CountModel(
        shown=True,
        line_id=TEE,
        bin="A-03",
        title="The TEE-M",
        sku="TEE-M",
        picture="pictures/tee.png",
        hint="Scan its barcode, or count by hand: that is recorded.",
        count="1",
        of="of 3",
        less_live=True,
        more_live=True,
        all_word="All 3",
        all_live=True,
        confirm_word="Count 1",
        confirm_live=False,
        close_word="Back",
    )


@pytest.mark.parametrize("line", ["L-BAG", "L-NEW"])
def test_goods_without_a_barcode_are_counted_by_hand(scanner: Scanner, line: str) -> None:
    window = touched(scanner, an_order().of(("BAG", 1), ("NEW", 1)), line)

    assert window.model.hint == "It has no barcode here: count it by hand."
    assert (window.model.bin, window.model.picture) == ("no bin", "")


def test_what_amazon_gives_no_title_has_the_shops_own(scanner: Scanner) -> None:
    window = touched(scanner, an_order().of(a_line("TEE-M", title="")))

    assert window.model.title == "Cotton T-shirt, navy, M"


def test_goods_with_only_a_further_barcode_can_be_scanned(scanner: Scanner) -> None:
    scanner.know(replace(SHOP[0], gtin=""))

    assert touched(scanner, TEES).model.hint.startswith("Scan its barcode")


@pytest.mark.parametrize(
    ("have", "less", "more", "all_live"),
    [(0, False, True, True), (1, True, True, True), (2, True, False, False)],
)
def test_what_can_not_be_is_not_offered(
    scanner: Scanner, have: int, less: bool, more: bool, all_live: bool
) -> None:
    model = touched(scanner, TEES.counted("TEE-M", have) if have else TEES).model

    assert (model.less_live, model.more_live, model.all_live) == (less, more, all_live)
    assert not model.confirm_live


def test_more_and_less_change_the_number_and_nothing_else(scanner: Scanner) -> None:
    window = touched(scanner, TEES.of(("TEE-M", 3)).counted("TEE-M"))

    window.more()
    assert (window.model.count, window.model.confirm_word) == ("2", "Count 2")
    assert window.model.confirm_live
    window.less()
    window.less()
    assert window.model.count == "0"
    window.less()
    assert window.model.count == "0"
    assert scanner.have() == {"TEE-M": 1}


def test_more_than_is_wanted_is_shown_but_not_taken(scanner: Scanner) -> None:
    window = touched(scanner, TEES)
    for _ in range(3):
        window.more()

    assert (window.model.count, window.model.confirm_live) == ("3", False)
    window.confirm()
    assert window.model.shown
    assert scanner.have() == {}


def test_confirming_counts_by_hand_and_closes(scanner: Scanner) -> None:
    window = touched(scanner, TEES.counted("TEE-M"))
    window.more()

    window.confirm()

    assert window.model == CountModel()
    assert not scanner.bench.notice.shown
    order = kept(scanner.desk.store)
    assert by_hand(order, TEE) == 1
    assert (order.picks[-1].means, order.picks[-1].units) == (Means.TOUCH, 1)
    entry = history(scanner.desk.store)[-1]
    assert (entry.event, entry.means, entry.note) == (Event.COUNTED, Means.TOUCH, "TEE-M 2/2")
    (line, _) = scanner.bench.order.model.lines
    assert (line.count, [mark.word for mark in line.notes]) == ("2", ["1 by hand"])


def test_counting_down_takes_units_away(scanner: Scanner) -> None:
    window = touched(scanner, TEES.counted("TEE-M", 2))
    window.less()

    window.confirm()

    assert scanner.have() == {"TEE-M": 1}


def test_all_is_one_touch(scanner: Scanner) -> None:
    window = touched(scanner, TEES)

    window.all()

    assert not window.model.shown
    assert scanner.have() == {"TEE-M": 2}


def test_the_last_line_by_hand_picks_the_order(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked: list[OrderId] = []
    monkeypatch.setattr(scanner.bench, "went_on", picked.append)
    window = touched(scanner, TEES.counted("POT"))
    window.more()
    window.confirm()
    assert picked == []

    scanner.bench.order.touch_line(TEE)
    window.all()

    assert kept(scanner.desk.store).progress is Progress.PICKED
    assert picked == [ID]
    assert scanner.bench.order.model.steps[2].state == "done"


# The pad.


def digits(window: CountPresenter, keys: str) -> str:
    for key in keys:
        if key == "<":
            window.erase()
        elif key == "+":
            window.more()
        else:
            window.digit(key)
    return window.model.count


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("2", "2"),
        ("12", "12"),
        ("05", "5"),
        ("123456", "12345"),
        ("12<", "1"),
        ("12<<", "0"),
        ("<", "0"),
        ("<<<7", "7"),
        ("1<2", "2"),
        ("12+", "13"),
        ("1+3", "3"),
        ("x", "4"),
        ("²", "4"),
        ("", "4"),
        ("٣", "3"),
    ],
)
def test_digits_are_entered_as_on_any_pad(scanner: Scanner, keys: str, count: str) -> None:
    window = touched(scanner, an_order().of(("TEE-M", 99_999)).counted("TEE-M", 4))

    assert digits(window, keys) == count


def test_the_first_digit_takes_the_place_of_what_stands_there(scanner: Scanner) -> None:
    window = touched(scanner, an_order().of(("TEE-M", 50)).counted("TEE-M", 4))

    digits(window, "12")
    window.confirm()

    assert scanner.have() == {"TEE-M": 12}
