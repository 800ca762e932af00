"""A paper and the pictures of products are shown from files that may be missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk.screens.widgets.picture import Page, Picture
from tests.ui import examples as ex
from tests.ui import windows
from tests.ui.glass import Hand, seen, wait


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.png"
    Image.new("RGB", (600, 900), "white").save(path)
    return str(path)


@pytest.mark.parametrize(
    ("words", "told"), [("Print again", ("paper", "again")), ("Close", ("paper", "close"))]
)
def test_a_paper_can_be_printed_again_and_closed(
    hand: Hand, page: str, words: str, told: tuple[str, ...]
) -> None:
    hand.put("paper", replace(windows.PAPER, pages=(page,)))
    hand.tap(words)

    assert hand.told == [told]


def test_a_page_is_as_wide_as_the_window_lets_it_and_keeps_its_shape(hand: Hand, page: str) -> None:
    hand.put("paper", replace(windows.PAPER, pages=(page, page)))
    pages = [w for w in seen(hand.screen.over) if isinstance(w, Page)]
    wait(lambda: abs(pages[0].height / pages[0].width - 1.5) < 0.01)

    assert len(pages) == 2


def test_a_picture_that_is_missing_or_broken_leaves_its_icon(hand: Hand, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    pictures = (str(tmp_path / "missing.png"), str(broken))
    lines = tuple(
        replace(line, picture=path) for line, path in zip(ex.LINES[1:], pictures, strict=True)
    )
    hand.put("order", replace(ex.ORDER, lines=lines))
    hand.put("paper", replace(windows.PAPER, pages=pictures))
    shown = [w for w in seen(hand.screen.order) if isinstance(w, Picture)]

    assert len(shown) == 2
    assert all(picture.texture is None for picture in shown)


def test_a_product_is_shown_by_its_picture(hand: Hand, page: str) -> None:
    hand.put("order", replace(ex.ORDER, lines=(replace(ex.LINES[1], picture=page),)))
    (shown,) = [w for w in seen(hand.screen.order) if isinstance(w, Picture)]

    wait(lambda: shown.texture is not None)
