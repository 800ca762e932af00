"""A body never takes more room than a page of orders may."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

from kiosk.amazon.bodies import BIGGEST, BadBody, unpacked


def test_a_body_comes_out_as_it_went_in() -> None:
    assert unpacked(b"{}", "") == b"{}"
    assert unpacked(b"{}", "identity") == b"{}"
    assert unpacked(gzip.compress(b"{}"), "gzip") == b"{}"
    assert unpacked(gzip.compress(b" " * BIGGEST), " GZIP ") == b" " * BIGGEST


def test_nothing_need_not_be_unpacked() -> None:
    assert unpacked(b"", "gzip") == b""


@pytest.mark.parametrize("coding", ["br", "deflate", "gzip, gzip", "compress"])
def test_a_body_that_was_packed_in_another_way_is_refused(coding: str) -> None:
    with pytest.raises(BadBody, match="not asked for"):
        unpacked(b"x", coding)


@pytest.mark.parametrize("packed", [b"x", b"\x1f\x8b", gzip.compress(b"x" * 999)[:-4]])
def test_half_a_body_is_refused(packed: bytes) -> None:
    with pytest.raises(BadBody, match=r"breaks off|can't be unpacked"):
        unpacked(packed, "gzip")


def test_a_bomb_does_not_fill_the_memory() -> None:
    bomb = gzip.compress(b" " * 100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(BadBody, match="larger than any page"):
            unpacked(bomb, "gzip")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 4 * BIGGEST
