"""The receipt says what came back, what was paid for it, and which paper of how many it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.documents.document import (
    Barcode,
    BigNumber,
    CopyMark,
    Document,
    FinePrint,
    Flags,
    SlipLines,
)
from kiosk.documents.house_blocks import Drawer, Figures, Signature
from kiosk.documents.return_receipt import opens_drawer, return_receipt
from kiosk.domain.money import Money
from kiosk.domain.returns import Condition, Reason, Return
from kiosk.domain.till import Tender
from tests.unit.documents.blocks import block, blocks, fact
from tests.unit.documents.orders import NUMBER, product, shop
from tests.unit.documents.receipts import came_back, receipt, returned

REVERSAL = returned(number=13, reverses=12)


def made(posted: Return | None = None, **changes: Any) -> Document:
    return return_receipt(receipt(returned=posted or returned(), **changes))


def says(document: Document, label: str) -> str:
    found = fact(document, label)
    assert found is not None, label
    return found.value


def test_it_bears_the_order_and_is_called_by_the_number_of_the_return() -> None:
    paper = made()

    number = block(paper, BigNumber)
    assert (number.label, number.head + number.tail) == ("Return 12", NUMBER)
    assert block(paper, Barcode).data == NUMBER
    assert paper.name == f"return-receipt_{NUMBER}_12_copy-1"


def test_it_says_when_where_who_why_and_that_amazon_has_refunded() -> None:
    paper = made()

    assert says(paper, "Date") == "23 Nov 2026 17:58"
    assert (says(paper, "Bench"), says(paper, "Taken by")) == ("Bench 2", "Sam")
    assert says(paper, "Reason") == "Damaged"
    assert says(paper, "Refund") == "refunded on Amazon"
    assert fact(made(returned(person="")), "Taken by") is None
    assert says(made(returned(refunded=False)), "Refund") == "not said to be refunded"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_words(reason: Reason) -> None:
    assert says(made(returned(reason=reason)), "Reason")


def test_each_line_says_how_many_and_what_becomes_of_them() -> None:
    lines = (
        came_back("TEE", 2),
        came_back("TEE", 1, Condition.QUARANTINE),
        came_back("MUG", 1, Condition.WRITTEN_OFF),
    )

    shown = block(made(returned(lines=lines)), SlipLines).lines

    assert [(one.quantity, one.sku, one.title, one.note) for one in shown] == [
        (2, "TEE", "Cotton T-shirt, navy", "Back to stock"),
        (1, "TEE", "Cotton T-shirt, navy", "Quarantine"),
        (1, "MUG", "Enamel mug", "Written off"),
    ]


def test_a_line_that_amazon_names_no_more_bears_the_shops_own_title() -> None:
    gone = returned(lines=(came_back("OLD"),))

    (shown,) = block(made(gone, products=shop(product("OLD", title="Tea cosy"))), SlipLines).lines
    (bare,) = block(made(gone), SlipLines).lines

    assert (shown.title, bare.title, bare.sku) == ("Tea cosy", "", "OLD")


@pytest.mark.parametrize(
    ("tender", "word"), [(Tender.CARD, "Card"), (Tender.CASH, "Cash"), (Tender.CHANNEL, "Amazon")]
)
def test_it_says_how_much_was_given_back_and_how(tender: Tender, word: str) -> None:
    money = block(made(returned(tender=tender, amount=Money(-500, "EUR"))), Figures)
    usual = block(made(returned(tender=tender)), Figures)

    assert money.rows[0].amount == "-€5.00"
    assert (usual.label, usual.rows[0].label, usual.rows[0].amount) == (
        "Given back", word, "£12.50",
    )  # fmt: skip


def test_a_reversal_says_what_it_takes_back_and_that_money_comes_in() -> None:
    paper = made(REVERSAL)

    (flag,) = block(paper, Flags).flags
    assert (flag.word, flag.urgent) == ("REVERSAL of return 12", True)
    assert block(paper, BigNumber).label == "Reversal 13"
    assert block(paper, Figures).label == "Taken back"
    assert block(paper, Figures).rows[0].amount == "£12.50"
    assert blocks(made(), Flags) == []


def test_it_is_signed_and_bears_the_companys_registration() -> None:
    paper = made()

    assert block(paper, Signature).label == "Signature"
    assert "01234567" in block(paper, FinePrint).text


def test_the_drawer_opens_for_the_cash_of_a_first_receipt_before_a_letter_is_printed() -> None:
    assert isinstance(made().blocks[0], Drawer)


@pytest.mark.parametrize(
    ("posted", "copy"),
    [(returned(), 2), (returned(tender=Tender.CARD), 1), (REVERSAL, 1)],
    ids=["a copy", "a card", "a reversal"],
)
def test_the_drawer_stays_shut_where_no_cash_leaves_it(posted: Return, copy: int) -> None:
    assert blocks(made(posted, copy=copy), Drawer) == []
    assert opens_drawer(posted) is (copy == 2)


def test_a_copy_says_so_and_differs_in_nothing_else() -> None:
    first, copy = made(), made(copy=2)

    (mark,) = blocks(copy, CopyMark)
    assert mark.word == "COPY 2"
    kept = tuple(one for one in copy.blocks if not isinstance(one, CopyMark))
    assert kept == first.blocks[1:]
    with pytest.raises(ValueError, match="count from 1"):
        return_receipt(replace(receipt(), copy=0))
