"""python-escpos, loaded when the first receipt is wanted and kept from what it does at its start.

At its start it reads tables of all printers for half a second, though a profile of ours says all
that is needed; it keeps them as pickles, which are programs, in a folder that others may fill; it
makes a temporary folder and leaves it; and it sets up the logging of the whole program.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLES = {
    "profiles": {
        "default": {
            "name": "Default",
            "vendor": "Generic",
            "notes": "",
            "codePages": {"0": "CP437"},
            "colors": {"0": "black"},
            "features": {"paperFullCut": True, "paperPartCut": True},
            "fonts": {"0": {"name": "Font A", "columns": 42}},
            "media": {"width": {"mm": "Unknown", "pixels": "Unknown"}},
        }
    },
    "encodings": {"CP437": {"name": "CP437", "python_encode": "cp437"}},
}
"""The one printer that the library has to know."""
_loading = threading.Lock()


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

    def cashdraw(self, pin: int) -> None:
        """Open the cash drawer that hangs at ``pin``: 2 or 5."""

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
    # Of mode 700, and gone as soon as the library is loaded.
    with tempfile.TemporaryDirectory(prefix="packbench-") as name:
        tables = Path(name) / "tables.json"
        tables.write_text(json.dumps(_TABLES), encoding="utf-8")
        told = {
            "ESCPOS_CAPABILITIES_FILE": str(tables),
            "ESCPOS_CAPABILITIES_PICKLE_DIR": name,
        }
        with _environment(told), _temporary_folder(name), _logging_left_alone():
            from escpos.printer import Dummy  # noqa: PLC0415
    return Dummy


@contextmanager
def _environment(told: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _temporary_folder(folder: str) -> Iterator[None]:
    """Give this thread ``folder`` where it asks for a new one; other threads get what they ask."""
    really, asking = tempfile.mkdtemp, threading.get_ident()

    def mkdtemp(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - as tempfile has it
        mine = threading.get_ident() == asking
        return folder if mine else really(*arguments, **more)

    tempfile.mkdtemp = mkdtemp
    try:
        yield
    finally:
        tempfile.mkdtemp = really


@contextmanager
def _logging_left_alone() -> Iterator[None]:
    """``logging.basicConfig`` does nothing while there is a handler."""
    silent = logging.NullHandler()
    logging.getLogger().addHandler(silent)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(silent)
