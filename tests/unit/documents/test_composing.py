"""Any paper of an order is composed from the copy that was asked for, and always the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.documents.composing import House, NoMatter, composed
from kiosk.documents.document import (
    Closing,
    CopyMark,
    Document,
    Fact,
    FinePrint,
    Footer,
    Letterhead,
    Recipient,
)
from kiosk.documents.house_blocks import Figures
from kiosk.documents.paper_names import paper_name
from kiosk.documents.proof import Proof, proof_page
from kiosk.documents.shop_words import ShopWords
from kiosk.documents.till_reading import till_reading
from kiosk.domain.order import Order
from kiosk.domain.paper import OF_AN_ORDER, Paper, PaperJob, PaperKind
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.till import ReadingKind
from tests.fakes.builders import an_order, details
from tests.unit.documents.blocks import block, blocks, fact
from tests.unit.documents.house import posted, reading, till
from tests.unit.documents.orders import LETTERHEAD, LONDON
from tests.unit.documents.receipts import came_back, returned

AT = datetime(2026, 11, 23, 14, 5, 40, tzinfo=UTC)
HOUSE = House(
    letterhead=LETTERHEAD,
    zone=LONDON,
    bench="Bench 2",
    words=ShopWords(returns="Within 30 days.", registration="No. 01234567"),
    origin="GB",
    return_to=("Returns dock", "Leeds"),
)
PACKED = an_order().packed(details()).order()
NOTE, SLIP, LABEL, BACK = OF_AN_ORDER


def paper(kind: PaperKind, order: Order = PACKED, **job: object) -> Document:
    given = PaperJob(kind=kind, copy=1, printer="Laser", at=AT, person="Sam")
    asked = replace(given, **job)  # type: ignore[arg-type]
    return composed(HOUSE, Paper(job=asked, of=order.id, order=order))


@pytest.mark.parametrize("kind", OF_AN_ORDER)
def test_each_paper_bears_the_name_of_its_copy(kind: PaperKind) -> None:
    made = paper(kind, copy=3)

    assert (made.kind, made.copy) == (kind.value, 3)
    assert made.name == f"{kind.value}_{PACKED.id}_copy-3"


@pytest.mark.parametrize("kind", OF_AN_ORDER)
def test_a_paper_made_ready_is_the_paper_that_is_printed_in_the_same_minute(
    kind: PaperKind,
) -> None:
    ahead = paper(kind)

    assert paper(kind, at=AT + timedelta(seconds=15)) == ahead
    assert hash(paper(kind)) == hash(ahead)
    # Only a note bears the minute; what goes into the box bears the day.
    later = paper(kind, at=AT + timedelta(minutes=40))
    assert (later == ahead) is (kind is not NOTE)


def test_a_note_made_ready_in_the_minute_in_which_it_becomes_late_is_the_one_printed() -> None:
    due = replace(PACKED, facts=replace(PACKED.facts, ship_by=AT))

    before, after = (paper(NOTE, due, at=AT + timedelta(seconds=by)) for by in (-10, 10))

    assert before == after


@pytest.mark.parametrize("kind", OF_AN_ORDER)
def test_a_copy_says_which_and_when(kind: PaperKind) -> None:
    assert blocks(paper(kind), CopyMark) == []

    (mark,) = blocks(paper(kind, copy=2), CopyMark)

    assert mark.word == "COPY 2 · 14:05"


def test_slips_bear_what_the_company_says() -> None:
    ref = PACKED.parcels[-1].ref
    slip, back = paper(SLIP, parcel=ref), paper(BACK)

    assert [one.text for one in blocks(slip, Closing)] == ["Within 30 days."]
    assert [one.text for one in blocks(slip, FinePrint)] == ["No. 01234567"]
    assert [one.lines for one in blocks(back, Recipient)] == [("Returns dock", "Leeds")]
    assert slip.name == f"packing-slip_{PACKED.id}_{ref}_copy-1"


def test_the_receipt_of_a_return_is_made_of_the_return() -> None:
    back = returned(PACKED, lines=(came_back("MUG-BLUE"),))
    job = PaperJob(kind=PaperKind.RETURN_RECEIPT, copy=2, printer="Laser", at=AT, number=12)

    made = composed(HOUSE, Paper(job=job, of=PACKED.id, order=PACKED, returned=back))

    assert made.name == f"return-receipt_{PACKED.id}_12_copy-2"
    assert fact(made, "Date") == Fact(label="Date", value="23 Nov 2026 17:58")
    assert [mark.word for mark in blocks(made, CopyMark)] == ["COPY 2 · 14:05"]


def test_a_put_back_slip_names_who_asked_for_it() -> None:
    made = paper(PaperKind.PUT_BACK_SLIP, an_order().picked().cancelled().order())

    assert (made.kind, made.name) == ("put-back-slip", f"put-back-slip_{PACKED.id}_copy-1")
    assert "Sam" in block(made, Footer).parts


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ReadingKind.Z, "till-reading_z-17_Bench-2_copy-1"),
        (ReadingKind.X, "till-reading_x-20260701-175807_Bench-2_copy-1"),
    ],
)
def test_a_reading_needs_no_order_and_is_called_by_its_number_or_its_second(
    kind: ReadingKind, name: str
) -> None:
    taken = datetime(2026, 7, 1, 16, 58, 7, tzinfo=UTC).astimezone(LONDON)
    asked = reading(kind=kind, at=taken, lines=(posted(channel="amazon"),))
    snapshot = asked if kind is ReadingKind.X else None
    job = PaperJob(
        kind=PaperKind.TILL_READING, copy=1, printer="P", at=AT, number=17, reading=snapshot
    )

    made = composed(HOUSE, Paper(job=job, of=reading_id(asked), reading=asked))

    # As the paper itself would be called, so that its check code is found in the outbox.
    assert made.name == name == till_reading(till(asked)).name
    assert blocks(made, Figures)[0].rows[0].label == "Amazon"


def test_a_paper_is_called_as_its_row_says_though_the_bench_has_moved_since() -> None:
    elsewhere = reading(kind=ReadingKind.X, at=datetime(2026, 7, 1, 16, 58, 7, tzinfo=UTC))
    job = PaperJob(kind=PaperKind.TILL_READING, copy=1, printer="P", at=AT, reading=elsewhere)
    of = reading_id(elsewhere)

    made = composed(HOUSE, Paper(job=job, of=of, reading=elsewhere))

    # By this name its check code is looked for.
    assert made.name == paper_name(of, job) != till_reading(till(elsewhere)).name


@pytest.mark.parametrize("kind", [PaperKind.TILL_READING, PaperKind.RETURN_RECEIPT])
def test_a_paper_about_nothing_is_not_made(kind: PaperKind) -> None:
    with pytest.raises(NoMatter):
        paper(kind)
    with pytest.raises(NoMatter, match="no order"):
        composed(HOUSE, Paper(job=PaperJob(kind=NOTE, copy=1, printer="", at=AT), of=PACKED.id))


def test_a_test_page_names_its_printer_and_has_letters_of_all_kinds() -> None:
    page = proof_page(
        Proof(
            printer="Labels", where="cups://zebra, 4x6", at=AT, letterhead=Letterhead(name="x"),
            bench="Bench 2",
        )
    )  # fmt: skip

    text = repr(page)
    assert all(words in text for words in ("Labels", "cups://zebra", "£ €", "ß", "Łódź", "Привет"))
    assert all(words in text for words in ("山田", "😀"))
