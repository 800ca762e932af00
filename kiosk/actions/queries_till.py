"""What the window of the till needs to know, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions.till import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.actions.desk import Desk
    from kiosk.domain.money import Money
    from kiosk.domain.till import Reading

READINGS_SHOWN = 30


@dataclass(frozen=True, kw_only=True)
class TillView:
    """The till as it stands, and the readings before."""

    now: Reading
    past: tuple[Reading, ...]


def till(desk: Desk, counted: Sequence[Money]) -> TillView:
    """An X reading with what was counted so far, and the newest Zs."""
    store = desk.store
    return TillView(
        now=look(desk, counted),
        past=tuple(store.read(lambda: store.till.readings(desk.bench, limit=READINGS_SHOWN))),
    )
