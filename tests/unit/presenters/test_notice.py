"""The panel over the bench."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.presenters.marks import Tone
from kiosk.presenters.models import ChoiceModel, NoticeModel, SideModel
from kiosk.presenters.notice import NoticePresenter
from kiosk.wording.refusals import Said

SAID = Said("Not paid yet", "The buyer has not paid.", "hourglass")
CHOICES = {"short": "Goods missing", "other": "Something else"}


def test_what_is_said_stays_until_it_is_touched() -> None:
    notice = NoticePresenter()
    notice.show(
        NoticeModel(icon=SAID.icon, tone=Tone.STOP, title=SAID.title, text=SAID.text, code="501234")
    )

    assert notice.model == NoticeModel(
        shown=True,
        icon="hourglass",
        tone=Tone.STOP,
        title="Not paid yet",
        text="The buyer has not paid.",
        code="501234",
        action="Touch to go on",
    )

    notice.act()
    assert notice.model == NoticeModel()


def test_what_is_chosen_is_told_after_the_panel_has_gone() -> None:
    notice = NoticePresenter()
    chosen: list[tuple[str, bool]] = []
    notice.ask(SAID, CHOICES, lambda key: chosen.append((key, notice.shown)))
    assert notice.model.choices == (
        ChoiceModel(key="short", word="Goods missing"),
        ChoiceModel(key="other", word="Something else"),
    )

    notice.choose("other")

    assert chosen == [("other", False)]


def test_the_way_back_chooses_nothing() -> None:
    notice = NoticePresenter()
    chosen: list[str] = []
    notice.ask(SAID, CHOICES, chosen.append)

    notice.other()
    notice.choose("short")

    assert chosen == []
    assert not notice.shown


def test_a_panel_can_compare_two_sides_and_show_one_figure() -> None:
    notice = NoticePresenter()
    sides = (SideModel(title="You scanned", name="Mug"), SideModel(title="Wanted", name="Pot"))

    notice.show(NoticeModel(title=SAID.title, text=SAID.text, compare=sides, figure="…000007"))

    assert (notice.model.compare, notice.model.figure) == (sides, "…000007")


def test_only_a_panel_that_asks_for_a_scan_takes_one() -> None:
    notice = NoticePresenter()
    panels: tuple[Callable[[], None], ...] = (
        notice.close,
        lambda: notice.ask_scan(SAID),
        lambda: notice.say(SAID),
        lambda: notice.ask_scan(SAID),
        lambda: notice.ask(SAID, CHOICES, print),
    )
    takes: list[bool] = []
    for show in panels:
        show()
        takes.append(notice.takes_scan)

    assert takes == [False, True, False, True, False]


def test_a_question_for_a_scan_can_be_left_by_touch() -> None:
    notice = NoticePresenter()
    notice.ask_scan(SAID)

    assert (notice.model.title, notice.model.tone) == ("Not paid yet", Tone.INFO)
    assert (notice.model.action, notice.model.other_action) == ("", "Back")


@pytest.mark.parametrize("leave", ["act", "other", "close"])
def test_a_panel_that_is_gone_asks_for_nothing(leave: str) -> None:
    notice = NoticePresenter()
    notice.ask_scan(SAID)

    getattr(notice, leave)()

    assert not notice.takes_scan
    assert notice.model == NoticeModel()


def test_a_newer_panel_takes_the_place_of_a_question() -> None:
    notice = NoticePresenter()
    chosen: list[str] = []
    notice.ask(SAID, CHOICES, chosen.append)

    notice.say(SAID)
    notice.choose("short")

    assert chosen == []
