"""Real processes to be killed: the hub as it is, and a bench without glass."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds after which a test no longer waits for something to happen."""


class Happenings:
    """What happens in other processes, counted, so that a test can wait for it."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._count = 0
        self.said: list[str] = []

    @property
    def count(self) -> int:
        """How much has happened."""
        with self._news:
            return self._count

    def happened(self, words: str = "") -> None:
        """Something did; ``words`` are kept."""
        with self._news:
            self._count += 1
            if words:
                self.said.append(words)
            self._news.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until it is so."""
        with self._news:
            assert self._news.wait_for(until, PATIENCE), f"nothing more happens: {self.said[-5:]}"


def hub_environment(settings: Path, url: str) -> dict[str, str]:
    """The hub's settings, as variables, for the simulated Amazon at ``url``."""
    settings.touch()
    return {
        "PACKBENCH_SETTINGS": str(settings),
        "PACKBENCH_LOG": "WARNING",
        "PACKBENCH_AMAZON_BASE_URL": url,
        "PACKBENCH_AMAZON_TOKEN_URL": f"{url}/auth/o2/token",
        "PACKBENCH_AMAZON_POLL_SECONDS": "1",
        "PACKBENCH_AMAZON_CLIENT_ID": "simulated-client",
        "PACKBENCH_AMAZON_CLIENT_SECRET": "simulated-secret",
        "PACKBENCH_AMAZON_REFRESH_TOKEN": "simulated-refresh",
    }


class Child:
    """A program that is started again and again."""

    def __init__(
        self, command: list[str], environment: Mapping[str, str], log: Path, news: Happenings
    ) -> None:
        self._command = command
        self._environment = {**os.environ, **environment}
        self._log = log
        self._news = news
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self.kills = Counter[str]()

    def start(self) -> None:
        """Begin; what it says is read in a thread."""
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._command],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        output = self._process.stdout
        assert output is not None
        self._reader = threading.Thread(target=self._read, args=(output,), daemon=True)
        self._reader.start()

    def kill(self) -> None:
        """End it at once, by SIGKILL."""
        process = self._process
        assert process is not None
        process.kill()
        self._ended(process)

    def stop(self) -> None:
        """End it kindly, by closing its standard input."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()
        self._ended(process)

    def _ended(self, process: subprocess.Popen[str]) -> None:
        process.wait(PATIENCE)
        if self._reader is not None:
            self._reader.join(PATIENCE)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def _read(self, output: IO[str]) -> None:
        for line in output:
            if line.endswith("\n"):
                self._news.happened(line.strip())
