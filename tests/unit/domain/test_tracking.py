"""Tracking numbers as a person scans or types them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.tracking import LONGEST, SHORTEST, in_groups, tracking_number

PATTERN = re.compile(r"[A-Z0-9]+([-/.][A-Z0-9]+)*", re.ASCII)


@pytest.mark.parametrize(
    ("scanned", "number"),
    [
        ("AB123456785GB", "AB123456785GB"),
        ("ab 1234 5678 5gb", "AB123456785GB"),
        ("\x1dAB123456785GB\r\n", "AB123456785GB"),
        ("\u00a0AB12\u2003345\t", "AB12345"),
        ("1z-999.aa/1", "1Z-999.AA/1"),
        ("1234", "1234"),
        ("9" * LONGEST, "9" * LONGEST),
    ],
)
def test_a_number_is_written_as_the_carrier_does(scanned: str, number: str) -> None:
    assert tracking_number(scanned) == number


@pytest.mark.parametrize("blank", ["", " ", "\r\n", "\u2003\x00"])
def test_nothing_scanned_is_told_apart_from_nonsense(blank: str) -> None:
    with pytest.raises(Refused) as no:
        tracking_number(blank)

    assert no.value.reason is Refusal.TRACKING_EMPTY


@pytest.mark.parametrize(
    "odd",
    ["123", "9" * (LONGEST + 1), "-1234", "1234-", "12--34", "AB#1234", "https://x.example/1"],
)
def test_what_can_be_no_tracking_number_is_refused_and_shown(odd: str) -> None:
    with pytest.raises(Refused) as no:
        tracking_number(odd)

    assert no.value.reason is Refusal.TRACKING_MALFORMED
    assert no.value.about == odd[:LONGEST]


@pytest.mark.parametrize("odd", ["1Zß999AA", "١٢٣٤٥", "AB１２３４", "ﬁ12345", "ıı12345"])
def test_letters_and_digits_of_other_alphabets_are_not_turned_into_ours(odd: str) -> None:
    with pytest.raises(Refused) as no:
        tracking_number(odd)

    assert no.value.reason is Refusal.TRACKING_MALFORMED


@settings(max_examples=60)
@given(st.text(max_size=60) | st.text("ab19-/. \r\x1dßé", max_size=60))
def test_whatever_is_scanned_becomes_a_sound_number_or_a_refusal(scanned: str) -> None:
    try:
        number = tracking_number(scanned)
    except Refused as no:
        assert no.reason in {Refusal.TRACKING_EMPTY, Refusal.TRACKING_MALFORMED}  # noqa: PT017
    else:
        assert PATTERN.fullmatch(number)
        assert SHORTEST <= len(number) <= LONGEST
        assert tracking_number(number) == number


def test_a_flood_from_a_broken_scanner_is_cut_off() -> None:
    with pytest.raises(Refused) as no:
        tracking_number("7" * 10_000_000)

    assert len(no.value.about) == LONGEST


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("AB123456785GB", "AB 1234 5678 5 GB"),
        ("12345678", "1234 5678"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_a_number_stands_in_groups_for_the_eye(number: str, shown: str) -> None:
    assert in_groups(number) == shown
