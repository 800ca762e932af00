"""Pages are filled with pieces, none of them cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.pieces import Piece, paginate

if TYPE_CHECKING:
    from kiosk.printing.pen import Pen


def nothing(_pen: Pen, _y: float) -> None:
    """Draw nothing."""


def piece(height: float = 10, **more: object) -> Piece:
    return Piece(height=height, draw=nothing, **more)  # type: ignore[arg-type]


def test_a_page_is_filled_before_the_next_begins() -> None:
    rows = [piece() for _ in range(5)]

    pages = paginate(rows, 30, 20)

    assert [[at for _, at in page] for page in pages] == [[0, 10, 20], [0, 10]]


def test_the_heading_stands_above_the_rows_of_each_page() -> None:
    names = piece(5)
    rows = [piece(heading=names) for _ in range(4)]

    pages = paginate([piece(), *rows], 35, 25)

    assert [[each is names for each, _ in page] for page in pages] == [
        [False, True, False, False],
        [True, False, False],
    ]


def test_a_glued_piece_takes_the_one_before_it_along() -> None:
    rows = [piece(), piece(), piece()]
    totals = piece(glued=True)

    pages = paginate([*rows, totals], 30, 30)

    assert [[each for each, _ in page] for page in pages] == [rows[:2], [rows[2], totals]]


def test_a_piece_higher_than_a_page_has_one_to_itself() -> None:
    high = piece(100)

    pages = paginate([piece(), high, piece()], 30, 30)

    assert [len(page) for page in pages] == [1, 1, 1]


def test_nothing_is_one_empty_page() -> None:
    assert paginate([], 30, 30) == [[]]


@given(st.lists(st.floats(min_value=1, max_value=60), max_size=40))
def test_no_page_holds_more_than_its_room_and_nothing_is_lost(heights: list[float]) -> None:
    rows = [piece(height) for height in heights]

    pages = paginate(rows, 60, 60)

    assert [each for page in pages for each, _ in page] == rows
    for page in pages:
        assert sum(each.height for each, _ in page) <= 60.0001
