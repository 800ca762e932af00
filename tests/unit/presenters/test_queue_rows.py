"""How one order of a list is put into words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.lists import Glance
from kiosk.domain.order import Progress, Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.shelf import Shelf
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import RowModel
from kiosk.presenters.queue_rows import row, tail
from kiosk.wording.telling import CHIPS
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON

GLANCE = Glance(
    id=order_id(1234567),
    standing=Standing.PAID,
    progress=Progress.NEW,
    shelf=Shelf.TO_PACK,
    ship_by=NOON + timedelta(hours=3, minutes=5),
    service="NEXT_DAY",
    programs=frozenset(),
    units=3,
    lines=2,
    gift=False,
    cancel_asked=False,
    held_for="",
    claimed_by="",
)


def shown(**fields: object) -> RowModel:
    glance = replace(GLANCE, **fields)  # type: ignore[arg-type]
    return row(glance, now=NOON, zone=ZoneInfo("Europe/London"), bench="Bench 1", selected=False)


def words(model: RowModel) -> list[str]:
    return [mark.word for mark in model.flags]


def test_a_row_tells_the_number_by_its_last_six_digits() -> None:
    assert tail("202-7654321-1234567") == "…234567"
    assert shown().number == "…234567"
    assert shown().order_id == "202-1234567-1234567"


@pytest.mark.parametrize(
    ("ship_by", "time", "word", "tone"),
    [
        (NOON + timedelta(hours=3, minutes=5), "3:05", "today", Tone.PLAIN),
        (NOON + timedelta(hours=1, minutes=38), "1:38", "today", Tone.LOOK),
        (NOON - timedelta(minutes=35), "-0:35", "late", Tone.STOP),
        (NOON + timedelta(hours=20), "20:00", "tomorrow", Tone.PLAIN),
        (NOON + timedelta(days=3), "3 d", "Thu", Tone.PLAIN),
        (None, "–", "no date", Tone.QUIET),
    ],
)
def test_the_time_left_is_told_in_figures_word_and_tone(
    ship_by: datetime | None, time: str, word: str, tone: Tone
) -> None:
    model = shown(ship_by=ship_by)

    assert (model.time, model.time_word, model.time_tone) == (time, word, tone)


def test_an_unpaid_order_is_quiet_and_has_no_time() -> None:
    model = shown(standing=Standing.PENDING, shelf=Shelf.UNPAID)

    assert (model.time, model.time_word, model.time_tone) == ("–", "unpaid", Tone.QUIET)
    assert model.detail == "address pending"
    assert model.pending


def test_an_order_that_has_left_is_late_no_more() -> None:
    model = shown(
        progress=Progress.DESPATCHED, shelf=Shelf.DESPATCHED, ship_by=NOON - timedelta(hours=1)
    )

    assert (model.time, model.time_word, model.time_tone) == ("11:00", "today", Tone.QUIET)


@pytest.mark.parametrize(
    ("fields", "detail"),
    [
        ({}, "3 units"),
        ({"units": 1}, "1 unit"),
        ({"units": 0}, "2 lines"),
        ({"claimed_by": "Bench 2"}, "3 units · Bench 2"),
        ({"claimed_by": "Bench 1"}, "3 units"),
    ],
)
def test_a_row_says_how_much_it_is_and_who_has_it_in_hand(
    fields: dict[str, object], detail: str
) -> None:
    assert shown(**fields).detail == detail


@pytest.mark.parametrize(
    ("fields", "flags"),
    [
        ({}, ["Next day"]),
        ({"service": ""}, []),
        ({"service": "NEW_SERVICE"}, ["New service"]),
        ({"programs": frozenset({"PRIME"})}, ["Prime"]),
        ({"gift": True, "programs": frozenset({"AMAZON_BUSINESS"})}, ["Gift", "Business"]),
        ({"held_for": "Broken", "cancel_asked": True}, ["Asks to cancel", "On hold"]),
        ({"standing": Standing.CANCELLED, "cancel_asked": True}, ["Cancelled"]),
    ],
)
def test_the_weightiest_flag_comes_first(fields: dict[str, object], flags: list[str]) -> None:
    assert words(shown(**fields)) == flags


@pytest.mark.parametrize(
    ("progress", "word"),
    [
        (Progress.NEW, None),
        (Progress.ALLOCATED, "Allocated"),
        (Progress.PICKED, "Picked"),
        (Progress.PACKED, "Packed"),
    ],
)
def test_a_row_shows_how_far_the_order_is(progress: Progress, word: str | None) -> None:
    mark = shown(progress=progress).mark

    assert (mark.word if mark else None) == word


@pytest.mark.parametrize("telling", Telling)
def test_an_order_that_has_left_shows_what_amazon_knows(telling: Telling) -> None:
    mark = shown(progress=Progress.DESPATCHED, telling=telling).mark

    assert mark is not None
    assert (mark.word, mark.icon) == (CHIPS[telling][0](), CHIPS[telling][2])
    assert (mark.tone is Tone.GO) == (telling is Telling.TOLD)
    assert (mark.tone is Tone.STOP) == (telling is Telling.REFUSED)
