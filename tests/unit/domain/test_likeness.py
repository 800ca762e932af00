"""What tells two products apart, to be read from afar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.likeness import Difference, closest, difference


def apart(ours: str, theirs: str) -> tuple[str, str, str] | None:
    found = difference(ours, theirs)
    return (found.common, found.ours, found.theirs) if found else None


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (
            "Cotton T-shirt, navy, L",
            "Cotton T-shirt, navy, M",
            ("Cotton T-shirt, navy", "L", "M"),
        ),
        ("Cotton T-shirt, navy, L", "Cotton T-shirt, red, L", ("Cotton T-shirt, L", "navy", "red")),
        ("T-shirt, navy, L", "T-shirt, red, M", ("T-shirt", "navy L", "red M")),
        ("Mug (blue)", "Mug (green)", ("Mug", "blue", "green")),
        ("Mug [blue] 0.3 l", "Mug [green] 0.3 l", ("Mug 0.3 l", "blue", "green")),
        ("Mug, M (pack of 2)", "Mug, L (pack of 2)", ("Mug (pack of 2)", "M", "L")),
        ("L | T-shirt", "M | T-shirt", ("T-shirt", "L", "M")),
        ("Lamp 40 W", "Lamp 60 W", ("Lamp W", "40", "60")),
        ("Sock navy blue 39/42", "Sock red 39/42", ("Sock 39/42", "navy blue", "red")),
        ("Mug", "Mug large", ("Mug", "", "large")),
        ("Mug, large", "Mug", ("Mug", "large", "")),
        ("Tee-shirt Größe M", "Tee-shirt Größe L", ("Tee-shirt Größe", "M", "L")),
        ("T恤 藍色 大", "T恤 藍色 小", ("T恤 藍色", "大", "小")),
        ("Becher 🎁 rot", "Becher 🎄 rot", ("Becher rot", "🎁", "🎄")),
    ],
)
def test_titles_that_differ_in_one_place_show_that_place(
    ours: str, theirs: str, expected: tuple[str, str, str]
) -> None:
    assert apart(ours, theirs) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "common"),
    [
        ("Mug, blue, M", "Mug, blue, L", "Mug, blue"),
        ("Men's T-shirt, M", "Men's T-shirt, L", "Men's T-shirt"),
        ("S hook, size S", "S hook, size M", "S hook, size"),
        ("Red Redford cap, Red", "Red Redford cap, Blue", "Red Redford cap"),
        ("A+ cap, A", "A+ cap, B", "A+ cap"),
        ("C cap, C++", "C cap, D", "C cap"),
    ],
)
def test_only_the_word_that_differs_is_left_out(ours: str, theirs: str, common: str) -> None:
    found = difference(ours, theirs)

    assert found is not None
    assert found.common == common


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("T-shirt, navy, cotton, L", "T-shirt, red, cotton, M"),
        ("Red mug, large", "Blue mug, small"),
        ("T-shirt, navy, L", "Teapot"),
        ("Mug", "Mug"),
        ("Mug", "Cup"),
        ("", ""),
        ("", "Mug"),
        ("Mug", ""),
        (",;|/()", "Mug"),
        ("Mug " + "x" * 25, "Mug y"),
        ("Mug y", "Mug " + "x" * 25),
        ("Mug", "Mug with a very long handle and a lid"),
    ],
)
def test_titles_that_differ_much_or_not_at_all_have_no_word_to_show(ours: str, theirs: str) -> None:
    assert difference(ours, theirs) is None


def test_separators_alone_make_no_difference() -> None:
    assert difference("Mug, blue / large", "Mug blue (large)") is None


@pytest.mark.parametrize(
    ("ours", "theirs", "size"),
    [
        ("Tee, L", "Tee, M", True),
        ("Tee, xl", "Tee, XXL", True),
        ("Tee, 3XL", "Tee, S", True),
        ("Tee, L", "Tee, red", False),
        ("Tee, L", "Tee", False),
        ("Tee L", "Tee red M", False),
        ("Shoe, 42", "Shoe, 43", False),
    ],
)
def test_a_wrong_size_is_told_from_another_difference(ours: str, theirs: str, size: bool) -> None:
    found = difference(ours, theirs)

    assert found is not None
    assert found.size is size


def test_titles_without_end_are_compared_at_their_beginning() -> None:
    long = " x" * 5000

    assert apart("Mug, M" + long, "Mug, L" + long) == ("Mug" + long, "M", "L")
    assert difference("Mug" + long + "A", "Mug" + long + "B") is None
    assert closest("Mug" + long, ["Cup" + long, "Mug" + long]) == 1


@pytest.mark.parametrize(
    ("title", "titles", "place"),
    [
        ("Tee, navy, L", ["Teapot", "Tee, navy, M", "Tee, red, S"], 1),
        ("Tee, navy, L", ["Teapot", "Cup"], 0),
        ("Tee, navy, L", ["Tee, navy, M", "Tee, navy, S"], 0),
        ("", ["Teapot", "Cup"], 0),
        ("Tee", [], 0),
    ],
)
def test_what_is_most_alike_is_what_was_meant(title: str, titles: list[str], place: int) -> None:
    assert closest(title, titles) == place


WORDS = ("Mug", "mug", "M", "L", "navy", "(M)", ",", "/", "2XL", "(", "[", "red,blue")
titles = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(titles, titles)
def test_whatever_titles_say_the_difference_is_in_them(ours: str, theirs: str) -> None:
    found = difference(ours, theirs)

    assert closest(ours, [theirs, ours]) in {0, 1}
    if found is None:
        return
    assert found.ours != found.theirs
    for word in found.ours.split():
        assert word in ours
    for word in found.theirs.split():
        assert word in theirs
    assert len(found.common) <= len(ours)
    assert found.common


@given(titles)
def test_a_title_does_not_differ_from_itself(title: str) -> None:
    assert difference(title, title) is None


def test_a_difference_is_a_plain_value() -> None:
    assert Difference(common="Tee", ours="L", theirs="M").size
