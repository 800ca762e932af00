"""A repeated call survives an error."""

from __future__ import annotations

import logging

import pytest

from kiosk.screens.clock import every
from tests.ui.glass import wait


def test_what_fails_once_is_called_again(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[int] = []

    def call() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("once")

    with caplog.at_level(logging.ERROR, "kiosk.screens.clock"):
        event = every(0.01, call)
        wait(lambda: len(calls) >= 3)
        event.cancel()

    assert "will be tried again" in caplog.text
