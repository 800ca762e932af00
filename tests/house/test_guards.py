"""The guards in conftest.py stand: no test reaches the outside, quick folders come first."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.house import tree


def test_a_test_cannot_leave_the_machine() -> None:
    with socket.socket() as line, pytest.raises(PermissionError, match="use a fake"):
        line.connect(("192.0.2.1", 443))  # an address kept for examples: nobody has it


def test_a_test_can_talk_to_a_server_of_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as line:
        line.settimeout(5)
        line.connect(server.getsockname())


def test_the_house_is_checked_before_the_journeys(request: pytest.FixtureRequest) -> None:
    places = [item.path.relative_to(tree.ROOT / "tests") for item in request.session.items]
    folders = list(dict.fromkeys(folder_of(place) for place in places))
    known = ["house", "unit", "contract", "ui", "fault", "journey"]

    assert folders == [f for f in known if f in folders] + [f for f in folders if f not in known]


def folder_of(place: Path) -> str:
    return place.parts[0]
