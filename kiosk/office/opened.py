"""The store, for a command that ends soon."""

from __future__ import annotations

import getpass
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.actions.desk import Desk
from kiosk.place import place_of
from kiosk.ports.clock import SystemClock
from kiosk.store.startup import close_store, join_store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.settings.schema import Settings

HERE = "commands"
"""What stands in the journal for the bench."""


@contextmanager
def opened(settings: Settings) -> Iterator[Desk]:
    """A desk at which everything may be done: whoever may type commands here is the owner.

    Raises:
        StoreError: the store can't be opened.
    """
    place, clock = place_of(settings), SystemClock()
    # A bench that is at work has prepared its file; one that nobody has is made.
    joined = not place.url and place.file.exists()
    store = join_store(place, clock) if joined else open_store(place, clock).store
    try:
        yield Desk(store=store, clock=clock, bench=HERE, person_id=_login())
    finally:
        if joined:
            store.close()
        else:
            close_store(place, store)


def _login() -> str:
    try:
        return f"login {getpass.getuser()}"
    except (KeyError, OSError):
        return "login"
