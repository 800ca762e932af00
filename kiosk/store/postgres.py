"""PostgreSQL for many benches: one writer at a time as on SQLite, and no wait without an end.

peewee keeps a connection that has died and answers "the connection is closed" for ever after; here
it is dropped, and what was not kept yet is done once more on a new one.
"""

from __future__ import annotations

import time
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any

from peewee import PeeweeException, PostgresqlDatabase, Psycopg3Adapter
from peewee import __exception_wrapper__ as as_peewee_errors  # type: ignore[attr-defined]
from psycopg import Error
from psycopg.pq import TransactionStatus

from kiosk.store.address import parameters, shown
from kiosk.store.engine import Engine
from kiosk.store.errors import (
    StoreAway,
    StoreBroken,
    StoreCut,
    StoreTooOld,
    StoreUnsure,
    of_code,
    true_error,
)
from kiosk.store.link import HURRY, UNHURRIED, Link, greet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.ports.clock import Clock
    from kiosk.store.engine import T

OLDEST = 150_000
"""Version 15, as the server counts."""
_WRITERS = (0x7061636B, 1)
"""The lock of those that write, by a number that no other program is likely to have chosen."""
ASK_SECONDS = 15.0
"""So long the server's clock is known from one question."""
NOISE_MS = 500
_LOCKED = "55P03"
"""Somebody has what is to be locked (postgresql.org/docs, Appendix A)."""
_SWEPT = ("buyer_words", "orders", "lines", "parcels", "picks", "outbox", "requests", "claims")
_BEGIN = (
    "BEGIN ISOLATION LEVEL READ COMMITTED; "
    f"SELECT pg_advisory_xact_lock({_WRITERS[0]}, {_WRITERS[1]}), pg_current_xact_id()::text"
)

_READER = "REPEATABLE READ READ ONLY"
"""Holds up nobody, and sees the state of one moment."""


def open_postgres(url: str) -> Postgres:
    """The database at ``url``; nothing is sent yet.

    Raises:
        StoreAddress: the URL can't be used.
    """
    return Postgres(parameters(url), shown(url))


class _Adapter(Psycopg3Adapter):
    """peewee's own, which has these only if psycopg was loaded before peewee."""

    txn_idle = TransactionStatus.IDLE
    txn_inerror = TransactionStatus.INERROR
    txn_unknown = TransactionStatus.UNKNOWN

    def check_driver(self) -> None:
        """It is there: it was imported above."""


