"""The picking note says what to gather, and whose paper it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from kiosk.documents.document import (
    Barcode,
    BigNumber,
    ChannelMark,
    CopyMark,
    Document,
    Fact,
    Facts,
    Footer,
    Letterhead,
    Note,
    Totals,
)
from kiosk.documents.picking_note import picking_note
from kiosk.domain.order import Progress
from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.values import LineId
from tests.unit.documents.orders import LETTERHEAD, NOW, NUMBER, line, order, request

B = TypeVar("B")


def blocks(document: Document, kind: type[B]) -> list[B]:
    return [block for block in document.blocks if isinstance(block, kind)]


def fact(document: Document, label: str) -> Fact | None:
    (facts,) = blocks(document, Facts)
    return next((each for each in facts.facts if each.label == label), None)


def test_the_channel_stands_first_and_the_company_after_it() -> None:
    note = picking_note(request())

    assert note.blocks[:2] == (ChannelMark(word="Amazon"), LETTERHEAD)


def test_the_last_six_digits_are_told_apart_and_the_barcode_is_the_whole_number() -> None:
    note = picking_note(request())

    (number,) = blocks(note, BigNumber)
    assert (number.head, number.tail) == ("202-1234567-8", "901234")
    assert [code.data for code in blocks(note, Barcode)] == [NUMBER]


@pytest.mark.parametrize(("number", "tail"), [("12", "12"), ("", ""), ("ab-12-3", "ab-12-3")])
def test_a_short_number_is_all_tail(number: str, tail: str) -> None:
    note = picking_note(request(order(number=number)))

    assert blocks(note, BigNumber)[0].tail == tail


def test_ship_by_stands_in_the_benchs_time() -> None:
    ship_by = fact(picking_note(request()), "Ship by")

    assert ship_by == Fact(label="Ship by", value="Mon 23 Nov 16:00", strong=True)


def test_a_passed_ship_by_is_called_late() -> None:
    late = fact(picking_note(request(ship_by=NOW - timedelta(minutes=1))), "Ship by")

    assert late is not None
    assert late.alarm == "late"


def test_an_unknown_ship_by_is_said_to_be_so() -> None:
    unknown = fact(picking_note(request(ship_by=None)), "Ship by")

    assert unknown is not None
    assert unknown.value == "not known"
    assert not unknown.alarm


@pytest.mark.parametrize(
    ("service", "words", "strong"),
    [
        ("NEXT_DAY", "Next day", True),
        ("STANDARD", "Standard", False),
        ("SOME_NEW_SERVICE", "Some new service", False),
    ],
)
def test_the_service_is_worded_and_a_fast_one_is_strong(
    service: str, words: str, strong: bool
) -> None:
    shown = fact(picking_note(request(order(service=service))), "Service")

    assert shown == Fact(label="Service", value=words, strong=strong)


def test_only_the_country_is_told_of_the_buyer() -> None:
    personal = Personal(
        buyer_name="Anna Nowak",
        buyer_email="a@example.org",
        address=Address(name="Anna Nowak", line1="Lipowa 7", city="Kraków", country="PL"),
        gifts={LineId("MUG-GRN"): Gift(message="Happy birthday, Ola")},
        delivery_note="Ring twice",
    )

    note = picking_note(request(order(line(gift=True), personal=personal)))

    assert fact(note, "To") == Fact(label="To", value="Poland")
    told = repr(note)
    for word in ("Anna", "Nowak", "Lipowa", "Krak", "example.org", "birthday", "Ring"):
        assert word not in told


def test_a_country_that_is_none_is_shown_as_it_came() -> None:
    odd = order(personal=Personal(address=Address(country="XX")))

    assert fact(picking_note(request(odd)), "To") == Fact(label="To", value="XX")


def test_the_first_note_bears_no_copy_mark() -> None:
    note = picking_note(request())

    assert not blocks(note, CopyMark)
    assert note.name == f"picking-note_{NUMBER}_copy-1"


def test_a_reprint_says_which_copy_it_is() -> None:
    note = picking_note(request(copy=2))

    assert [mark.word for mark in blocks(note, CopyMark)] == ["COPY 2"]
    assert note.name == f"picking-note_{NUMBER}_copy-2"
    assert note.copy == 2


def test_copies_count_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        picking_note(request(copy=0))


def test_the_totals_count_lines_and_units_to_gather() -> None:
    asked = order(line("A", 3), line("B", 2, fulfilled=1), line("C", 1, fulfilled=1))

    (totals,) = blocks(picking_note(request(asked)), Totals)

    assert [(each.value, each.label) for each in totals.totals] == [("2", "lines"), ("4", "units")]


def test_one_of_each_is_counted_in_the_singular() -> None:
    (totals,) = blocks(picking_note(request()), Totals)

    assert [each.label for each in totals.totals] == ["line", "unit"]


def test_the_foot_says_when_where_and_who() -> None:
    (footer,) = blocks(picking_note(request()), Footer)

    assert footer.parts == ("Printed Mon 23 Nov 2026 14:05", "Bench 2", "Sam")


def test_a_despatched_order_warns_against_picking_it_again() -> None:
    gone = replace(order(), progress=Progress.DESPATCHED)

    assert "despatched" in blocks(picking_note(request(gone)), Note)[0].text


def test_an_order_that_amazon_counts_as_sent_says_so() -> None:
    sent = order(line(ordered=2, fulfilled=2))

    assert "every unit as sent" in blocks(picking_note(request(sent)), Note)[0].text


def test_an_ordinary_order_has_no_note() -> None:
    assert not blocks(picking_note(request()), Note)


def test_words_from_outside_are_cleaned() -> None:
    head = Letterhead(name="A\x1b@B", address=("", "\u202eMill Lane", *["x"] * 20))

    note = picking_note(request(letterhead=head, bench="\x00", person="S\nam"))

    (shown,) = blocks(note, Letterhead)
    assert shown.name == "A @B"
    assert shown.address[0] == "Mill Lane"
    assert len(shown.address) == 8
    assert blocks(note, Footer)[0].parts[1:] == ("S am",)
