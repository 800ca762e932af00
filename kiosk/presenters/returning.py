"""The window for returns: SUB shows the transaction, Rtn takes back, Card or Cash posts it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.post_return import Payout, Posted, give_back, reverse_return
from kiosk.actions.queries_return import ReturnView, returns_of
from kiosk.domain.paper import PaperKind
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.returns import Condition, Reason
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId
from kiosk.presenters.models_return import ReturnModel, Stage
from kiosk.presenters.presenter import Presenter
from kiosk.presenters.returning_draft import Entered
from kiosk.presenters.returning_view import return_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor

_BEFORE = {Stage.LINES: Stage.SUB, Stage.MONEY: Stage.LINES}


class ReturnPresenter(Presenter[ReturnModel]):
    """Leads through a return; nothing is written before Card or Cash is touched."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(ReturnModel())
        self._context = context
        self._floor = floor
        self._stage = Stage.SUB
        self._typing = False
        self._entered: Entered | None = None
        self._wanted: OrderId | None = None
        self._posting = False
        """Whether a return is on its way: a glove that touches *Card* twice posts it once."""

    def show(self, order_id: OrderId) -> None:
        """Show the transaction of an order."""
        self._wanted = order_id

        def arrived(view: ReturnView) -> None:
            self._posting = False
            if self._wanted == order_id:
                self._stage, self._typing = Stage.SUB, False
                self._entered = Entered(view=view)
                self._render()

        work = partial(returns_of, self._context.desk, order_id)
        self._context.runner.do(work, arrived, self._failed)

    def back(self) -> None:
        """One stage back; from the first one the window closes."""
        if self._typing:
            self._typing = False
        elif self._stage in _BEFORE:
            self._stage = _BEFORE[self._stage]
        else:
            self.close()
        self._render()

    def close(self) -> None:
        """Hide the window; what was entered is forgotten."""
        self._entered = self._wanted = None
        self.put(ReturnModel())

    def next(self) -> None:
        """*Rtn*, and on from the lines to the money."""
        if self._entered is None or not self.model.next_live:
            return
        self._stage = Stage.LINES if self._stage is Stage.SUB else Stage.MONEY
        self._render()

    def all(self) -> None:
        """All items come back."""
        self._change(lambda entered: entered.all())

    def less(self, line_id: str) -> None:
        """One unit fewer comes back."""
        self._change(lambda entered: entered.step(LineId(line_id), -1))

    def more(self, line_id: str) -> None:
        """One unit more comes back."""
        self._change(lambda entered: entered.step(LineId(line_id), +1))

    def condition(self, line_id: str, key: str) -> None:
        """What becomes of a line's units was touched."""
        self._change(lambda entered: entered.put(LineId(line_id), Condition(key)))

    def reason(self, key: str) -> None:
        """A reason was touched."""
        self._change(lambda entered: replace(entered, reason=Reason(key)))

    def refunded(self) -> None:
        """Whether the money was given back on Amazon was touched."""
        self._change(lambda entered: replace(entered, refunded=not entered.refunded))

    def amount(self) -> None:
        """Open the pad for another amount, or close it."""
        self._typing = not self._typing
        self._render()

    def digit(self, char: str) -> None:
        """A digit of the amount."""
        if char.isdecimal():
            self._change(lambda entered: entered.digit(char))

    def erase(self) -> None:
        """Take the last digit of the amount away."""
        self._change(lambda entered: entered.erase())

    def post(self, key: str) -> None:
        """*Card* or *Cash* was touched."""
        entered = self._entered
        if entered is None or self._posting:
            return
        if not entered.refunded:
            self._floor.failed(Refused(Refusal.NOT_REFUNDED))
            return
        payout = Payout(
            tender=Tender(key),
            amount=entered.amount(self._context.currency),
            printer=self._printer,
        )
        order = entered.view.order.id
        self._do(partial(give_back, self._context.desk, order, entered.draft, payout))

    def reverse(self, number: str) -> None:
        """Take a posted return back; a person is asked first."""

        def allowed(desk: Desk) -> None:
            if not self._posting:
                self._do(partial(reverse_return, desk, int(number), self._printer))

        def sure() -> None:
            self._floor.ask_right(Right.REVERSE_RETURN, allowed)

        self._floor.ask_reversal(int(number), sure)

    @property
    def _printer(self) -> str:
        """Where receipts come out."""
        return self._context.printers.plan.printer(PaperKind.RETURN_RECEIPT)

    def _do(self, work: Callable[[], Posted]) -> None:
        self._posting = True
        self._context.runner.do(work, self._posted, self._failed)

    def _failed(self, exc: Exception) -> None:
        self._posting = False
        self._floor.failed(exc)

    def _posted(self, found: Posted) -> None:
        self._floor.changed(found.changes)
        self._floor.return_posted(found.posted)
        if self._wanted == found.posted.order:
            self.show(found.posted.order)
        else:
            self._posting = False

    def _change(self, how: Callable[[Entered], Entered]) -> None:
        if self._entered is not None:
            self._entered = how(self._entered)
            self._render()

    def _render(self) -> None:
        if self._entered is None:
            return
        self.put(return_model(self._entered, self._stage, self._context, typing=self._typing))
