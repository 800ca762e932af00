"""Closing Packbench from the glass, which takes a supervisor and is noted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.sign_in import left_kiosk
from kiosk.domain.people import Right

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor


def leave(context: Context, floor: Floor) -> None:
    """Close Packbench, once somebody who may has allowed it."""

    def allowed(desk: Desk) -> None:
        context.runner.do(partial(left_kiosk, desk), lambda _: context.leave())

    floor.ask_right(Right.LEAVE, allowed)
