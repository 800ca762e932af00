"""How keeping something can fail, under names that every room may know."""

from __future__ import annotations


class NotKept(Exception):
    """The store could not do its work; nothing of the transaction was kept."""


class NoRoom(NotKept):
    """The disk is full."""


class TooBusy(NotKept):
    """Another process held the database longer than the time-out."""


class Away(NotKept):
    """The database's server can't be reached; it is tried anew at the next use."""


class Waits(Away):
    """The server is away, and the bench may not do this by itself."""


class Unsure(Away):
    """The server went away while it kept the work: look again before doing it once more."""
