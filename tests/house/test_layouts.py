"""A screen is a presenter, a Python file and a layout of one name; the layout only looks up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import kv, tree

PRESENTERS = tree.ROOT / "kiosk/presenters"
SCREENS = tree.ROOT / "kiosk/screens"
LAYOUTS = tree.ROOT / "layouts"

# What several screens share and therefore stands alone. Keep these short: a module that belongs to
# one screen bears that screen's name, alone or before an underscore (order, order_lines).
SHARED = {
    PRESENTERS: {
        *("bench", "context", "cues", "failures", "floor", "marks", "models", "outage", "parts"),
        *("pad", "presenter", "questions", "scan", "scans", "searching", "seat"),
    },
    SCREENS: {
        *("bench", "bidi", "clock", "glass", "kv", "outline", "overlays", "places"),
        *("sound", "text", "theme", "verbs", "window"),
    },
    LAYOUTS: {"tables", "theme", "widgets"},
}


def stems(folder: Path) -> set[str]:
    ending = ".kv" if folder == LAYOUTS else ".py"
    found = {path.stem for path in folder.glob(f"*{ending}")} - {"__init__"}
    return {stem.partition("_")[0] for stem in found} - SHARED[folder]


def screen_layouts() -> list[Path]:
    return sorted(path for path in LAYOUTS.glob("*.kv") if path.stem not in SHARED[LAYOUTS])


def test_every_screen_stands_three_times_under_one_name() -> None:
    wanted = stems(PRESENTERS) | stems(SCREENS) | stems(LAYOUTS)
    found = [
        f"{tree.name(folder)} has no '{stem}', its fellows have: give all three one name, "
        "or add a shared helper to SHARED in tests/house/test_layouts.py"
        for folder in SHARED
        for stem in sorted(wanted - stems(folder))
    ]

    assert not found, "\n".join(found)


def test_layouts_show_fields_and_call_verbs_that_exist() -> None:
    fields, verbs = kv.names_of(PRESENTERS.rglob("*.py"))
    found = [
        f"{tree.name(path)}:{words}"
        for path in sorted(LAYOUTS.glob("*.kv"))
        for words in kv.unknown_names(path.read_text(encoding="utf-8"), fields, verbs)
    ]

    assert not found, "\n".join(found)


def test_no_layout_asks_the_app() -> None:
    found = [
        f"{tree.name(path)}:{words}"
        for path in sorted(LAYOUTS.glob("*.kv"))
        for words in kv.told_by_the_app(path.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(found)


def test_screens_take_sizes_and_colours_from_the_theme() -> None:
    found = [
        f"{tree.name(path)}:{words}"
        for path in screen_layouts()
        for words in kv.raw_looks(path.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "    height: 40",
        "    height: dp(40)",
        "    size: theme.gap, 12.5",
        "    font_size: '18sp' if root.model.big else 20",
        "    background_color: 1, 0.5, 0, 1",
        "    color: '#ff8800'",
        "    row_height: 64",
        "        rgba: .2, .2, .2, 1",
        "    width: theme.gap * 2 + 5",
    ],
)
def test_a_raw_size_or_colour_is_found(line: str) -> None:
    assert kv.raw_looks(line)


@pytest.mark.parametrize(
    "line",
    [
        "    height: theme.row",
        "    size_hint: 0.5, None",
        "    size_hint_x: 0.35",
        "    padding: 0, theme.gap",
        "    cols: 3",
        "    color: 0, 0, 0, 0",
        "    height: self.minimum_height  # 40 px on the old panel",
        "    opacity: 0.5",
        "    size: self.size",
        "    height: theme.row * 2 + theme.gap",
        "    width: self.width - self.padding[2]",
    ],
)
def test_a_name_a_ratio_or_a_count_is_left_alone(line: str) -> None:
    assert not kv.raw_looks(line)


def test_a_layout_that_asks_the_app_is_found() -> None:
    assert kv.told_by_the_app("    text: app.title")
    assert not kv.told_by_the_app("    text: root.model.app.name")


def test_a_misspelt_field_or_verb_is_found() -> None:
    text = "text: root.model.titel\non_release: root.presenter.dispatched()"

    assert len(kv.unknown_names(text, {"title"}, {"despatched"})) == 2
    assert not kv.unknown_names(text, {"titel"}, {"dispatched"})
