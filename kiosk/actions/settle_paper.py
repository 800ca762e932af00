"""A person says whether a paper came out, because the printer does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.actions.operation import operation
from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.reading_ids import is_reading

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId

SEEN = "seen"
"""The answer of a row that a person saw come out."""
_OPEN_TO_PERSONS = frozenset({Sending.PARKED, Sending.UNKNOWN})
_OPEN_LATE = _OPEN_TO_PERSONS | {Sending.WAITING, Sending.SENDING}
"""How a row may stand on a server that has not heard yet that the paper came to a person."""


@operation
def settle(
    desk: Desk, of: OrderId, key: str, *, came_out: bool, means: Means = Means.TOUCH
) -> Changes:
    """Write down what the person saw; nothing changes for a paper that is settled already.

    ``of`` is the order, or what stands in its place for a reading of the till.
    """

    def work() -> Changes:
        rows = desk.store.outbox.of_order(of, Kind.PRINT)
        row = next((each for each in rows if each.key == key), None)
        late = desk.running is not None and desk.running.late
        if row is None or row.state not in (_OPEN_LATE if late else _OPEN_TO_PERSONS):
            return Changes()
        state = Sending.DONE if came_out else Sending.SUPERSEDED
        desk.store.outbox.write(replace(row, state=state, answer=SEEN if came_out else ""))
        words = "came out" if came_out else "did not come out"
        desk.note(Event.PAPER, of, means, f"{key}: {words}")
        return Changes(till=True) if is_reading(of) else Changes(frozenset({of}))

    return desk.store.transact(work)
