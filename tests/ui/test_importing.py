"""The window of an import shows what it would change, and its buttons call their verbs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.models_stock import ImportModel
from kiosk.screens.importing import FillBar, ProblemRow
from kiosk.screens.theme import theme
from tests.ui import examples_stock as ex
from tests.ui.glass import Hand, idle, seen


def problems(hand: Hand) -> list[Any]:
    found = [row for row in seen(hand.over) if isinstance(row, ProblemRow)]
    return sorted(found, key=lambda row: -float(row.to_window(row.x, row.y)[1]))


@pytest.mark.parametrize(
    ("model", "words", "told"),
    [
        (ex.FILES, "bins.csv", ("choose", "c")),
        (ex.FILES, "Close", ("close",)),
        (ex.IMPORT, "Import 224 rows", ("go",)),
        (ex.IMPORT, "Only if all are good", ("strict",)),
        (ex.IMPORT, "Close", ("close",)),
        (ex.IMPORT_RUNNING, "Close", ("close",)),
    ],
)
def test_each_button_calls_its_verb(
    hand: Hand, model: ImportModel, words: str, told: tuple[str, ...]
) -> None:
    hand.put("importing", model)
    hand.tap(words)

    assert hand.told == [("importing", *told)]


@pytest.mark.parametrize("words", ["Import 224 rows", "Only if all are good"])
def test_what_is_not_live_cannot_be_touched(hand: Hand, words: str) -> None:
    hand.put("importing", replace(ex.IMPORT, go_live=False))

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find(words)


def test_the_summary_and_every_problem_are_read(hand: Hand) -> None:
    hand.put("importing", ex.IMPORT)

    assert {ex.IMPORT.title, ex.IMPORT.summary, *ex.PROBLEMS} <= {*hand.texts(hand.over)}
    assert [row.model for row in problems(hand)] == list(ex.PROBLEMS)


def test_the_last_of_many_problems_can_be_reached_without_dragging(hand: Hand) -> None:
    hand.put("importing", ex.IMPORT_LONG)
    for _ in range(len(ex.IMPORT_LONG.problems)):
        if problems(hand)[-1].model == ex.IMPORT_LONG.problems[-1]:
            break
        hand.tap("chevron-down")
        idle(2)

    assert problems(hand)[-1].model == ex.IMPORT_LONG.problems[-1]


def test_other_problems_are_shown_from_the_first(hand: Hand) -> None:
    hand.put("importing", ex.IMPORT_LONG)
    hand.tap("chevron-down")
    idle(2)
    away = problems(hand)[0].model
    hand.put("importing", replace(ex.IMPORT_LONG, problems=ex.IMPORT_LONG.problems[:100]))

    assert away != ex.IMPORT_LONG.problems[0]
    assert problems(hand)[0].model == ex.IMPORT_LONG.problems[0]


@pytest.mark.parametrize("part", [0.0, 0.42, 1.0, 1.7])
def test_the_bar_is_as_full_as_the_import_is_far(hand: Hand, part: float) -> None:
    hand.put("importing", replace(ex.IMPORT_RUNNING, progress=part))
    (bar,) = [w for w in seen(hand.over) if isinstance(w, FillBar)]
    corners = bar._filled._ground.vertices[::4]
    filled = max(corners) - min(corners) if corners else 0

    assert filled == pytest.approx(min(1.0, part) * bar.width, abs=1)
    assert ex.IMPORT_RUNNING.progress_word in hand.texts(hand.over)


def test_there_is_no_bar_before_an_import_runs(hand: Hand) -> None:
    hand.put("importing", ex.IMPORT_RUNNING)
    hand.put("importing", ex.IMPORT)

    assert not [w for w in seen(hand.over) if isinstance(w, FillBar)]


def test_buttons_and_files_are_as_large_as_a_glove_needs(on_panel: Hand) -> None:
    on_panel.put("importing", ex.FILES)
    files = [on_panel.find(choice.word) for choice in ex.FILES.files]
    least = [min(button.width, button.height) / theme.mm for button in files]
    on_panel.put("importing", ex.IMPORT)
    words = ("Close", "Only if all are good", "Import 224 rows")
    buttons = [on_panel.find(word) for word in words]
    least += [min(button.width, button.height) / theme.mm for button in buttons]

    assert min(least) >= (12.9 if theme.shape == "compact" else 13 if theme.mm > 5 else 15)


def test_the_window_is_gone_when_it_is_closed(hand: Hand) -> None:
    hand.put("importing", ex.IMPORT)
    hand.put("importing", ImportModel())

    assert hand.screen.over is None
