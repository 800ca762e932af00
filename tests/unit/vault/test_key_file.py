"""The file of the master key: whole or not at all, and nobody else's to read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kiosk.vault.key_file import NoKey, make_key, read_key

KEY = "0f" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bench" / "master.key"


def kept(path: Path, text: str | bytes, mode: int = 0o600) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)
    return path


def test_a_key_that_was_made_is_read_again_and_is_the_owners_alone(path: Path) -> None:
    key = make_key(path)

    assert read_key(path) == key
    assert len(bytes.fromhex(key)) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["master.key"]


def test_every_key_is_another(path: Path) -> None:
    assert len({make_key(path) for _ in range(20)}) == 20


def test_what_a_crash_left_behind_is_no_hindrance(path: Path) -> None:
    kept(path.with_suffix(".new"), "half a k", 0o444)

    assert read_key(path) if make_key(path) else False
    assert not path.with_suffix(".new").exists()


def test_a_key_that_did_not_reach_the_disk_is_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(path, KEY)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        make_key(path)

    assert read_key(path) == KEY


@pytest.mark.parametrize("around", ["{}", "{}\n", "  {}\r\n"])
def test_space_around_the_key_is_none_of_it(path: Path, around: str) -> None:
    assert read_key(kept(path, around.format(KEY))) == KEY


@pytest.mark.parametrize(
    "text",
    ["", "\n", KEY[:-1], KEY + "0", KEY[:-1] + "g", f"{KEY}\n{KEY}", "０" * 64, b"\xff" * 64],
)
def test_what_is_no_key_is_said_and_not_told(path: Path, text: str | bytes) -> None:
    with pytest.raises(NoKey, match=r"master\.key") as said:
        read_key(kept(path, text))

    assert KEY[:20] not in str(said.value)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o777])
def test_a_key_that_others_can_reach_is_refused_and_how_to_mend_it_said(
    path: Path, mode: int
) -> None:
    with pytest.raises(NoKey, match="chmod 600"):
        read_key(kept(path, KEY, mode))


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_modes_of_the_owner_are_the_owners_affair(path: Path, mode: int) -> None:
    assert read_key(kept(path, KEY, mode)) == KEY


def test_a_missing_key_and_a_folder_in_its_place_are_told_apart(path: Path) -> None:
    with pytest.raises(NoKey, match="is missing"):
        read_key(path)
    path.mkdir(parents=True, mode=0o700)
    with pytest.raises(NoKey, match="can't be read"):
        read_key(path)
