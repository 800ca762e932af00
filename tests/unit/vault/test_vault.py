"""The vault: all that one master key is used for, each made when it is first wanted."""

from __future__ import annotations

import pytest
from argon2 import extract_parameters

from kiosk.vault import phrases
from kiosk.vault.master import MasterKey
from kiosk.vault.phrases import FLOOR_KIB
from kiosk.vault.vault import Vault

MASTER = MasterKey(b"1" * 32)


def test_two_benches_with_one_key_understand_each_other() -> None:
    one, other = Vault(MASTER), Vault(MASTER)
    sealed = one.sealer.seal("Ada", "row", "column")

    assert other.sealer.open(sealed, "row", "column") == "Ada"
    assert other.fingerprint == one.fingerprint
    assert other.digests.badge("PBB-1") == one.digests.badge("PBB-1")


def test_what_is_loaded_once_stays_and_nothing_is_before() -> None:
    vault = Vault(MASTER)
    assert not {"sealer", "phrases", "calibrated_phrases"} & vars(vault).keys()

    assert vault.sealer is vault.sealer
    assert vault.phrases is vault.phrases


def test_new_hashes_cost_what_the_machine_bears_and_any_bench_checks_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phrases, "_seconds", lambda kib: 0.1 if kib == FLOOR_KIB else 1.0)
    vault = Vault(MASTER)

    kept = vault.calibrated_phrases.hash("2580")

    assert extract_parameters(kept).memory_cost == 2 * FLOOR_KIB
    assert vault.phrases.fits(kept, "2580")
