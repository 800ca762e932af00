"""The relay to Amazon: carries out the outbox; the only place where a retry is decided.

After an unknown outcome it reads Amazon's packages back before it sends again. A refusal of one
order never holds up another; a refused sign-in stops everything, once, with an alarm.
"""

from __future__ import annotations

import logging
import random
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.actions import tell
from kiosk.domain.answers import Answer, Attempt, verdict
from kiosk.domain.outbox import Sending
from kiosk.domain.retry import delay
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    Rejected,
    Throttled,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.actions.tell import InHand
    from kiosk.ports.channel import Channel

log = logging.getLogger(__name__)

BATCH = 20
IDLE_SECONDS = 1.0
PROBE_SECONDS = 60.0
"""While Amazon refuses us altogether, or can't be reached, one row is tried this often."""


class Pause(Exception):
    """Nothing more can be sent for some seconds, whatever the row."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s")
        self.seconds = seconds


class Relay:
    """Works off the outbox, one pass at a time."""

    def __init__(
        self, desk: Desk, channel: Channel, share: Callable[[], float] = random.random
    ) -> None:
        self._desk = desk
        self._channel = channel
        self._share = share
        self._outages = 0
        self.denied = ""
        """Why Amazon refuses everything; empty while it does not."""

    def recover(self) -> None:
        """To be called once at start: what was being sent has an unknown outcome now."""
        count = tell.recover(self._desk)
        if count:
            log.warning("%d confirmations were under way when the hub stopped", count)

    def step(self) -> float:
        """Work on all rows that are due; returns the seconds until it is worth looking again."""
        rows = tell.due(self._desk, limit=BATCH)
        for row in rows:
            try:
                self._work(row)
            except Pause as pause:
                return pause.seconds
            self._outages = 0
            self.denied = ""
        return 0.0 if len(rows) == BATCH else IDLE_SECONDS

    def _work(self, row: InHand) -> None:
        if row.shown:
            self._settle(row, Answer.SHOWN)
        elif row.posting.state is Sending.WAITING:
            self._send(row)
        else:
            self._read_back(row)

    def _send(self, row: InHand) -> None:
        sending = tell.begin(self._desk, row)
        if sending is None:
            return
        try:
            self._channel.confirm(sending.confirmation)
        except (Denied, Throttled, Unreachable) as exc:
            self._settle(sending, Answer.NOTHING_LEFT, exc.detail)
            raise self._pause(exc) from exc
        except Rejected as exc:
            self._refused(sending, exc)
        except ChannelError as exc:
            self._settle(sending, Answer.MAYBE, exc.detail)
        else:
            self._settle(sending, Answer.YES)

    def _refused(self, row: InHand, refusal: Rejected) -> None:
        """A refusal after a success is possible, so Amazon's packages have the last word."""
        try:
            shown = self._shown(row)
        except NotFound:
            self._settle(row, Answer.NO_SUCH_ORDER, refusal.detail)
            return
        except ChannelError:
            self._settle(row, Answer.MAYBE, refusal.detail)
            return
        self._settle(row, Answer.SHOWN if shown else Answer.NO, refusal.detail)

    def _read_back(self, row: InHand) -> None:
        try:
            shown = self._shown(row)
        except (Denied, Throttled, Unreachable) as exc:
            raise self._pause(exc) from exc
        except NotFound as exc:
            self._settle(row, Answer.NO_SUCH_ORDER, exc.detail)
            return
        except ChannelError as exc:
            self._settle(row, Answer.MAYBE, exc.detail)
            return
        self._settle(row, Answer.SHOWN if shown else Answer.ABSENT, row.posting.answer)

    def _shown(self, row: InHand) -> bool:
        wanted = row.confirmation
        packages = self._channel.order(wanted.order).packages or ()
        tracking = wanted.details.tracking.casefold()
        return any(p.ref == wanted.ref and p.tracking.casefold() == tracking for p in packages)

    def _settle(self, row: InHand, answer: Answer, message: str = "") -> None:
        posting = row.posting
        sent = posting.sent_at
        attempt = Attempt(
            state=posting.state,
            sends=posting.attempts,
            since_sent=None if sent is None else self._desk.clock.now() - sent,
            wait=timedelta(seconds=delay(posting.attempts, self._share())),
        )
        tell.settle(self._desk, row, verdict(answer, attempt, message), message)

    def _pause(self, exc: ChannelError) -> Pause:
        if isinstance(exc, Throttled):
            return Pause(exc.retry_after or delay(self._outages, self._share()))
        self._outages += 1
        if isinstance(exc, Denied):
            self.denied = exc.detail
            return Pause(PROBE_SECONDS)
        return Pause(min(PROBE_SECONDS, delay(self._outages, self._share())))
