"""What a receipt printer says is told apart by its bytes, however it comes in pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.escpos_answers import (
    COVER_OPEN,
    CUTTER,
    FAULT,
    HOT,
    OFFLINE,
    OUT_OF_PAPER,
    Answers,
    Automatic,
    Paper,
    Printed,
    RealTime,
    trouble_of,
)

PRINTED = b"\x37\x227K3Q\x00"
ANSWERS = [
    (b"\x12", RealTime(0x12)),
    (b"\x1a", RealTime(0x1A)),
    (b"\x72", RealTime(0x72)),
    (b"\x00", Paper()),
    (b"\x0c", Paper()),
    (b"\x10\x00\x00\x00", Automatic("")),
    (b"\x18\x00\x0c\x00", Automatic(OUT_OF_PAPER)),
    (b"\x38\x00\x00\x00", Automatic(COVER_OPEN)),
    (b"\x10\x08\x00\x00", Automatic(CUTTER)),
    (b"\x10\x20\x00\x00", Automatic(FAULT)),
    (b"\x10\x40\x00\x00", Automatic(HOT)),
    (b"\x18\x00\x00\x00", Automatic(OFFLINE)),
    (b"\x10\x00\x03\x00", Automatic("")),
    (PRINTED, Printed(b"7K3Q")),
]


@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_each_answer_is_known_by_its_bytes(said: bytes, answer: object) -> None:
    assert Answers().read(said) == [answer]


@given(st.lists(st.sampled_from(ANSWERS), max_size=8), st.lists(st.integers(1, 5), min_size=1))
def test_answers_are_read_in_their_order_however_they_are_cut(
    given_: list[tuple[bytes, object]], cuts: list[int]
) -> None:
    line, rest, found = Answers(), b"".join(said for said, _ in given_), []
    while rest:
        piece, rest = rest[: cuts[0]], rest[cuts[0] :]
        cuts = [*cuts[1:], cuts[0]]
        found += line.read(piece)

    assert found == [answer for _, answer in given_]


@pytest.mark.parametrize("noise", [b"\x11", b"\x13", b"\xff", b"\x80"])
def test_flow_control_and_noise_are_let_go(noise: bytes) -> None:
    assert Answers().read(noise + b"\x12" + noise) == [RealTime(0x12)]


@pytest.mark.parametrize("torn", [b"\x10\x12", b"\x37\x12", b"\x10\x00\x37\x22abcd\x00"])
def test_an_answer_that_broke_off_does_not_swallow_the_next(torn: bytes) -> None:
    found = Answers().read(torn + b"\x12" * 8)

    assert RealTime(0x12) in found


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(said: bytes) -> None:
    line = Answers()
    line.read(said)

    assert PRINTED.startswith(b"\x37")
    assert Printed(b"7K3Q") in line.read(b"\xff" * 8 + PRINTED)


@pytest.mark.parametrize(
    ("question", "byte", "words"),
    [
        (1, 0x12, ""),
        (1, 0x1A, OFFLINE),
        (2, 0x16, COVER_OPEN),
        (2, 0x32, OUT_OF_PAPER),
        (2, 0x36, OUT_OF_PAPER),
        (3, 0x1A, CUTTER),
        (3, 0x32, FAULT),
        (3, 0x52, HOT),
        (4, 0x12, ""),
        (4, 0x1E, ""),
        (4, 0x72, OUT_OF_PAPER),
    ],
)
def test_a_real_time_status_is_put_into_words(question: int, byte: int, words: str) -> None:
    assert trouble_of(question, byte) == words
