"""Which database the tables speak to: the process's own, or another for a while in one thread."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from peewee import DatabaseProxy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peewee import Database


class _Here(threading.local):
    database: Database | None = None


class ChosenDatabase(DatabaseProxy):
    """peewee's stand-in for a database that is known later, and may be another one in a thread."""

    __slots__ = ("_here", "_own")

    def __init__(self) -> None:
        object.__setattr__(self, "_here", _Here())
        super().__init__()

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, "_own" if name == "obj" else name, value)

    def initialize(self, obj: Any) -> None:
        """Speak to ``obj`` from now on, also in this thread, whatever it spoke to before."""
        self._here.database = None
        super().initialize(obj)

    @property
    def obj(self) -> Any:
        """The database of this thread, just now."""
        return self._here.database or self._own

    @contextmanager
    def using(self, database: Database) -> Iterator[None]:
        """Speak to ``database`` in this thread until the end of the block."""
        before, self._here.database = self._here.database, database
        try:
            yield
        finally:
            self._here.database = before
