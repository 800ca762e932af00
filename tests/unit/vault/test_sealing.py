"""Sealed text: opened where it was sealed, and nowhere else, changed or moved never."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.vault import sealing
from kiosk.vault.master import MasterKey
from kiosk.vault.sealed import Sealed, Unsealable
from kiosk.vault.sealing import Sealer

SEALER = Sealer(MasterKey(b"1" * 32))
TEXT = "Ada Example, 1 Test Street"
ROW, COLUMN = "202-1", "buyers.personal"


def turned(text: str, byte: int) -> str:
    """The same with one bit of one byte another."""
    data = bytearray(b64decode(text))
    data[byte] ^= 1
    return b64encode(bytes(data)).decode("ascii")


@given(st.text(st.characters(codec="utf-8")), st.text(), st.text())
def test_what_was_sealed_is_opened(text: str, row: str, column: str) -> None:
    row, column = ("".join(c for c in word if c.isprintable()) for word in (row, column))
    sealed = SEALER.seal(text, row, column)

    assert SEALER.open(sealed, row, column) == text
    assert len(text) < 4 or text not in sealed.text + sealed.key


def test_nothing_is_sealed_twice_the_same_way() -> None:
    sealed = [SEALER.seal(TEXT, ROW, COLUMN) for _ in range(50)]

    assert len({one.key for one in sealed}) == len({one.text for one in sealed}) == 50
    assert len({b64decode(one.text)[:12] for one in sealed}) == 50
    assert len({b64decode(one.key)[:12] for one in sealed}) == 50


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("202-2", COLUMN),
        (ROW, "buyers.other"),
        (ROW, f"{COLUMN} key"),
        ("", ROW + COLUMN),
        (ROW + COLUMN, ""),
        (COLUMN, ROW),
    ],
)
def test_it_is_bound_to_its_row_and_column(row: str, column: str) -> None:
    with pytest.raises(Unsealable):
        SEALER.open(SEALER.seal(TEXT, ROW, COLUMN), row, column)


def test_it_is_bound_to_the_way_it_was_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = SEALER.seal(TEXT, ROW, COLUMN)
    monkeypatch.setattr(sealing, "VERSION", sealing.VERSION + 1)

    with pytest.raises(Unsealable):
        SEALER.open(sealed, ROW, COLUMN)


def test_text_and_key_belong_together_and_are_not_one_another() -> None:
    one, other = SEALER.seal(TEXT, ROW, COLUMN), SEALER.seal(TEXT, ROW, COLUMN)
    moved = SEALER.seal(TEXT, "202-2", COLUMN)
    mixtures = (
        replace(one, key=other.key),
        replace(one, key=one.text),
        Sealed(key=one.key, text=one.key),
        replace(moved, key=one.key),
        replace(one, key=moved.key),
    )

    for mixture in mixtures:
        with pytest.raises(Unsealable):
            SEALER.open(mixture, ROW, COLUMN)


@pytest.mark.parametrize("byte", [0, 11, 12, 20, -16, -1])
@pytest.mark.parametrize("part", ["key", "text"])
def test_one_bit_is_enough_to_be_noticed(part: str, byte: int) -> None:
    sealed = SEALER.seal(TEXT, ROW, COLUMN)

    with pytest.raises(Unsealable):
        SEALER.open(replace(sealed, **{part: turned(getattr(sealed, part), byte)}), ROW, COLUMN)


@pytest.mark.parametrize("nonsense", ["", "A", "AAAA", "Ä", "!" * 40, "A" * 400, " "])
@pytest.mark.parametrize("part", ["key", "text"])
def test_nonsense_is_no_crash(part: str, nonsense: str) -> None:
    sealed = SEALER.seal(TEXT, ROW, COLUMN)

    with pytest.raises(Unsealable):
        SEALER.open(replace(sealed, **{part: nonsense}), ROW, COLUMN)


def test_another_master_key_opens_nothing_and_the_failure_tells_nothing() -> None:
    with pytest.raises(Unsealable) as said:
        Sealer(MasterKey(b"2" * 32)).open(SEALER.seal(TEXT, ROW, COLUMN), ROW, COLUMN)

    assert "Ada" not in str(said.value)
    assert said.value.__suppress_context__
