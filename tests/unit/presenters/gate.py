"""What a person does to sign in, or to answer for somebody: badge, finger, and what is seen."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.domain.people import Right
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.models_people import SignModel
from tests.fakes.crew import PHRASE, PIN
from tests.fakes.runner import Later


@dataclass
class Gate:
    """The window over a bench; with ``later`` the worker is let after each gesture."""

    bench: BenchPresenter
    later: Later | None = None
    allowed: list[Desk] = field(default_factory=list)
    """The desks at which something was allowed."""

    @property
    def model(self) -> SignModel:
        """What is seen of the window."""
        return self.bench.signing.model

    @property
    def words(self) -> tuple[str, str, str]:
        """Title, text and what was wrong."""
        return self.model.title, self.model.text, self.model.wrong

    def scan(self, who: Enrolled | str) -> SignModel:
        """A badge, or another code."""
        self.bench.scanned(who if isinstance(who, str) else who.badge)
        return self.worked()

    def type(self, text: str) -> SignModel:
        """On the pad or on the keyboard, whichever is shown."""
        for char in text:
            if self.model.asked.value == "pin":
                self.bench.signing.digit(char)
            else:
                self.bench.signing.key(char)
        return self.model

    def enter(self, text: str) -> SignModel:
        """Type, and touch the button."""
        self.type(text)
        self.bench.signing.confirm()
        return self.worked()

    def sign_in(self, who: Enrolled, pin: str = PIN) -> SignModel:
        """Badge and PIN."""
        self.scan(who)
        return self.enter(pin)

    def ask(self, right: Right = Right.CLOSE_TILL) -> SignModel:
        """Somebody wants what not everybody may."""
        self.bench.ask_right(right, self.allowed.append)
        return self.model

    def answer(self, who: Enrolled, phrase: str = PHRASE, code: str = "") -> SignModel:
        """Badge, passphrase, and the code if there is one."""
        self.scan(who)
        model = self.enter(phrase)
        return self.enter(code) if code else model

    def worked(self) -> SignModel:
        """Let the worker catch up."""
        if self.later is not None:
            self.later.catch_up()
        return self.model
