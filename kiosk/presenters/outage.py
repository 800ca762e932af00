"""What the glass says and does while the server is away, and when it is back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.presenters.cues import Cue
from kiosk.presenters.failures import failure
from kiosk.presenters.marks import Tone
from kiosk.wording import outage as words
from kiosk.wording.refusals import Said

if TYPE_CHECKING:
    from kiosk.actions.homecoming import Homecoming, Left
    from kiosk.background.bridging import Outage
    from kiosk.domain.values import OrderId
    from kiosk.presenters.echo import EchoPresenter
    from kiosk.presenters.floor import Floor
    from kiosk.presenters.notice import NoticePresenter
    from kiosk.presenters.queue import QueuePresenter
    from kiosk.presenters.strip import StripPresenter


class Outages:
    """Tells of an outage in the strip's alarm, and of what came of it in a panel."""

    def __init__(
        self,
        floor: Floor,
        strip: StripPresenter,
        queue: QueuePresenter,
        notice: NoticePresenter,
        echo: EchoPresenter,
    ) -> None:
        self._floor = floor
        self._strip = strip
        self._queue = queue
        self._notice = notice
        self._echo = echo
        self._open: frozenset[OrderId] = frozenset()

    def away(self, outage: Outage) -> None:
        """The server is away; with an order that can be finished all the same, or without."""
        self._open = frozenset({outage.order} if outage.order is not None else ())
        self._strip.outage = words.FINISH if self._open else words.WAITS
        self._strip.tick()
        self._queue.reload()

    def back(self, told: Homecoming) -> None:
        """The server is back: all is read again, and what it did not take in is told."""
        self._strip.outage = None
        self._strip.tick()
        self._floor.changed(Changes(told.orders | self._open, hub=True, till=True))
        self._queue.reload()
        if told.told and not told.left:
            self._echo.answer(Cue.DONE, words.BACK(), words.told(told.told))
        for order, left in groupby(told.left, key=lambda each: each.operation.order):
            self._say_left(order, list(left))

    def _say_left(self, order: str, left: list[Left]) -> None:
        steps = ", ".join(words.STEPS.get(each.operation.name, words.OTHER_STEP)() for each in left)
        said, _ = failure(left[0].why)
        why = f"{said.title}. {said.text}"
        text = words.NOT_TAKEN_TEXT.format(steps=steps, why=why)
        self._notice.say(Said(words.not_taken(order), text, "alert-octagon"), Tone.STOP)
