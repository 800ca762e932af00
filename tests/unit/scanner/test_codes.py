"""What comes over a serial line is cut into codes, in whatever pieces it comes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanner.codes import GROUP_SEPARATOR, LONGEST, MOST_BYTES, Codes

CODE = "5012345678900"
CODES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t", "\r\r\n"])
def test_every_usual_end_is_an_end(end: str) -> None:
    codes = Codes()

    assert codes.take(f"{CODE}{end}AB12{end}".encode()) == [CODE, "AB12"]
    assert codes.silence() == ""


def test_a_code_without_an_end_is_over_when_nothing_more_comes() -> None:
    codes = Codes()

    assert codes.take(CODE.encode()) == []
    assert codes.silence() == CODE
    assert codes.silence() == ""


@given(codes=CODES, data=st.data())
def test_codes_come_whole_however_they_are_cut(codes: list[str], data: st.DataObject) -> None:
    raw = b"".join(code.encode() + b"\r\n" for code in codes)
    ears, heard = Codes(), []
    while raw:
        size = data.draw(st.integers(1, len(raw)))
        heard += ears.take(raw[:size])
        raw = raw[size:]

    assert heard == codes


def test_what_is_not_utf_8_is_latin_1() -> None:
    assert Codes().take("Größe\r".encode()) == ["Größe"]
    assert Codes().take("Größe\r".encode("latin-1")) == ["Größe"]


def test_control_characters_are_dropped_but_the_separator_of_gs1() -> None:
    raw = f"\x02]d20109{GROUP_SEPARATOR}21A\x007\x1b\x7f\x03\r".encode()

    assert Codes().take(raw) == [f"]d20109{GROUP_SEPARATOR}21A7"]


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"\x00\x02\x03\r", b"\t\t\t"])
def test_nothing_is_no_code(raw: bytes) -> None:
    assert Codes().take(raw) == []


def test_the_longest_code_is_whole() -> None:
    longest = "€" * LONGEST

    assert Codes().take(f"{longest}\r".encode()) == [longest]


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_what_is_longer_than_any_code_is_dropped_and_not_kept(size: int) -> None:
    codes = Codes()
    for _ in range(20_000 // size):
        assert codes.take(b"1" * size) == []
        assert len(codes._begun) <= MOST_BYTES + 1

    assert codes.take(b"\rAB12\r") == ["AB12"]
    assert codes.dropped == 1


@pytest.mark.parametrize("char", ["1", "é", "€", "\U0001f4e6"])
def test_a_character_more_than_a_code_can_have_is_too_long(char: str) -> None:
    codes = Codes()
    codes.take((char * (LONGEST + 1)).encode())

    assert codes.silence() == ""
    assert codes.dropped == 1


def test_what_had_begun_on_a_line_that_broke_is_forgotten() -> None:
    codes = Codes()
    codes.take(b"50123")
    codes.forget()

    assert codes.take(b"AB12\r") == ["AB12"]
