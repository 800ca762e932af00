"""The patterns of the glowing edge differ in shape, lie along all four edges, and keep within."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kiosk.presenters.models_count import EchoModel
from kiosk.screens.theme import theme
from kiosk.screens.widgets.edges import Box, pieces
from tests.ui import counting
from tests.ui.glass import Hand, draw, shoot

PATTERNS = ("line", "band", "double", "dots", "dashes", "stripes")
THICK = 40.0
AFAR_MM = 1.75
AREAS = ((0, 0, 1280, 800), (10, 20, 800, 480), (0, 0, 1080, 1920), (0, 0, 300, 200))


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_reaches_all_edges_and_keeps_to_them(pattern: str, area: Box) -> None:
    found = pieces(pattern, area, THICK)
    x, y, width, height = area
    inner = (x + THICK, y + THICK, x + width - THICK, y + height - THICK)

    assert min(box[0] for box in found) - x < THICK / 2
    assert min(box[1] for box in found) - y < THICK / 2
    assert x + width - max(box[0] + box[2] for box in found) < THICK / 2
    assert y + height - max(box[1] + box[3] for box in found) < THICK / 2
    for left, low, wide, high in found:
        assert left < inner[2] + THICK
        outside = (
            left + wide <= inner[0] + 0.01
            or left >= inner[2] - 0.01
            or low + high <= inner[1] + 0.01
            or low >= inner[3] - 0.01
        )
        assert outside, f"{pattern} covers the middle"


@pytest.mark.parametrize("pattern", ["dots", "dashes"])
def test_what_repeats_is_the_same_from_both_ends(pattern: str) -> None:
    found = pieces(pattern, (0, 0, 1280, 800), THICK)
    mirrored = {(round(1280 - x - wide, 3), round(y, 3)) for x, y, wide, _ in found}

    assert mirrored == {(round(x, 3), round(y, 3)) for x, y, _, _ in found}


def test_dots_are_round_and_dashes_long_and_both_stand_apart() -> None:
    dots, dashes = (pieces(name, (0, 0, 1280, 800), THICK) for name in ("dots", "dashes"))
    low = sorted((box for box in dots if box[1] < THICK), key=lambda box: box[0])
    inner = [box for box in dashes if box[1] == 0 and 0 < box[0] < 1100]

    assert all(wide == high <= THICK for _, _, wide, high in dots)
    assert all(b[0] - a[0] - a[2] > THICK / 2 for a, b in pairwise(low))
    assert inner
    assert all(wide >= 3 * high for _, _, wide, high in inner)


def test_no_pattern_is_nothing() -> None:
    assert pieces("", (0, 0, 100, 100), THICK) == []


def test_patterns_are_told_apart_without_colour(on_panel: Hand, tmp_path: Path) -> None:
    """At 3 m an eye with 20/40 tells apart what is 1.75 mm: pictures are made as coarse as that."""
    wide, high = map(int, on_panel.screen.size)
    coarse = (round(wide / theme.mm / AFAR_MM), round(high / theme.mm / AFAR_MM))
    edge = round(theme.size_of("glow_far") / theme.mm / AFAR_MM)
    seen_from_afar = {}
    for turn, pattern in enumerate(PATTERNS, start=1):
        on_panel.put("echo", EchoModel())
        on_panel.put("echo", replace(counting.ECHO_COUNTED, turn=turn, pattern=pattern))
        draw(2)
        path = tmp_path / f"{pattern}.png"
        shoot(path, (wide, high))
        grey = Image.open(path).convert("L").resize(coarse)
        seen_from_afar[pattern] = grey.crop((0, 0, coarse[0], edge))

    for one, other in combinations(PATTERNS, 2):
        apart = ImageChops.difference(seen_from_afar[one], seen_from_afar[other])
        assert ImageStat.Stat(apart).mean[0] > 15, f"{one} looks like {other}"
