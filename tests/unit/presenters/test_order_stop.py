"""Why the open order can't go on, and its next step."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.domain.order import Progress
from kiosk.domain.parcel import Telling, TellingRefusal
from kiosk.domain.personal import Personal
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import StopModel
from kiosk.presenters.order_stop import buyer_gone, stop
from kiosk.wording.telling import REFUSED
from tests.fakes.builders import OrderBuilder, an_order, details
from tests.fakes.clock import NOON

ORDER = an_order()
LEFT = an_order().despatched(details())


def panel(builder: OrderBuilder) -> StopModel:
    model = stop(builder.order())
    assert model is not None
    return model


@pytest.mark.parametrize(
    "builder",
    [
        ORDER,
        ORDER.printed().allocated(),
        ORDER.picked(),
        ORDER.packed(),
        ORDER.packed(details()),
        LEFT,
        LEFT.parcel_with(telling=Telling.TOLD),
        LEFT.parcel_with(telling=Telling.UNSURE),
        LEFT.cancelled(),
        ORDER.wanting_to_cancel().with_(cancel_waived=True),
    ],
)
def test_an_order_that_can_go_on_has_no_panel(builder: OrderBuilder) -> None:
    assert stop(builder.order()) is None


@pytest.mark.parametrize(
    ("builder", "title", "tone", "action"),
    [
        (ORDER.unpaid(), "Not paid yet", Tone.QUIET, "Ask Amazon now"),
        (ORDER.cancelled(), "Cancelled", Tone.STOP, ""),
        (ORDER.cancelled().picked(), "Cancelled", Tone.STOP, "Put back"),
        (ORDER.cancelled().packed(), "Cancelled", Tone.STOP, "Put back"),
        (ORDER.of_odd_status(), "Amazon says something new", Tone.LOOK, "Ask Amazon now"),
        (ORDER.of(), "No lines", Tone.LOOK, "Ask Amazon now"),
        (ORDER.held("Goods missing"), "On hold", Tone.LOOK, "Release"),
        (ORDER.wanting_to_cancel(), "Buyer asks to cancel", Tone.STOP, "Send anyway"),
        (ORDER.wanting_to_cancel().packed(), "Buyer asks to cancel", Tone.STOP, "Send anyway"),
        (ORDER.fulfilled(1), "Already sent", Tone.LOOK, ""),
    ],
)
def test_an_order_that_cannot_go_on_says_why_and_what_to_do(
    builder: OrderBuilder, title: str, tone: Tone, action: str
) -> None:
    model = panel(builder)

    assert (model.title, model.tone, model.action) == (title, tone, action)
    assert model.text
    assert model.icon
    assert bool(model.key) == bool(model.action)


@pytest.mark.parametrize("progress", [p for p in Progress if p is not Progress.DESPATCHED])
def test_an_order_sent_by_somebody_else_says_so_however_far_it_is(progress: Progress) -> None:
    packed = ORDER.packed(details()).fulfilled(1).with_(progress=progress)

    assert panel(packed).title == "Already sent"


def test_a_held_order_says_for_what_it_waits() -> None:
    assert panel(ORDER.held("Goods missing")).text.startswith("Goods missing. ")


def test_a_wish_to_cancel_is_told_with_its_reason_and_may_be_held_too() -> None:
    model = panel(ORDER.of(("A", 1), ("B", 1)).wanting_to_cancel("Ordered twice"))

    assert model.text.startswith("“Ordered twice”. ")
    assert (model.other_action, model.other_key) == ("Hold", "hold")


def test_a_reason_that_looks_like_a_template_is_shown_as_it_is() -> None:
    assert "“{0} {about}”" in panel(ORDER.wanting_to_cancel("{0} {about}")).text


@pytest.mark.parametrize("why", TellingRefusal)
def test_what_amazon_refused_is_said_in_its_own_words_with_a_next_step(
    why: TellingRefusal,
) -> None:
    model = panel(LEFT.refused(why))

    assert (model.title, model.text, model.tone) == (
        REFUSED[why].title(),
        REFUSED[why].text(),
        Tone.STOP,
    )
    assert (model.other_action, model.other_key) == ("Done in Seller Central", "by_hand")


@pytest.mark.parametrize(
    ("builder", "key"),
    [
        (LEFT.refused(TellingRefusal.BAD_CARRIER), "correct"),
        (LEFT.refused(TellingRefusal.OTHER), "correct"),
        (LEFT.refused(TellingRefusal.CANCELLED), ""),
        (LEFT.refused(TellingRefusal.ORDER_UNKNOWN), ""),
        (LEFT.refused(TellingRefusal.BAD_CARRIER).cancelled(), ""),
    ],
)
def test_a_refused_parcel_can_be_corrected_where_that_may_help(
    builder: OrderBuilder, key: str
) -> None:
    assert panel(builder).key == key


OVER = NOON + timedelta(days=3 + 14)
GONE = ORDER.facts_with(personal=Personal())


@pytest.mark.parametrize("builder", [GONE, GONE.picked(), GONE.packed(details())])
def test_an_order_to_pack_whose_buyer_was_forgotten_says_so_and_asks_again(
    builder: OrderBuilder,
) -> None:
    assert stop(builder.order()) is None, "its steps go on"
    found = buyer_gone(builder.order(), OVER)

    assert found is not None
    assert (found.title, found.tone) == ("The buyer was forgotten", Tone.LOOK)
    assert (found.action, found.key) == ("Ask Amazon now", "ask_buyer")


@pytest.mark.parametrize(
    ("builder", "at"),
    [
        (GONE, OVER - timedelta(seconds=1)),
        (ORDER, OVER),
        (GONE.with_(asked_again_at=OVER), OVER),
        (LEFT.facts_with(personal=Personal()), OVER),
        (GONE.cancelled(), OVER),
        (GONE.picked().cancelled(), OVER),
        (ORDER.unpaid(), OVER),
    ],
)
def test_whose_buyer_is_known_or_not_wanted_says_nothing_of_it(
    builder: OrderBuilder, at: datetime
) -> None:
    assert buyer_gone(builder.order(), at) is None
