"""The key file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store.errors import StoreDamaged
from kiosk.store.key import load_or_make


def test_a_new_key_is_256_bits_of_chance_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = load_or_make(tmp_path / "a" / "bench.key", may_make=True)
    second = load_or_make(tmp_path / "b" / "bench.key", may_make=True)

    assert len(bytes.fromhex(first)) == 32
    assert first != second
    assert (tmp_path / "a" / "bench.key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["bench.key"]


def test_the_key_stays_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bench.key"

    assert load_or_make(path, may_make=True) == load_or_make(path, may_make=False)


def test_a_half_written_key_of_a_killed_start_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "bench.new").write_text("half")

    key = load_or_make(tmp_path / "bench.key", may_make=True)

    assert (tmp_path / "bench.key").read_text().strip() == key


@pytest.mark.parametrize("content", ["", "ab" * 31, "AB" * 32, "xy" * 32, "ab" * 33])
def test_a_file_that_holds_no_key_is_named_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bench.key"
    path.write_text(content)
    path.chmod(0o600)

    with pytest.raises(StoreDamaged, match=r"bench\.key does not hold 64 hex digits"):
        load_or_make(path, may_make=True)

    assert path.read_text() == content
