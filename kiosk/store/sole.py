"""One hub on one store, and one bench of a name: two hubs would tell Amazon everything twice.

On a file it is a lock beside it, on a server a lock of a connection that does nothing else. The
server lets go of it some seconds after it has lost sight of its holder, who must look again and
again whether it is still there; and as the two can miss each other for a moment, whoever begins
reads Amazon's packages back before it repeats what was under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from zlib import crc32

from filelock import FileLock, Timeout

from kiosk.store.errors import StoreError

if TYPE_CHECKING:
    from kiosk.store.link import Link
    from kiosk.store.startup import Place

HUB = "hub"
TERM = "8s"
"""So long the server waits for a holder that says nothing: a frozen one stays connected."""
_RIGHTS = 0x7061636C
"""The number beside that of the writers' lock."""


class Sole(Protocol):
    """The right to be the only one of its kind."""

    def take(self) -> bool:
        """Take it if nobody has it; does not wait."""
        ...

    def held(self) -> bool:
        """Whether it is still ours."""
        ...

    @property
    def unasked(self) -> bool:
        """Whether nobody could be asked for it, when it was to be taken last."""
        ...

    def give_up(self) -> None:
        """Let somebody else have it."""
        ...


def sole(place: Place, what: str = HUB) -> Sole:
    """The right to be the one ``what`` on the store at ``place``; not taken yet.

    On a file ``what`` becomes part of a file's name.
    """
    return _OnServer(place.url, what) if place.url else _OnFile(place, what)


class _OnFile:
    def __init__(self, place: Place, what: str) -> None:
        self._lock = FileLock(place.folder / f"{what}.lock")

    def take(self) -> bool:
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def held(self) -> bool:
        return self._lock.is_locked

    @property
    def unasked(self) -> bool:
        return False

    def give_up(self) -> None:
        self._lock.release()


class _OnServer:
    """For one thread."""

    def __init__(self, url: str, what: str) -> None:
        from kiosk.store.postgres import open_postgres  # noqa: PLC0415 - slow, for few

        self._database = open_postgres(url)
        self._number = crc32(what.encode()) - 2**31
        self._link: Link | None = None
        self.unasked = False

    def take(self) -> bool:
        if self.held():
            return True
        from psycopg import Error  # noqa: PLC0415 - loaded already

        try:
            link: Link = self._database.connection()
            link.set_up({"idle_session_timeout": TERM})
        except (StoreError, Error):
            self.unasked = True
            self.give_up()
            return False
        self._link, self.unasked = link, False
        got = self._answers(f"SELECT pg_try_advisory_lock({_RIGHTS}, {self._number})")
        if not got:
            self.give_up()
        return got

    def held(self) -> bool:
        if self._link is None:
            return False
        if self._answers("SELECT true"):
            return True
        self.give_up()
        return False

    def give_up(self) -> None:
        self._link = None
        self._database.drop()

    def _answers(self, question: str) -> bool:
        from psycopg import Error  # noqa: PLC0415 - loaded already

        if self._link is None:
            return False
        try:
            found = self._link.execute(question).fetchone()
        except Error:
            return False
        return bool(found and found[0])
