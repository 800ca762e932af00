"""PINs and passphrases: what is kept of them opens nothing, and checking costs the same."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from kiosk.vault import phrases
from kiosk.vault.master import MasterKey
from kiosk.vault.phrases import FLOOR_KIB, FLOOR_ROUNDS, MOST_KIB, Phrases, calibrated

MASTER = MasterKey(b"1" * 32)
CHEAP = Phrases(MASTER, kib=8)
"""As little memory as Argon2 takes at all."""


def test_the_right_one_fits_and_no_other() -> None:
    kept = CHEAP.hash("2580")

    assert CHEAP.fits(kept, "2580")
    wrong = ("2581", "258", "25800", " 2580", "", kept)
    assert not [phrase for phrase in wrong if CHEAP.fits(kept, phrase)]


def test_the_same_phrase_is_kept_another_way_each_time_and_never_as_it_is() -> None:
    kept = {CHEAP.hash("CORRECT HORSE 9") for _ in range(5)}

    assert len(kept) == 5
    assert not [one for one in kept if "HORSE" in one]


def test_without_the_master_key_no_hash_can_be_tried() -> None:
    other = Phrases(MasterKey(b"2" * 32), kib=8)
    kept = CHEAP.hash("2580")

    assert not other.fits(kept, "2580")
    with pytest.raises(Exception, match="not match"):
        PasswordHasher().verify(kept, "2580")


@pytest.mark.parametrize("kept", ["", "nonsense", "$argon2id$", "$argon2id$v=19$m=8,t=2,p=1$AA$AA"])
@pytest.mark.parametrize("phrase", ["2580", "", "nobody's", "nonsense"])
def test_what_is_no_hash_fits_nothing(kept: str, phrase: str) -> None:
    assert not CHEAP.fits(kept, phrase)


def test_somebody_who_has_none_is_checked_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    verify = PasswordHasher.verify

    def spy(self: PasswordHasher, kept: str, phrase: str) -> bool:
        checked.append(kept)
        return verify(self, kept, phrase)

    monkeypatch.setattr(PasswordHasher, "verify", spy)

    assert not CHEAP.fits("", "2580")
    (kept,) = checked
    assert extract_parameters(kept).memory_cost == FLOOR_KIB


def test_what_is_checked_for_nobody_fits_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "_NOBODYS", CHEAP.hash("2580"))

    assert not CHEAP.fits("", "2580")


def test_a_hash_is_argon2id_and_never_cheaper_than_owasp_asks() -> None:
    costs = extract_parameters(Phrases(MASTER).hash("2580"))

    assert (costs.type, costs.parallelism) == (Type.ID, 1)
    assert costs.memory_cost >= FLOOR_KIB >= 19 * 1024
    assert costs.time_cost >= FLOOR_ROUNDS >= 2


def test_a_costlier_hash_is_checked_by_a_cheaper_bench() -> None:
    assert CHEAP.fits(Phrases(MASTER, kib=64).hash("2580"), "2580")


@pytest.mark.parametrize(
    ("seconds_a_mib", "kib"),
    [
        (100.0, FLOOR_KIB),
        (0.2 / 19, FLOOR_KIB),
        (0.1 / 19, FLOOR_KIB * 2),
        (0.05 / 19, FLOOR_KIB * 4),
        (0.0, FLOOR_KIB * 4),
    ],
)
def test_it_is_as_costly_as_the_machine_can_bear(
    seconds_a_mib: float, kib: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "_seconds", lambda kib: seconds_a_mib * kib / 1024)

    assert calibrated(0.2) == kib <= MOST_KIB


def test_a_machine_is_measured_by_hashing_on_it() -> None:
    assert phrases._seconds(8) > 0
