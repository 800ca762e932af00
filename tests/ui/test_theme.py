"""Colours can be told apart and sizes can be touched, on every panel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.presenters.marks import Tone
from kiosk.screens.theme import LARGER, fit_of, guess_panel_mm, shape_of, theme
from tests.ui.states import PANELS

TEXTS = (
    ("ink", "page card sunk next_soft go_soft look_soft stop_soft info_soft gift_soft"),
    ("ink_soft", "page card sunk next_soft"),
    ("next_ink", "next next_down"),
    ("slab_ink", "slab slab_down stop_fill stop_down"),
    ("bar_soft", "slab bar"),
    ("bar_ink", "bar"),
    ("badge", "bar"),
)
TARGETS = "tab_h row_h line_h next_h step_h undo_w button_h choice_h small key_h field_h search_w"
SMALL_TEXTS = "tiny small body line"
LARGE_TEXTS = "strong huge row step step_next next title notice number choice pad"
TEXT_SIZES = "tiny small body strong huge row bin line step step_next tab strip next entry"


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest) -> Iterator[bool]:
    theme.wear(dark=request.param)
    yield request.param
    theme.wear(dark=False)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG reckons it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(name: str) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in theme.colour(name)[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(("ink", "grounds"), TEXTS)
def test_texts_are_seven_times_as_bright_as_their_ground(
    dark: bool, ink: str, grounds: str
) -> None:
    for ground in grounds.split():
        assert contrast(ink, ground) >= 7, f"{ink} on {ground}: {contrast(ink, ground):.1f}"


@pytest.mark.parametrize("tone", [tone.value for tone in Tone])
def test_every_tone_can_be_read_on_its_own_ground_and_on_a_card(dark: bool, tone: str) -> None:
    for ground in (f"{tone}_soft", f"{tone}_card", "card", "page"):
        assert contrast(f"{tone}_ink", ground) >= 7, f"{tone} on {ground}"


def test_what_is_off_can_still_be_read(dark: bool) -> None:
    assert all(contrast("ink_off", ground) >= 4.5 for ground in ("card", "page", "sunk"))


def test_a_glowing_edge_stands_out_from_its_ground_and_from_the_page(dark: bool) -> None:
    for tone in Tone:
        for ground in ("glow_ground", "page"):
            assert contrast(f"{tone.value}_glow", ground) >= 3, f"{tone.value} on {ground}"


def test_the_answer_to_a_scan_can_be_read(dark: bool) -> None:
    assert all(contrast("card", f"{tone.value}_ink") >= 7 for tone in Tone)


def test_edges_and_dots_stand_out_from_their_ground(dark: bool) -> None:
    assert contrast("next", "card") >= 3
    assert contrast("ink", "card") >= 3
    assert all(contrast(f"{tone.value}_bright", "bar") >= 3 for tone in Tone)


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_no_target_is_under_twelve_millimetres_and_no_step_under_fifteen(
    panel: tuple[int, int, float],
) -> None:
    theme.suit(panel[:2], panel[2])

    for name in TARGETS.split():
        assert theme.size_of(name) / theme.mm >= 11.9, name
    # The ground of a step is smaller than its reach by the rise of the next one.
    assert theme.step_h / theme.mm >= 15


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_words_to_work_by_are_read_from_seventy_centimetres(panel: tuple[int, int, float]) -> None:
    theme.suit(panel[:2], panel[2])
    cap_height = {name: theme.text(name) * 0.727 / theme.mm for name in TEXT_SIZES.split()}

    # 16 minutes of arc at 700 mm are 3.3 mm (ISO 9241-303); bin and count are read with goods in
    # hand; the smallest words only tell more of what a colour, an icon and a place say already.
    assert cap_height["bin"] >= 3.7
    assert cap_height["huge"] >= 5
    assert all(cap_height[name] >= 3.1 for name in ("body", "strong", "row", "line"))
    assert all(height >= 2.2 for height in cap_height.values())


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_large_words_grow_where_they_are_small_and_buttons_stay(
    panel: tuple[int, int, float],
) -> None:
    theme.suit(panel[:2], panel[2])
    names = [*SMALL_TEXTS.split(), *LARGE_TEXTS.split()]
    usual = {name: theme.text(name) for name in names}
    steps = theme.step_h
    theme.wear(dark=False, large=True)
    large = {name: theme.text(name) for name in names}
    grown_steps = theme.step_h
    theme.wear(dark=False)

    growth = LARGER[theme.shape]
    for name in SMALL_TEXTS.split():
        assert large[name] == pytest.approx(usual[name] * growth, abs=1), name
    assert all(large[name] == usual[name] for name in LARGE_TEXTS.split())
    assert grown_steps == steps
    assert {name: theme.text(name) for name in names} == usual


def test_another_panel_is_suited_in_large_words_too() -> None:
    theme.suit((1280, 800), 323.0)
    theme.wear(dark=False, large=True)
    theme.suit((800, 480), 154.0)
    compact = theme.growth, theme.text("body")
    theme.wear(dark=False)

    assert compact == (LARGER["compact"], round(800 / 154 * LARGER["compact"] * 4.4))
    assert theme.growth == 1


def test_what_is_worn_already_restyles_nothing() -> None:
    before = theme.revision
    theme.wear(dark=theme.dark, large=theme.large, left_handed=theme.left_handed)
    unchanged = theme.revision
    theme.wear(dark=True, large=True, left_handed=True)
    worn = theme.revision
    theme.wear(dark=False)

    assert (unchanged, worn) == (before, before + 1)


def test_a_panel_is_guessed_from_its_pixels() -> None:
    assert guess_panel_mm(800, 480) == 154
    assert guess_panel_mm(1280, 800) == 217
    assert guess_panel_mm(1920, 1080) == 344
    assert guess_panel_mm(1080, 1920) == pytest.approx(193.5)


def test_the_bench_is_laid_out_by_the_shape_of_the_panel() -> None:
    assert shape_of(154, 92) == "compact"
    assert shape_of(217, 136) == "wide"
    assert shape_of(194, 344) == "tall"
    assert fit_of(154, 92) < fit_of(217, 136) < fit_of(344, 194)