class Postgres(PostgresqlDatabase, Engine):
    """One connection a thread, each transaction alone among those that write.

    The writers' lock is what IMMEDIATE is to SQLite: whatever reads first and writes later (a
    version, the next number, the level of a product) is as safe here as there, ids of the journal
    become visible in their order, and nothing can deadlock. It is let go with the transaction,
    after that has become visible.
    """

    psycopg2_adapter = psycopg3_adapter = _Adapter
    told_in_full = False

    def __init__(self, connect: dict[str, str], at: str) -> None:
        super().__init__(
            connect.get("dbname") or at,
            field_types={"INT": "BIGINT", "AUTO": "BIGSERIAL"},  # as wide as SQLite's
            prefer_psycopg3=True,
        )
        self.at = at
        self._connect_with = connect
        self._ahead_ms = 0
        """How far the server's clock is ahead of our monotonic one."""
        self._asked_at = 0.0
        # Connections are each thread's own: one that waits for the server must not hold up others.
        self._lock = nullcontext()

    def once(self, work: Callable[[], T]) -> T:
        """As its parent; and when the connection is cut during the commit, find out how it went.

        Raises:
            StoreCut: nothing was kept.
            StoreUnsure: nobody can tell.
        """
        try:
            with self.atomic():
                result = work()
        except _Doubt as doubt:
            if self._was_kept(doubt.link):
                return result
            raise StoreCut("the connection was cut before the work was kept") from None
        return result

    def glance(self, work: Callable[[], T]) -> T:
        try:
            with self.atomic(_READER):
                return work()
        except _Doubt:
            raise StoreCut("the connection was cut after the reading") from None

    def named(self, exc: PeeweeException) -> Exception:
        """The failure by its code; of others, which are our own, no more than where they lie."""
        error = _driver_error(exc)
        if error is None:
            return true_error(exc) or exc
        link = self._link()
        if link is not None and link.silent:
            return StoreAway(f"no answer from {self.at}")
        if link is not None and link.closed:
            return StoreCut(f"the connection to {self.at} was cut")
        return of_code(error.sqlstate or "") or _bare(exc, error)

    def shop_ms(self, clock: Clock) -> int:
        """The server's time; it is asked again and again, for a machine that slept lags behind."""
        link: Link = self.connection()
        if time.monotonic() - self._asked_at >= ASK_SECONDS:
            with as_peewee_errors:
                self._hear(link.measured())
        return self._ahead_ms + round(clock.monotonic() * 1000)

    def _hear(self, ahead_ms: int) -> None:
        """Go by a new measure, unless it differs by no more than the way to the server takes."""
        self._asked_at = time.monotonic()
        if abs(ahead_ms - self._ahead_ms) > NOISE_MS:
            self._ahead_ms = ahead_ms

    def scrub(self) -> bool:
        with self.unhurried():
            for table in _SWEPT:
                self.execute_sql(f"VACUUM {table}")
        return self.rewrite("buyers", wait="1s")

    def rewrite(self, table: str, wait: str) -> bool:
        """Write a table anew without what was deleted; False when somebody held it for ``wait``.

        After a mere VACUUM the bytes of a row lie on in its page until something covers them.
        Everybody else waits meanwhile: a bench for the table, and behind a backup for both.
        """
        with self.unhurried():
            link: Link = self.connection()
            link.set_up({**UNHURRIED, "lock_timeout": wait})
            try:
                self.execute_sql(f"VACUUM FULL {table}")
            except PeeweeException as exc:
                error = _driver_error(exc)
                if error is None or error.sqlstate != _LOCKED:
                    raise
                return False
        return True

    def drop(self) -> None:
        if not self.is_closed() and not self.in_transaction():
            with suppress(PeeweeException):
                self.close()

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Lift the time-outs, for changes to the schema; another process may be at them too."""
        link = self.connection()
        link.set_up(UNHURRIED)
        try:
            yield
        finally:
            if not link.closed:
                link.set_up(HURRY)

    def begin(self, isolation_level: object = None) -> None:
        link: Link = self.connection()
        try:
            with as_peewee_errors:
                if isolation_level == _READER:
                    link.execute(f"BEGIN ISOLATION LEVEL {_READER}", prepare=False)
                    return
                cursor = link.execute(_BEGIN, prepare=False)
                cursor.nextset()
                link.last_xid = cursor.fetchone()[1]  # type: ignore[index]
        except BaseException:
            self.rollback()
            raise

    def commit(self) -> None:
        link: Link = self.connection()
        try:
            with as_peewee_errors:
                done = link.execute("COMMIT", prepare=False).statusmessage
        except PeeweeException:
            if link.closed:
                raise _Doubt(link) from None
            raise
        if done != "COMMIT":
            raise StoreBroken("a statement had failed, and with it the transaction")

    def rollback(self) -> None:
        """Take the transaction back; a server that lost us has done so by itself."""
        link = self._link()
        if link is None or link.closed:
            return
        with suppress(PeeweeException):
            super().rollback()
            return
        link.close()

    def _connect(self) -> Link:
        try:
            link = Link.connect(autocommit=True, **self._connect_with)  # type: ignore[arg-type]
        except Error as error:
            raise StoreAway(f"{self.at} can't be reached: {_first_line(error)}") from None
        try:
            _not_too_old(link)
            greet(link)
            self._hear(link.ahead_ms)
        except Error as error:
            link.close()
            cut = StoreAway(f"{self.at} went away: {_first_line(error)}")
            raise of_code(error.sqlstate or "") or cut from None
        except BaseException:
            link.close()
            raise
        return link

    def _link(self) -> Link | None:
        return None if self.is_closed() else self._state.conn

    def _was_kept(self, cut: Link) -> bool:
        """Ask the server what became of a transaction, on a new connection.

        It is asked of the life of the server in which the transaction was: a number that had not
        reached the disk may be given again after a crash.
        """
        self.drop()
        try:
            for _ in range(20):
                link: Link = self.connection()
                if link.born != cut.born:
                    break
                state = link.state_of(cut.last_xid)
                if state != "in progress":
                    return state == "committed"
                link.rest(0.1)
        except (StoreAway, Error):
            self.drop()
        raise StoreUnsure(f"the connection to {self.at} was cut while it kept the work")


class _Doubt(Exception):
    """The connection was cut while the commit was under way."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


def _not_too_old(link: Link) -> None:
    version = link.info.server_version
    if version < OLDEST:
        raise StoreTooOld(f"PostgreSQL {version // 10_000} is too old: 15 or newer is needed")


def _driver_error(exc: BaseException | None) -> Error | None:
    for _ in range(20):
        if exc is None or isinstance(exc, Error):
            return exc
        exc = exc.__cause__ or exc.__context__
    return None


def _bare(exc: PeeweeException, error: Error) -> PeeweeException:
    diag = error.diag
    where = (diag.table_name, diag.column_name, diag.constraint_name)
    words: list[Any] = [type(error).__name__, error.sqlstate, *where]
    return type(exc)(" ".join(str(word) for word in words if word))


def _first_line(error: Error) -> str:
    return str(error).strip().partition("\n")[0]
