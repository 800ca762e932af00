"""The panel over the bench: a refusal, a question or news; it stays until it is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.presenters.marks import Tone
from kiosk.presenters.models import ChoiceModel, NoticeModel
from kiosk.presenters.presenter import Presenter
from kiosk.wording import screens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.wording.refusals import Said


class NoticePresenter(Presenter[NoticeModel]):
    """Shows one panel at a time; a newer one takes the place of the older."""

    def __init__(self) -> None:
        super().__init__(NoticeModel())
        self._chosen: Callable[[str], None] | None = None
        self._takes_scan = False

    @property
    def takes_scan(self) -> bool:
        """Whether the panel that is shown asks for a scan."""
        return self._takes_scan and self.shown

    @property
    def shown(self) -> bool:
        """Whether a panel waits for a touch."""
        return self.model.shown

    def say(self, said: Said, tone: Tone = Tone.LOOK) -> None:
        """Say something that must be seen."""
        self.show(NoticeModel(icon=said.icon, tone=tone, title=said.title, text=said.text))

    def show(self, model: NoticeModel) -> None:
        """Show a panel that goes away with a touch."""
        self._chosen, self._takes_scan = None, False
        self.put(replace(model, shown=True, action=screens.GO_ON()))

    def ask_scan(self, said: Said) -> None:
        """Ask for a scan; the panel lets the next one through."""
        self._chosen, self._takes_scan = None, True
        self.put(
            NoticeModel(
                shown=True,
                icon=said.icon,
                tone=Tone.INFO,
                title=said.title,
                text=said.text,
                other_action=screens.CANCEL(),
            )
        )

    def ask(self, said: Said, choices: Mapping[str, str], chosen: Callable[[str], None]) -> None:
        """Ask for one of ``choices`` (key to word)."""
        self._chosen, self._takes_scan = chosen, False
        self.put(
            NoticeModel(
                shown=True,
                icon=said.icon,
                tone=Tone.PLAIN,
                title=said.title,
                text=said.text,
                choices=tuple(ChoiceModel(key=k, word=w) for k, w in choices.items()),
                other_action=screens.CANCEL(),
            )
        )

    def act(self) -> None:
        """The panel's button was touched."""
        self.close()

    def other(self) -> None:
        """The way back was touched."""
        self.close()

    def choose(self, key: str) -> None:
        """One of the choices was touched."""
        chosen = self._chosen
        self.close()
        if chosen is not None:
            chosen(key)

    def close(self) -> None:
        """Take the panel away."""
        self._chosen, self._takes_scan = None, False
        self.put(NoticeModel())
