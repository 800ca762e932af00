"""The master key: one secret, and a key of its own for each purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from kiosk.vault.key_file import NoKey
from kiosk.vault.master import CREDENTIAL, MasterKey, load_master, place_of_master

SECRET = bytes(range(32))
MASTER = MasterKey(SECRET)


@given(st.binary(min_size=32, max_size=32), st.text(st.characters(codec="utf-8")))
def test_keys_are_derived_as_the_standard_says(secret: bytes, purpose: str) -> None:
    info = f"packbench {purpose}".encode()

    assert MasterKey(secret).derive(purpose) == HKDFExpand(SHA256(), 32, info).derive(secret)


def test_each_purpose_has_a_key_of_its_own_and_the_same_each_time() -> None:
    keys = {MASTER.derive(purpose) for purpose in ("badges", "pepper", "", "badges ")}

    assert len(keys) == 4
    assert MASTER.derive("badges") == MasterKey(SECRET).derive("badges")


def test_the_fingerprint_tells_keys_apart_and_nothing_of_them() -> None:
    assert MASTER.fingerprint == MasterKey(SECRET).fingerprint
    assert len(bytes.fromhex(MASTER.fingerprint)) == 8
    assert MASTER.fingerprint != MasterKey(SECRET[::-1]).fingerprint
    assert MASTER.fingerprint not in SECRET.hex()


def test_no_log_shows_the_secret() -> None:
    assert repr(MASTER) == "MasterKey(...)"
    assert SECRET.hex()[:8] not in f"{MASTER} {MASTER!r} {[MASTER]}"


def test_systemds_credential_is_taken_where_there_is_one(tmp_path: Path) -> None:
    bench, given_by = tmp_path / "bench", tmp_path / "credentials"
    named = {"CREDENTIALS_DIRECTORY": str(given_by)}

    assert place_of_master(bench, {}) == bench / "master.key"
    assert place_of_master(bench, {"CREDENTIALS_DIRECTORY": ""}) == bench / "master.key"
    assert place_of_master(bench, named) == bench / "master.key"
    given_by.mkdir()
    (given_by / CREDENTIAL).touch()
    assert place_of_master(bench, named) == given_by / CREDENTIAL


def test_a_key_is_made_once_and_only_where_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    with pytest.raises(NoKey, match="missing"):
        load_master(path, may_make=False)
    assert not path.exists()

    made = load_master(path, may_make=True)

    for may_make in (True, False):
        assert load_master(path, may_make=may_make).fingerprint == made.fingerprint


def test_a_bad_key_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    path.write_text("half", "ascii")
    path.chmod(0o600)

    with pytest.raises(NoKey, match="64 hex digits"):
        load_master(path, may_make=True)
    assert path.read_text("ascii") == "half"
