"""Bins are walked as a person counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.bins import walk_key


def test_bins_are_sorted_by_their_numbers_and_what_has_none_comes_last() -> None:
    bins = ["", "A-10", "b-1", "A-2", "A-02-3", "  ", "B", "A", "7"]

    assert sorted(bins, key=walk_key) == ["7", "A", "A-2", "A-02-3", "A-10", "B", "b-1", "", "  "]


@given(st.lists(st.text(max_size=30), max_size=20))
def test_any_names_can_be_sorted(bins: list[str]) -> None:
    named = [bool(name.strip()) for name in sorted(bins, key=walk_key)]

    assert named == sorted(named, reverse=True)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_lower_number_is_walked_first(one: int, other: int) -> None:
    assert (walk_key(f"A-{one}-1") < walk_key(f"A-{other:04}-1")) == (one < other)


def test_digits_of_other_scripts_are_numbers_too() -> None:
    assert sorted(["A-١٠", "A-٢"], key=walk_key) == ["A-٢", "A-١٠"]
