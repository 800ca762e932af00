"""python-escpos is loaded late, and leaves nothing behind: no file, no handler, no variable."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kiosk.printing import escpos_library

LOADED = """
import logging, os, sys, tempfile
before, really = dict(os.environ), tempfile.mkdtemp
import kiosk.printing.escpos_printer
assert 'escpos' not in sys.modules, 'loaded before the first receipt'
from kiosk.printing.escpos_library import dummy
one, other = dummy(), dummy()
one.hw('INIT')
one.set(custom_size=True, width=2, height=2, bold=True, invert=False)
one.cut(feed=False)
assert one.output == b'\\x1b@\\x1d!\\x11\\x1bE\\x01\\x1dB\\x00\\x1dVB\\x00', one.output
assert other.output == b'', other.output
assert logging.getLogger().handlers == [], logging.getLogger().handlers
assert dict(os.environ) == before
assert tempfile.mkdtemp is really
"""


def test_it_is_loaded_with_the_first_receipt_and_quietly(tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    there = {
        **os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"),
        "TMPDIR": str(temporary), "TEMP": str(temporary),
    }  # fmt: skip

    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOADED],
        capture_output=True, text=True, check=False, timeout=100, env=there,
    )  # fmt: skip

    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert not list(temporary.iterdir())
    assert not list(home.iterdir())


def test_a_variable_that_was_set_before_is_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESCPOS_X", "before")

    with escpos_library._environment({"ESCPOS_X": "now"}):
        assert os.environ["ESCPOS_X"] == "now"

    assert os.environ["ESCPOS_X"] == "before"


def test_only_the_thread_that_loads_is_given_its_folder(tmp_path: Path) -> None:
    from threading import Thread

    made: list[str] = []
    with escpos_library._temporary_folder(str(tmp_path)):
        assert tempfile.mkdtemp() == str(tmp_path)
        other = Thread(target=lambda: made.append(tempfile.mkdtemp(dir=tmp_path)))
        other.start()
        other.join(30)

    assert made != [str(tmp_path)]
    assert Path(made[0]).parent == tmp_path
