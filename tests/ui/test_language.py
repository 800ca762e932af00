"""What the program itself says fits on the glass, in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.presenters.models import ChoiceModel, NoticeModel
from kiosk.wording import people, returns, screens, stock, till
from kiosk.wording.language import LANGUAGES, Phrase, speak
from kiosk.wording.refusals import REFUSALS
from kiosk.wording.steps import HOLD_REASONS
from kiosk.wording.telling import REFUSED
from tests.ui import looks
from tests.ui.glass import Hand, idle

ABOUT = "204-5534891-7763"


def notices() -> Iterator[NoticeModel]:
    """Every refusal, and the questions with their answers."""
    for saying in (*REFUSALS.values(), *REFUSED.values()):
        said = saying.about(ABOUT)
        yield NoticeModel(
            shown=True, icon=said.icon, title=said.title, text=said.text, action=screens.GO_ON()
        )
    questions: dict[Phrase, tuple[Phrase, ...]] = {
        screens.HOLD_TITLE: tuple(HOLD_REASONS.values()),
        till.MENU: (till.MENU_TILL, till.MENU_STOCK, people.CLOSE_PACKBENCH, people.SIGN_OUT),
        returns.REVERSE_ASK: (returns.REVERSE_YES,),
        till.CLOSE_ASK: (till.CLOSE_YES,),
        screens.HOLD_TEXT: (stock.SEND_PART, stock.HOLD_IT),
    }
    for title, answers in questions.items():
        yield NoticeModel(
            shown=True,
            icon="pause",
            title=title.format(number=17),
            choices=tuple(ChoiceModel(key=one.english, word=one()) for one in answers),
            other_action=screens.CANCEL(),
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_and_question_fits_whole(on_panel: Hand, language: str) -> None:
    speak(language)
    found = []
    for model in notices():
        on_panel.presenters["notice"].put(model)
        idle(4)
        checks = (looks.cut, looks.spilling, looks.overlapping)
        found += [f"{model.title}: {said}" for check in checks for said in check(on_panel.screen)]

    assert not found, "\n".join(found)
