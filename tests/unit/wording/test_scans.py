"""The words for what a scan has led to."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from kiosk.wording import scans
from kiosk.wording.language import Phrase
from kiosk.wording.refusals import Saying

ALL = {name: said for name, said in vars(scans).items() if name.isupper()}
WORDS = {name: said for name, said in ALL.items() if isinstance(said, Phrase)}
PANELS = {name: said for name, said in ALL.items() if isinstance(said, Saying)}
BLANKS = {"have": "2", "want": "3", "bin": "A-03", "sku": "TEE-M", "units": "12", "n": "3"}


@pytest.mark.parametrize("name", WORDS)
def test_what_is_filled_in_is_known_and_leaves_no_blank(name: str) -> None:
    blanks = {blank for _, blank, _, _ in Formatter().parse(WORDS[name]()) if blank is not None}

    assert blanks <= set(BLANKS)
    said = WORDS[name].format(**BLANKS)
    assert said
    assert not re.search(r"[{}]", said)


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_has_a_title_whole_sentences_and_an_icon(name: str) -> None:
    said = PANELS[name]()

    assert said.title[0].isupper()
    assert not said.title.endswith(".")
    assert said.text.endswith(".")
    assert said.icon
    assert len(said.text) <= 140


@pytest.mark.parametrize(
    "name", ["OF", "ORDER_PICKED", "SAME_TWICE", "TOUCH_FIRST", "OPENED", "WRONG_SIZE"]
)
def test_what_is_read_from_afar_is_short(name: str) -> None:
    assert len(WORDS[name].format(**BLANKS)) <= 24


def test_what_a_title_holds_is_never_taken_for_a_blank() -> None:
    assert scans.NO_TITLE.format(sku="{0} %s") == "Item {0} %s"
    assert scans.PUT_BACK_IN.format(bin="{bin}") == "Put it back in {bin}."
