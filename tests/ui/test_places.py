"""The parts of the bench cover the panel and do not lie over one another."""

from __future__ import annotations

from itertools import combinations

import pytest

from kiosk.screens.places import Box, Echo, Measures, Places, places


def laid_out(
    shape: str, *, alarm: float = 0, searching: bool = False, left_handed: bool = False
) -> Places:
    size = {"wide": (1280, 800), "compact": (800, 480), "tall": (1080, 1920)}[shape]
    measures = Measures(
        shape=shape,
        strip=50,
        alarm=alarm,
        list_wide=300,
        steps=120,
        echo=Echo(tall=50, left=20, right=200, below=14, second=80),
        searching=searching,
        left_handed=left_handed,
    )
    return places(*size, measures)


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


@pytest.mark.parametrize("shape", ["wide", "compact", "tall"])
@pytest.mark.parametrize("alarm", [0, 60])
def test_the_parts_cover_the_panel_without_lying_over_one_another(shape: str, alarm: float) -> None:
    found = laid_out(shape, alarm=alarm)
    parts = (found.strip, found.alarm, found.queue, found.order, found.steps)

    assert not any(overlap(one, other) for one, other in combinations(parts, 2))
    width, height = {"wide": (1280, 800), "compact": (800, 480), "tall": (1080, 1920)}[shape]
    assert sum(box[2] * box[3] for box in parts) == width * height


@pytest.mark.parametrize("shape", ["wide", "compact", "tall"])
def test_the_search_leaves_the_list_in_sight(shape: str) -> None:
    found = laid_out(shape, searching=True)

    assert not overlap(found.search, found.queue)
    assert not overlap(found.search, found.strip)
    assert found.search[2] * found.search[3] >= found.order[2] * found.order[3]


@pytest.mark.parametrize("shape", ["wide", "compact", "tall"])
@pytest.mark.parametrize("alarm", [0, 60])
def test_the_answer_to_a_scan_stands_within_the_order_and_over_no_step(
    shape: str, alarm: float
) -> None:
    found = laid_out(shape, alarm=alarm)
    left, bottom, width, height = found.order
    x, y, wide, high = found.echo

    assert not overlap(found.echo, found.steps)
    assert left < x
    assert x + wide < left + width
    assert bottom < y
    assert y + high < bottom + height


@pytest.mark.parametrize("shape", ["wide", "compact", "tall"])
@pytest.mark.parametrize("searching", [False, True])
def test_for_the_left_hand_every_part_stands_at_the_other_side(shape: str, searching: bool) -> None:
    right = laid_out(shape, alarm=60, searching=searching)
    left = laid_out(shape, alarm=60, searching=searching, left_handed=True)
    width = right.strip[2]

    for name in ("strip", "alarm", "queue", "order", "steps", "search", "echo"):
        x, y, wide, high = getattr(right, name)
        assert getattr(left, name) == (width - x - wide, y, wide, high), name
    assert left.strip == right.strip
