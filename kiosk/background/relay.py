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
from kiosk.domain.reception import carried_by
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
    from kiosk.domain.outbox import Posting
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
        self._sent_at: dict[int, tuple[int, float]] = {}
        """Of rows under way, by their id: which send, and when on the monotonic clock."""
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
        send = (sending.posting.attempts, self._desk.clock.monotonic())
        self._sent_at[sending.posting.id] = send
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
        not_shown = Answer.MAYBE if shown is None else Answer.NO
        self._settle(row, Answer.SHOWN if shown else not_shown, refusal.detail)

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
        not_shown = Answer.MAYBE if shown is None else Answer.ABSENT
        self._settle(row, Answer.SHOWN if shown else not_shown, row.posting.answer)

    def _shown(self, row: InHand) -> bool | None:
        """Whether Amazon shows the parcel as it was told; None when it shows no packages at all."""
        wanted = row.confirmation
        packages = self._channel.order(wanted.order).packages
        if packages is None:
            return None
        doubtful = row.alike and row.posting.state is not Sending.ACCEPTED
        return any(
            package.ref == wanted.ref
            and package.tracking.casefold() == wanted.details.tracking.casefold()
            and (not doubtful or carried_by(package, wanted.details))
            for package in packages
        )

    def _settle(self, row: InHand, answer: Answer, message: str = "") -> None:
        posting = row.posting
        attempt = Attempt(
            state=posting.state,
            sends=posting.attempts,
            since_sent=self._since_sent(posting),
            wait=timedelta(seconds=delay(posting.attempts, self._share())),
        )
        outcome = verdict(answer, attempt, message)
        tell.settle(self._desk, row, outcome, message)
        if outcome.state.finished:
            self._sent_at.pop(posting.id, None)

    def _since_sent(self, posting: Posting) -> timedelta | None:
        """Time since the last send began; the wall clock, which people set, is asked only once."""
        if posting.sent_at is None:
            return None
        clock = self._desk.clock
        send, at = self._sent_at.get(posting.id, (0, 0.0))
        if send != posting.attempts:
            passed = max(0.0, (clock.now() - posting.sent_at).total_seconds())
            at = clock.monotonic() - passed
            self._sent_at[posting.id] = (posting.attempts, at)
        return timedelta(seconds=clock.monotonic() - at)

    def _pause(self, exc: ChannelError) -> Pause:
        self._outages += 1
        if isinstance(exc, Throttled) and exc.retry_after:
            return Pause(exc.retry_after)
        if isinstance(exc, Denied):
            self.denied = exc.detail
            return Pause(PROBE_SECONDS)
        return Pause(min(PROBE_SECONDS, delay(self._outages, self._share())))
