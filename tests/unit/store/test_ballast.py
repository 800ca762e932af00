"""The ballast: room kept for the day the disk is full."""

from __future__ import annotations

from pathlib import Path

from kiosk.store.ballast import Ballast

MEGABYTE = 1024 * 1024


def test_the_ballast_takes_its_room_up_once_and_gives_it_back_once(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "ballast", 1)

    assert ballast.make()
    assert (tmp_path / "ballast").stat().st_size == MEGABYTE
    assert ballast.make()
    assert ballast.release()
    assert not ballast.there
    assert not ballast.release()


def test_none_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    assert Ballast(tmp_path / "ballast", 0).make()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_to_spare_keeps_no_half_ballast(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "no" / "such" / "folder", 1)

    assert not ballast.make()
    assert not ballast.there
