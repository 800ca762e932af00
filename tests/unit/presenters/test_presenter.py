"""What every presenter does: it shows each new model once."""

from __future__ import annotations

from kiosk.presenters.marks import Mark
from kiosk.presenters.presenter import Presenter


def test_a_screen_sees_the_present_model_and_every_new_one_once() -> None:
    presenter = Presenter(Mark(word="first"))
    shown: list[str] = []
    presenter.put(Mark(word="second"))

    presenter.attach(lambda mark: shown.append(mark.word))
    presenter.put(Mark(word="second"))
    presenter.put(Mark(word="third"))
    presenter.put(Mark(word="third"))

    assert shown == ["second", "third"]
    assert presenter.model == Mark(word="third")
