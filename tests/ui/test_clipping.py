"""What scrolls shows nothing outside its own place."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

from kiosk.screens.widgets.buttons import TabButton
from kiosk.screens.widgets.listing import Listing
from tests.ui.glass import Hand, draw, seen, shoot


def test_rows_that_are_scrolled_away_do_not_cover_the_tabs(hand: Hand, tmp_path: Path) -> None:
    tab = next(w for w in seen(hand.screen.queue) if isinstance(w, TabButton))
    rows = next(w for w in seen(hand.screen.queue) if isinstance(w, Listing))
    left, top = round(tab.x), round(hand.screen.height - tab.top)
    place = (left, top, left + round(tab.width), top + round(tab.height))

    before = picture(tmp_path / "before.png", hand).crop(place)
    rows.scroll_y = 0.55
    after = picture(tmp_path / "after.png", hand).crop(place)

    assert ImageChops.difference(before, after).getbbox() is None


def picture(path: Path, hand: Hand) -> Image.Image:
    draw(3)
    shoot(path, (int(hand.screen.width), int(hand.screen.height)))
    return Image.open(path).convert("RGB")
