"""A real PostgreSQL for tests: started when the first of them asks, gone when all have run.

Its data lie in a temporary folder, it listens on loopback and a socket alone, and it never waits
for a disk. PostgreSQL refuses to run as root, who hands it to the user ``postgres`` that Debian's
package makes.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

USER = "postgres"
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "fatal",
}
_NUMBERS = count(1)


class NoPostgres(Exception):
    """No server can be had here; the words say why."""


@dataclass(frozen=True)
class Server:
    """A server that runs; everybody on this machine may do anything in it."""

    folder: Path
    port: int

    def url(self, database: str = USER, **parameters: str) -> str:
        """The address of a database on it, over loopback."""
        more = "&".join(f"{name}={value}" for name, value in parameters.items())
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}{'?' if more else ''}{more}"

    def socket_url(self, database: str = USER) -> str:
        """The same over its socket."""
        return f"postgresql://{USER}@/{database}?host={self.folder}&port={self.port}"

    def make(self, like: str = "template0", **options: str) -> str:
        """Make a database as a copy of another one; returns its name."""
        name = f"store_{next(_NUMBERS)}"
        query = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(like)
        )
        for option, value in options.items():
            query += sql.SQL(" {} {}").format(sql.SQL(option), sql.Literal(value))
        self.do(query)
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self.do(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def files(self, database: str) -> bytes:
        """Every byte in the files of a database, once the server has brought them up to date.

        Raises:
            PermissionError: they are another user's.
        """
        with psycopg.connect(self.url(database), autocommit=True) as link:
            link.execute("CHECKPOINT")
            found = link.execute(
                "SELECT oid::text FROM pg_database WHERE datname = current_database()"
            ).fetchone()
        folder = self.folder / "data" / "base" / (found[0] if found else "")
        return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())

    def log_ahead(self) -> bytes:
        """Every byte of its write-ahead log.

        Raises:
            PermissionError: it is another user's.
        """
        folder = self.folder / "data" / "pg_wal"
        return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())

    def do(self, query: sql.Composed) -> None:
        """Carry out one command, in no transaction."""
        with psycopg.connect(self.url(), autocommit=True) as link:
            link.execute(query)

    def stop(self, mode: str = "immediate") -> None:
        """End it at once, when nobody needs what is in it; *fast* keeps all of that."""
        _control("stop", self.folder, "-m", mode)

    def start(self) -> None:
        """Let it run, until it answers."""
        given = {**_SETTINGS, "port": str(self.port), "unix_socket_directories": str(self.folder)}
        options = " ".join(f"-c {name}={value}" for name, value in given.items())
        _control("start", self.folder, "-l", str(self.folder / "log"), "-o", options)


@cache
def server() -> Server:
    """The one server of all tests.

    Raises:
        NoPostgres: it is not installed, or does not start.
    """
    return a_server()


def a_server() -> Server:
    """A server of one's own, for tests that stop it.

    Raises:
        NoPostgres: as ``server``.
    """
    programs()
    folder = Path(tempfile.mkdtemp(prefix="packbench-tests-postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if os.name == "posix" and os.geteuid() == 0:
        try:
            shutil.chown(folder, USER, USER)
        except LookupError:
            raise NoPostgres(f"root needs a user {USER!r} to run it as") from None
    made = Server(folder, _free_port())
    options = ("-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync", "--no-instructions")
    _run("initdb", "-D", str(folder / "data"), *options, "--locale-provider=icu", "--icu-locale=en")
    made.start()
    atexit.register(_end, made)
    return made


def _end(made: Server) -> None:
    with suppress(NoPostgres):  # a test has stopped it already
        made.stop()


@cache
def programs() -> Path:
    """Where the server's programs lie; the newest, where there are several.

    Raises:
        NoPostgres: nowhere.
    """
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise NoPostgres("PostgreSQL is not installed (initdb was not found)")
    return (found[-1] if found else Path(str(on_path))).parent


def _control(command: str, folder: Path, *options: str) -> None:
    _run("pg_ctl", command, "-D", str(folder / "data"), "-w", "-s", *options)


def _run(program: str, *arguments: str) -> None:
    command = [str(programs() / program), *arguments]
    if os.name == "posix" and os.geteuid() == 0:
        command = ["runuser", "-u", USER, "--", *command]
    # What it leaves running must not hold our output open.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
            timeout=60,
        )
        said.seek(0)
        if done.returncode:
            raise NoPostgres(f"{program} fails: {said.read().strip()[-300:]}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
