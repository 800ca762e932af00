"""A paper and the pictures of products are shown from files that may be missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.screens.theme import theme
from kiosk.screens.widgets.picture import Page, Picture
from tests.ui import examples as ex
from tests.ui import papers
from tests.ui.glass import Hand, middle, says, seen, wait


def pages_of(hand: Hand) -> list[Any]:
    return [w for w in seen(hand.over) if isinstance(w, Page)]


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.png"
    Image.new("RGB", (600, 900), "white").save(path)
    return str(path)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Print it again", ("paper", "again")),
        ("It came out", ("paper", "came_out")),
        ("Close", ("paper", "close")),
        ("Packing slip", ("paper", "choose", "slip")),
    ],
)
def test_each_button_calls_its_verb(hand: Hand, words: str, told: tuple[str, ...]) -> None:
    hand.put("paper", papers.PAPER_UNKNOWN)
    hand.tap(words)

    assert hand.told == [told]


def test_a_paper_says_whether_and_where_it_came_out(hand: Hand) -> None:
    hand.put("paper", papers.PAPER)
    texts = {*hand.texts(hand.over)}

    assert {"Picking note", "Came out", "14:19", papers.PAPER.where} <= texts
    assert papers.PAPER.print_detail in says(hand.find("Print COPY 2"))
    assert "check-circle" in says(hand.over)


def test_what_cannot_be_printed_cannot_be_touched(hand: Hand) -> None:
    hand.put("paper", papers.PAPER_ROLL)

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find("Print")


def test_nobody_is_asked_whether_a_paper_came_out_that_did(hand: Hand) -> None:
    hand.put("paper", papers.PAPER_UNKNOWN)
    hand.put("paper", papers.PAPER)

    assert "It came out" not in hand.texts()


def test_a_roll_is_a_narrow_strip_in_the_middle_and_a_sheet_is_not(hand: Hand) -> None:
    hand.put("paper", papers.PAPER)
    (sheet, _) = pages_of(hand)
    wide = sheet.width
    hand.put("paper", papers.PAPER_ROLL)
    (strip,) = pages_of(hand)
    around = hand.over.ids.pages

    assert strip.width == theme.size_of("roll_w") < wide
    assert abs(middle(strip)[0] - middle(around)[0]) <= 1


def test_another_paper_is_shown_from_its_top(hand: Hand, page: str) -> None:
    hand.put("paper", papers.PAPER)
    hand.over.ids.pages.scroll_y = 0.2
    hand.put("paper", replace(papers.PAPER, where="The same pages."))
    same = hand.over.ids.pages.scroll_y
    hand.put("paper", replace(papers.PAPER, pages=(page,)))

    assert (same, hand.over.ids.pages.scroll_y) == (0.2, 1)


def test_a_page_is_as_wide_as_the_window_lets_it_and_keeps_its_shape(hand: Hand, page: str) -> None:
    hand.put("paper", replace(papers.PAPER, pages=(page, page)))
    pages = pages_of(hand)
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
    hand.put("paper", replace(papers.PAPER, pages=pictures))
    shown = [w for w in seen(hand.screen.order) if isinstance(w, Picture)]

    assert len(shown) == 2
    assert all(picture.texture is None for picture in shown)


def test_a_product_is_shown_by_its_picture(hand: Hand, page: str) -> None:
    hand.put("order", replace(ex.ORDER, lines=(replace(ex.LINES[1], picture=page),)))
    (shown,) = [w for w in seen(hand.screen.order) if isinstance(w, Picture)]

    wait(lambda: shown.texture is not None)
