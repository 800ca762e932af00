"""python-escpos, loaded when the first receipt is wanted and kept from what it does at its start.

At its start it reads its tables of printers for half a second, keeps them pickled in a folder that
it would make anew (and leave) each time, and sets the logging of the whole program up.
"""

from __future__ import annotations

import logging
import os
import stat
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_loading = Lock()


class Composer(Protocol):
    """The part of python-escpos's Dummy that is used; the library itself has no types."""

    @property
    def output(self) -> bytes:
        """All that it was told."""
        ...

    def hw(self, command: str) -> None:
        """``INIT`` resets the printer."""

    def set(self, **look: Any) -> None:  # noqa: ANN401 - as the library has it
        """Change how letters look."""

    def print_and_feed(self, lines: int) -> None:
        """Feed empty lines."""

    def cut(self, *, feed: bool) -> None:
        """Cut; without ``feed`` the printer itself feeds to its knife."""

    def _raw(self, data: bytes) -> None: ...


def dummy() -> Composer:
    """A printer that keeps what it is told, in its first state."""
    with _loading:
        made: Composer = _class()()
    return made


@cache
def _class() -> Any:  # noqa: ANN401 - the library has no types
    with tempfile.TemporaryDirectory(prefix="packbench-") as spare:
        folder = _private(user_cache_path("packbench") / "escpos") or Path(spare)
        with _told(folder), _logging_left_alone():
            from escpos.printer import Dummy  # noqa: PLC0415
    return Dummy


def _private(folder: Path) -> Path | None:
    """``folder``, made if need be; None if others may write into it, for pickles are programs."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        facts = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(facts.st_mode) or not os.access(folder, os.W_OK):
        return None
    if os.name == "posix" and (facts.st_uid != os.geteuid() or facts.st_mode & 0o022):
        return None
    return folder


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    before = os.environ.get(_FOLDER)
    os.environ[_FOLDER] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_FOLDER]
        else:
            os.environ[_FOLDER] = before


@contextmanager
def _logging_left_alone() -> Iterator[None]:
    """``logging.basicConfig`` does nothing while there is a handler."""
    silent = logging.NullHandler()
    logging.getLogger().addHandler(silent)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(silent)
