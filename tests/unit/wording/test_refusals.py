"""Every refusal is told in a sentence with a next step."""

from __future__ import annotations

import pytest

from kiosk.domain.parcel import TellingRefusal
from kiosk.domain.refusals import Refusal
from kiosk.wording import telling
from kiosk.wording.refusals import REFUSALS, Saying

ABOUT_SOMETHING = {
    Refusal.ORDER_UNKNOWN,
    Refusal.TRACKING_MALFORMED,
    Refusal.TRACKING_USED,
    Refusal.OTHER_ORDER,
    Refusal.CASE_TOO_LARGE,
    Refusal.NOT_COUNTED,
    Refusal.SERIAL_USED,
    Refusal.RETURNED_TOO_MANY,
    Refusal.SHORT,
    Refusal.STOCK_GONE,
    Refusal.STOCK_HELD,
    Refusal.WAIT,
    Refusal.IN_OTHER_HANDS,
}


@pytest.mark.parametrize(
    "saying", [*REFUSALS.values(), *telling.REFUSED.values()], ids=lambda saying: str(saying.title)
)
def test_what_is_said_has_a_title_whole_sentences_and_an_icon(saying: Saying) -> None:
    said = saying()

    assert said.title[0].isupper()
    assert not said.title.endswith(".")
    assert said.text.endswith(".")
    assert said.icon
    assert len(said.text) <= 140


def test_every_reason_has_words_of_its_own() -> None:
    assert set(REFUSALS) == set(Refusal)
    assert set(telling.REFUSED) == set(TellingRefusal)
    assert len({said.text for said in REFUSALS.values()}) == len(Refusal)
    assert len({said.text for said in telling.REFUSED.values()}) == len(TellingRefusal)


@pytest.mark.parametrize("why", Refusal)
def test_what_it_is_about_is_named_where_there_is_something(why: Refusal) -> None:
    said = REFUSALS[why].about("202-9")

    assert ("202-9" in said.text) == (why in ABOUT_SOMETHING)
    assert "{" not in said.title + said.text


def test_what_it_is_about_may_hold_anything() -> None:
    said = REFUSALS[Refusal.TRACKING_MALFORMED].about("{0} %s {about}")

    assert "“{0} %s {about}”" in said.text
