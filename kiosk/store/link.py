"""A connection to PostgreSQL that never waits without an end, and speaks as the store expects."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeVar

from psycopg import Connection, OperationalError, sql
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow
from psycopg.types.string import StrDumper

from kiosk.store.errors import StoreAddress

if TYPE_CHECKING:
    from psycopg.abc import PQGen

RV = TypeVar("RV")

HURRY = {
    "lock_timeout": "4s",
    "statement_timeout": "5s",
    # A bench that has lost its network holds up all others for no longer.
    "idle_in_transaction_session_timeout": "3s",
    "idle_session_timeout": "0",
    # And the server's own side of the line: by itself it would look after two hours.
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "5s",
    "client_min_messages": "warning",
}
UNHURRIED = {"lock_timeout": "120s", "statement_timeout": "0"}
"""For changes to the schema."""
PATIENCE = 6.0
"""Seconds for an answer; the server gives up before. One that is frozen never does."""


class Link(Connection[TupleRow]):
    """One connection; made by ``connect``, then handed to ``greet``."""

    patience: float | None = PATIENCE
    silent = False
    """Whether an answer was waited for in vain; the connection is closed then."""
    last_xid = ""
    """The number of the last transaction that was begun here."""
    born = ""
    """When the server was started."""
    ahead_ms = 0
    """How far the server's clock was ahead of our monotonic one when we connected, in ms."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """As its parent, but not for longer than ``patience``."""
        longest = self.patience if timeout is None else timeout
        try:
            return super().wait(gen, interval, longest)
        except OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.silent = True
                self.pgconn.finish()
            raise

    def set_up(self, settings: dict[str, str]) -> None:
        """Change the connection's own settings."""
        self.patience = None if settings.get("statement_timeout") == "0" else PATIENCE
        calls = [sql.SQL("set_config({}, {}, false)").format(*pair) for pair in settings.items()]
        self.execute(sql.SQL("SELECT ") + sql.SQL(", ").join(calls))

    def measured(self) -> int:
        """How far the server's clock is ahead of our monotonic one now, in ms.

        Our wall clock is left out of it: a person or a time server may set it at any moment.
        """
        before = time.monotonic()
        found = self.execute("SELECT extract(epoch FROM clock_timestamp())::float8").fetchone()
        return round((found[0] - before) * 1000) if found else self.ahead_ms

    def state_of(self, transaction: str) -> str:
        """What became of a transaction: committed, aborted, in progress; or empty."""
        found = self.execute("SELECT pg_xact_status(%s::xid8)", (transaction,)).fetchone()
        return str(found[0] or "") if found else ""

    def rest(self, seconds: float) -> None:
        """Wait a moment."""
        self.execute("SELECT pg_sleep(%s)", (seconds,))


class _Text(StrDumper):
    """PostgreSQL keeps no NUL: shown by its sign, it costs nobody the rest of the text."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\u2400") if "\0" in obj else obj)


def greet(link: Link) -> None:
    """Make a new connection ready for the store.

    Raises:
        StoreAddress: the database can't keep every name.
    """
    encoding = link.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreAddress(f"the database keeps its text in {encoding}: make one with UTF8")
    link.adapters.register_dumper(str, _Text)
    link.set_up(HURRY)
    found = link.execute("SELECT pg_postmaster_start_time()::text").fetchone()
    link.born = str(found[0]) if found else ""
    link.ahead_ms = link.measured()
