"""The cash drawer opens for cash that leaves it, once, and for nothing that a text says."""

from __future__ import annotations

import pytest

from kiosk.documents.document import Document, Letterhead
from kiosk.documents.return_receipt import return_receipt
from kiosk.domain.till import Tender
from kiosk.printing.escpos import compose
from kiosk.printing.media import A4
from kiosk.printing.pdf import render
from kiosk.printing.roll_layout import strips
from kiosk.printing.roll_picture import picture
from tests.fakes.escpos_paper import Paper
from tests.unit.documents.receipts import receipt, returned
from tests.unit.printing.papers import ROLLS
from tests.unit.printing.sheets import pages

KICK = "\x1bp\x00\x19\xfa"
EVIL = Letterhead(name=f"{KICK}Fernhill", address=(KICK,))
CASH = return_receipt(receipt(letterhead=EVIL))


def kicks(document: Document, roll: str = "80mm") -> list[int]:
    paper = Paper(ROLLS[roll].dots)
    paper.print(compose(document, ROLLS[roll]))
    assert not paper.unexpected
    return paper.kicks


@pytest.mark.parametrize("roll", ROLLS)
def test_cash_that_is_given_back_opens_the_drawer_once(roll: str) -> None:
    assert kicks(CASH, roll) == [0]


def test_it_opens_before_the_first_letter_with_the_pulse_of_every_drawer() -> None:
    job = compose(CASH, ROLLS["80mm"])

    assert job.startswith(b"\x1b@\x1c.\x1bR\x00\x1bp\x0022")


@pytest.mark.parametrize(
    "document",
    [
        return_receipt(receipt(letterhead=EVIL, copy=2)),
        return_receipt(receipt(letterhead=EVIL, returned=returned(tender=Tender.CARD))),
        return_receipt(receipt(letterhead=EVIL, returned=returned(number=13, reverses=12))),
    ],
    ids=["a copy", "a card", "a reversal"],
)
def test_nothing_else_opens_it(document: Document) -> None:
    assert kicks(document) == []


def test_a_drawer_is_nothing_that_can_be_seen() -> None:
    card = return_receipt(receipt(letterhead=EVIL, returned=returned(tender=Tender.CARD)))
    profile = ROLLS["80mm"]

    sizes = {picture(strips(one, profile), profile).size for one in (CASH, card)}

    assert len(sizes) == 1
    assert len(pages(render(CASH, A4))) == 1


@pytest.mark.parametrize("roll", ROLLS)
def test_a_receipt_has_a_line_to_sign_on_with_room_above_it(roll: str) -> None:
    paper = Paper(ROLLS[roll].dots)
    paper.print(compose(CASH, ROLLS[roll]))
    (sheet,) = paper.cuts

    assert "Signature" in [line.strip() for line in sheet.lines]
    assert "SIGNATURE" in pages(render(CASH, A4))[0]
