"""The doctor looks for a screen, for OpenGL, and for what is drawn with."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.doctor import screen
from kiosk.doctor.finding import Finding, Grade
from kiosk.settings.tables import ASSETS
from tests.unit.doctor.found import about


def drawn(
    environment: dict[str, str], driver: str = "", load: Callable[[str], object] = str
) -> list[Finding]:
    return list(screen.screen(driver, environment, "linux", load))


def no_library(name: str) -> object:
    raise OSError(f"{name}: cannot open shared object file")


def test_without_a_display_it_says_where_to_ask() -> None:
    found = drawn({})

    assert about(found, screen.SCREEN).grade is Grade.LOOK
    assert "DISPLAY" in about(found, screen.SCREEN).words


def test_an_x_server_that_is_not_there_is_bad() -> None:
    assert about(drawn({"DISPLAY": ":987654"}), screen.SCREEN).grade is Grade.BAD


def test_an_x_server_that_answers_is_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{os.getpid()}")
        server.listen()
        found = drawn({"DISPLAY": f":{os.getpid()}.0"})

    assert about(found, screen.SCREEN).grade is Grade.OK


def test_a_missing_opengl_is_bad_at_the_bench_alone() -> None:
    at_the_bench = drawn({"DISPLAY": "thin-client:0"}, load=no_library)
    afar = drawn({}, load=no_library)

    assert about(at_the_bench, screen.OPENGL).grade is Grade.BAD
    assert "libgl1" in about(at_the_bench, screen.OPENGL).advice
    assert about(afar, screen.OPENGL).grade is Grade.LOOK


@pytest.mark.parametrize("driver", ["offscreen", "windows"])
def test_a_driver_that_shows_nothing_is_named(driver: str) -> None:
    assert about(drawn({"DISPLAY": ":0"}, driver), screen.SCREEN).grade is not Grade.OK


def test_the_fonts_that_come_along_are_whole() -> None:
    assert about(screen.drawings(ASSETS / "fonts"), screen.FONTS).grade is Grade.OK


def test_a_font_cut_off_is_named(tmp_path: Path) -> None:
    for path in (ASSETS / "fonts").glob("*.*"):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "icons.ttf").unlink()
    (tmp_path / "icons.ttf").write_bytes(b"")

    found = about(screen.drawings(tmp_path), screen.FONTS)

    assert found.grade is Grade.BAD
    assert found.words.endswith("icons.ttf")
