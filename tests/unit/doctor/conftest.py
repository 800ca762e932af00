"""A machine whose keyring holds nothing."""

from __future__ import annotations

import pytest


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.settings.secrets._from_keyring", dict)
