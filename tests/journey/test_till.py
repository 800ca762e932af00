"""The till: what left and what came back, the cash in its drawer, and readings kept for ever."""

from __future__ import annotations

import csv
import json

import pytest
from pypdf import PdfReader

from kiosk.demo import LABELS, RECEIPTS
from kiosk.simulator.shapes import Status
from kiosk.tour.hand import Hand
from tests.journey.conftest import MakeWorld, World
from tests.journey.steps import despatched, gathered, in_a_row, is_row, office, opened, packed

SHEETS = json.dumps(
    [{"name": name, "at": "folder:", "medium": "a4"} for name in (RECEIPTS, LABELS)]
)
"""On sheets words are words; on a roll they are dots."""
SOLD, PRICE, GIVEN_BACK = "SCF-MER-RST", "£34.50", "-£34.50"
"""An order of this alone is paid in pounds."""
FLOAT, EXPECTED, COUNTED, SHORT = "£250.40", "£215.90", "£213.90", "-£2.00"
READING_1 = (
    ("Sent, Amazon", "1", PRICE),
    ("Returns, cash", "1", GIVEN_BACK),
    ("Float", FLOAT),
    ("Cash in and out", GIVEN_BACK),
    ("Should be in the drawer", EXPECTED),
    ("Counted", COUNTED),
    ("Difference", SHORT),
)
PAPER_1 = ("Z reading 1", f"Amazon 1 1 {PRICE}", f"Cash 1 1 {GIVEN_BACK}", f"Difference {SHORT}")


@pytest.mark.parametrize("size", ["1280x800", "800x480"])
def test_a_day_is_closed_with_z_and_the_next_begins_with_no_entries(
    world: MakeWorld, size: str
) -> None:
    with world(size) as here:
        with here.bench(PACKBENCH_PRINTER=SHEETS) as hand:
            came_back_for_cash(here, hand)
            looked_at(here, hand)
            drawer_counted(here, hand)
            closed(here, hand, 1)
            here.picture(hand, "6-next-day")
            closed(here, hand, 2)
            in_a_row(hand, "Counted", "not counted")

        first, second = on_paper(here, 1), on_paper(here, 2)
        assert all(row in first for row in PAPER_1)
        assert second.startswith("Z reading 2")
        assert second.count("None 0 0 £0.00") == len(("Despatched", "Returns"))

        with here.bench(PACKBENCH_PRINTER=SHEETS) as hand:
            looked_back(here, hand)
            saved(here, hand)


def came_back_for_cash(here: World, hand: Hand) -> None:
    """An order leaves, and all of it comes back for cash."""
    order = next(
        o
        for o in here.shop.orders()
        if o.status is Status.UNSHIPPED and [line.sku for line in o.lines] == [SOLD]
    )
    opened(hand, order.id)
    gathered(hand)
    packed(hand, "Royal Mail", "AB123456785GB")
    despatched(hand)
    hand.touch("SUB")
    hand.touch("Rtn")
    hand.touch("All items")
    hand.touch("Next")
    hand.touch("Not refunded yet")
    hand.touch("Cash")
    hand.reads("posted")
    hand.touch("Touch to go on")
    hand.touch("Close")
    hand.leave("Back", "Subtotal")


def looked_at(here: World, hand: Hand) -> None:
    """X: both entries are there, and nobody has put in or counted anything."""
    office(hand, "Till")
    for words in READING_1[:2]:
        in_a_row(hand, *words)
    in_a_row(hand, "Counted", "not counted")
    here.picture(hand, "1-x")


def drawer_counted(here: World, hand: Hand) -> None:
    """Say what was put in and what is there; what should be there is reckoned."""
    typed(hand, "Float", "25040", FLOAT)
    here.picture(hand, "2-float-typed")
    hand.touch("Enter")
    in_a_row(hand, "Should be in the drawer", EXPECTED)
    typed(hand, "Count cash", "21390", COUNTED)
    hand.touch("Enter")
    for words in READING_1:
        in_a_row(hand, *words)
    here.picture(hand, "3-counted")


def typed(hand: Hand, button: str, digits: str, shown: str) -> None:
    """Type an amount; no digit twice in a row, which would be a glove that bounces."""
    hand.touch(button)
    hand.reads(", GBP")
    for digit in digits:
        hand.touch(digit)
    hand.reads(shown)


def closed(here: World, hand: Hand, number: int) -> None:
    """Z: asked, closed and printed; then the till holds no entries."""
    hand.touch("Z: close till")
    hand.reads(f"Close the till with Z {number}?")
    here.picture(hand, f"4-asked-{number}")
    hand.touch("Close the till")
    hand.reads(f"till-reading_z-{number}_Bench-1_copy-1.pdf")
    hand.wait(lambda seen: seen.pages, "the reading on the glass")
    here.picture(hand, f"5-paper-{number}")
    hand.touch("Close")
    hand.wait(lambda seen: seen.target(f"Z reading {number}"), f"Z {number} among the readings")
    sale, back = READING_1[:2]
    hand.wait(
        lambda seen: not is_row(seen, *sale) and not is_row(seen, *back), "a till without entries"
    )


def on_paper(here: World, number: int, copy: int = 1) -> str:
    """What stands on the paper of a Z."""
    found = here.folder / "papers" / f"till-reading_z-{number}_Bench-1_copy-{copy}.pdf"
    return "\n".join(page.extract_text() for page in PdfReader(found).pages)


def looked_back(here: World, hand: Hand) -> None:
    """Another day, the first reading says what it said, and is printed as a copy."""
    office(hand, "Till")
    hand.touch("Z reading 1")
    for words in READING_1:
        in_a_row(hand, *words)
    assert not hand.seen.target("Z: close till")
    here.picture(hand, "7-first-again")
    hand.touch("Print again")
    hand.reads("COPY 2")
    hand.reads("till-reading_z-1_Bench-1_copy-2.pdf")
    here.picture(hand, "8-copy-2")
    copy = on_paper(here, 1, copy=2)
    assert all(row in copy for row in ("COPY 2", *PAPER_1))
    hand.touch("Close")


def saved(here: World, hand: Hand) -> None:
    """The reading that is shown, as a table with its figures."""
    hand.touch("Save CSV")
    hand.reads("Saved")
    here.picture(hand, "9-saved")
    found = here.folder / "papers" / "till-reading_z-1_Bench-1.csv"
    with found.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    assert {row["reading"] for row in rows} == {"Z 1"}
    assert {row["currency"] for row in rows} == {"GBP"}
    assert {(row["what"], row["tender"]): row["amount"] for row in rows} == {
        ("sale", "channel"): "34.50",
        ("return", "cash"): "-34.50",
        ("float", "cash"): "250.40",
        ("cash moved", "cash"): "-34.50",
        ("cash expected", "cash"): "215.90",
        ("cash counted", "cash"): "213.90",
        ("cash difference", "cash"): "-2.00",
    }
