"""What the bench asks before it goes on: each a panel with its answers as large buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.allocate import allocate_part
from kiosk.actions.paper_rows import decoded
from kiosk.actions.rest import hold
from kiosk.domain.people import Right
from kiosk.domain.reading_ids import is_reading
from kiosk.presenters.queue_rows import tail
from kiosk.wording import flags, papers, returns, scans, screens, stock, till
from kiosk.wording.refusals import REFUSALS, Said
from kiosk.wording.steps import HOLD_REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.actions.desk import Desk
    from kiosk.actions.goods import NotEnough
    from kiosk.domain.outbox import Posting
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor
    from kiosk.presenters.notice import NoticePresenter
    from kiosk.presenters.paper_desk import PrintDesk
    from kiosk.wording.language import Phrase

YES = "yes"
NO = "no"


class Questions:
    """Asks through the panel over the bench."""

    def __init__(self, context: Context, floor: Floor, notice: NoticePresenter) -> None:
        self._context = context
        self._floor = floor
        self._notice = notice

    def rest(self, units: int, sure: Callable[[], None]) -> None:
        """Whether what nobody scanned is counted by hand."""
        title = scans.COUNT_REST.format(n=flags.units(units))
        self._sure(Said(title, scans.COUNT_REST_TEXT(), "hand"), scans.COUNT_REST_YES(), sure)

    def hold(self, order_id: OrderId) -> None:
        """Why the order is to wait."""

        def chosen(key: str) -> None:
            self._floor.act(partial(hold, self._context.desk, order_id, HOLD_REASONS[key].english))

        said = Said(screens.HOLD_TITLE(), screens.HOLD_TEXT(), "pause")
        answers = {key: word() for key, word in HOLD_REASONS.items()}
        self._notice.ask(said, answers, chosen)

    def paper(self, posting: Posting, prints: PrintDesk) -> None:
        """Whether a paper came out: nobody but whoever stands at its printer can know."""
        job = decoded(posting)
        words = papers.ASK_READING_TEXT if is_reading(posting.order) else papers.ASK_TEXT
        text = words.format(
            paper=papers.KINDS[job.kind] if job else papers.A_PAPER,
            order=tail(posting.order),
            printer=job.printer if job else posting.place,
        )

        def chosen(key: str) -> None:
            prints.settle(posting, came_out=key == YES)

        said = Said(papers.ASK_TITLE(), text, "printer")
        self._notice.ask(said, {YES: papers.CAME_OUT(), NO: papers.ASK_AGAIN()}, chosen)

    def reversal(self, number: int, sure: Callable[[], None]) -> None:
        """Whether a posted return is taken back."""
        title = returns.REVERSE_ASK.format(number=number)
        self._sure(Said(title, returns.REVERSE_TEXT(), "undo"), returns.REVERSE_YES(), sure)

    def close_till(self, number: int, sure: Callable[[], None], *, counted: bool) -> None:
        """Whether the till is closed, also when nobody has counted what lies in the drawer."""
        title = till.CLOSE_ASK.format(number=number)
        text = till.CLOSE_TEXT if counted else till.CLOSE_UNCOUNTED
        self._sure(Said(title, text(), "receipt"), till.CLOSE_YES(), sure)

    def part(self, order_id: OrderId, short: NotEnough) -> None:
        """Whether part of an order goes now; what is missing is named product by product."""

        def allowed(desk: Desk) -> None:
            self._floor.act(partial(allocate_part, desk, order_id))

        def chosen(key: str) -> None:
            if key == YES:
                self._floor.ask_right(Right.SEND_PART, allowed)
            else:
                self.hold(order_id)

        lines = [
            stock.SHORT_LINE.format(
                sku=each.sku,
                had=each.wanted - each.missing,
                wanted=each.wanted,
                why=stock.SHORT_PROMISED.format(n=each.promised) if each.promised else "",
            )
            for each in short.shortfalls
        ]
        said = Said(REFUSALS[short.reason].title(), "\n".join(lines), "boxes")
        self._notice.ask(said, {YES: stock.SEND_PART(), NO: stock.HOLD_IT()}, chosen)

    def menu(self, choices: Mapping[str, tuple[Phrase, Callable[[], None]]]) -> None:
        """What else there is: the till and the stock."""

        def chosen(key: str) -> None:
            choices[key][1]()

        said = Said(till.MENU(), "", "more")
        self._notice.ask(said, {key: word() for key, (word, _) in choices.items()}, chosen)

    def _sure(self, said: Said, yes: str, sure: Callable[[], None]) -> None:
        self._notice.ask(said, {YES: yes}, lambda _: sure())
