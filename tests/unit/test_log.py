"""The log says what went wrong and where, and repeats nothing of what it stumbled over."""

from __future__ import annotations

import argparse
import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest

from kiosk import cli
from kiosk.background import loop as loop_module
from kiosk.background.loop import Loop
from kiosk.settings.load import WrongSetting
from kiosk.settings.schema import Settings
from tests.fault.marked import overheard

MARK = "Ada Marked, 7 Buyer Street"
PATIENCE = 10.0


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    with overheard(monkeypatch) as heard:
        yield heard


def stumble() -> None:
    """Fail as a server does: with the row in its words."""
    try:
        dict[str, str]()[MARK]
    except KeyError as exc:
        raise ValueError(f"violates: Failing row contains ({MARK})") from exc


def test_a_loop_that_stumbles_tells_where_and_nothing_of_a_buyer(
    said: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop_module, "AFTER_ERROR_SECONDS", 0.0)
    again, steps = threading.Event(), iter([True])

    def step() -> float:
        if next(steps, False):
            stumble()
        again.set()
        return 3600.0

    loop = Loop("printer", step)
    loop.start()
    assert again.wait(PATIENCE)
    loop.stop(PATIENCE)

    told = said.getvalue()
    assert MARK not in told
    assert "printer stumbled and goes on" in told
    assert "in stumble" in told
    assert told.index("KeyError\n\nwhich led to:") < told.rindex("ValueError\n")


def test_words_are_left_out_of_every_chain_there_can_be(said: io.StringIO) -> None:
    log = logging.getLogger("kiosk.test")
    for raised in (ValueError(MARK), OSError(5, MARK), WrongSetting(MARK)):
        try:
            try:
                stumble()
            finally:
                raise raised
        except Exception:
            log.exception("odd")
    circle = ValueError(MARK)
    circle.__cause__ = circle
    log.error("round", exc_info=circle)
    log.error("nothing", exc_info=None)

    told = said.getvalue()
    assert MARK not in told
    assert "kiosk.settings.load.WrongSetting" in told
    assert told.count("KeyError\n\nwhich led to:") == 3
    assert told.count("ERROR") == 5


def test_a_mistake_that_ends_the_program_is_told_in_the_same_way(
    said: io.StringIO, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def command(_: Settings, __: argparse.Namespace) -> int:
        stumble()
        return 0

    monkeypatch.setattr(cli, "_settings", command)
    monkeypatch.setattr(cli, "_log_to_stderr", lambda: None)
    monkeypatch.setattr(sys, "stderr", said)

    assert cli.main(["settings"]) == 1
    assert MARK not in said.getvalue() + capsys.readouterr().out
    assert "ValueError" in said.getvalue()
