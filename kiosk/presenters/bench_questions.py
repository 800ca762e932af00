"""What the parts of the bench let a person be asked: carried on to whoever words the questions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.goods import NotEnough
    from kiosk.domain.values import OrderId
    from kiosk.presenters.order import OrderPresenter
    from kiosk.presenters.questions import Questions


class QuestionFloor:
    """The questions' part of the floor."""

    order: OrderPresenter
    _questions: Questions

    def ask_rest(self, order_id: OrderId, units: int) -> None:
        """Ask whether what nobody scanned is counted by hand."""
        self._questions.rest(units, partial(self.order.pick_rest, order_id))

    def ask_hold(self, order_id: OrderId) -> None:
        """Ask why the order is to wait."""
        self._questions.hold(order_id)

    def ask_reversal(self, number: int, sure: Callable[[], None]) -> None:
        """Ask whether a posted return is taken back."""
        self._questions.reversal(number, sure)

    def ask_close_till(self, number: int, sure: Callable[[], None], *, counted: bool) -> None:
        """Ask whether the till is closed."""
        self._questions.close_till(number, sure, counted=counted)

    def ask_part(self, order_id: OrderId, short: NotEnough) -> None:
        """Say what is missing, and ask whether part of the order goes now."""
        self._questions.part(order_id, short)
