"""A terminal at which the owner types commands, beside the store that they work on."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.actions.desk import Desk
from kiosk.store.startup import close_store, open_store
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import POSTGRES, a_place


class Terminal:
    """``main.py`` with settings of its own; what it says is left to pytest's ``capsys``."""

    def __init__(
        self, folder: Path, patch: pytest.MonkeyPatch, clock: TurnableClock, engine: str
    ) -> None:
        self.data = folder / "data"
        self.papers = folder / "papers"
        self.clock = clock
        self.data.mkdir()
        self.papers.mkdir()
        self.place = a_place(self.data, engine)
        self._patch = patch
        self._settings = folder / "packbench.toml"
        self._settings.write_text(
            f'[storage]\nfolder = "{self.data.as_posix()}"\nballast_mb = 0\n'
            f'[printing]\nfolder = "{self.papers.as_posix()}"\n'
        )
        if engine == POSTGRES:
            patch.setenv("DATABASE_URL", self.place.url)

    def __call__(self, *words: str, given: str = "") -> int:
        """Type ``words``, with ``given`` coming in; returns the exit code."""
        self._patch.setattr(sys, "stdin", io.StringIO(given))
        return cli.main(["--settings", str(self._settings), *words])

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """A bench at work on the same store."""
        store = open_store(self.place, self.clock).store
        try:
            yield Desk(store=store, clock=self.clock, bench="Bench 1")
        finally:
            close_store(self.place, store)
