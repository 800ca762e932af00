"""The panel over the bench."""

from __future__ import annotations

from kiosk.presenters.marks import Tone
from kiosk.presenters.models import ChoiceModel, NoticeModel
from kiosk.presenters.notice import NoticePresenter
from kiosk.wording.refusals import Said

SAID = Said("Not paid yet", "The buyer has not paid.", "hourglass")
CHOICES = {"short": "Goods missing", "other": "Something else"}


def test_what_is_said_stays_until_it_is_touched() -> None:
    notice = NoticePresenter()
    notice.say(SAID, Tone.STOP, code="501234")

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


def test_a_newer_panel_takes_the_place_of_a_question() -> None:
    notice = NoticePresenter()
    chosen: list[str] = []
    notice.ask(SAID, CHOICES, chosen.append)

    notice.say(SAID)
    notice.choose("short")

    assert chosen == []
