"""The doctor names the secret, the role or the clock that is wrong.

What the simulated Amazon answers is in tests/contract/test_doctor_on_the_simulator.py.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.amazon.checks import Health, Lack
from kiosk.doctor import amazon
from kiosk.doctor.finding import Finding, Grade
from kiosk.settings.schema import Amazon, Hub, Settings
from tests.fakes.clock import TurnableClock
from tests.unit.doctor.found import about

CLOCK = TurnableClock()


NO_ENVIRONMENT: dict[str, str] = {}


def secrets_of(settings: Settings, folder: Path) -> Finding:
    return about(amazon.amazon(settings, folder, CLOCK, NO_ENVIRONMENT), amazon.SECRETS)


@pytest.mark.usefixtures("no_keyring")
def test_missing_secrets_are_bad_where_the_hub_should_run(tmp_path: Path) -> None:
    found = secrets_of(Settings(), tmp_path)

    assert found.grade is Grade.BAD
    assert "amazon.toml" in found.advice


@pytest.mark.usefixtures("no_keyring")
def test_a_bench_whose_hub_runs_apart_needs_no_secrets(tmp_path: Path) -> None:
    assert secrets_of(Settings(hub=Hub(child=False)), tmp_path).grade is Grade.OK


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has modes")
def test_secrets_open_to_others_are_bad_even_there(tmp_path: Path) -> None:
    file = tmp_path / "amazon.toml"
    file.write_text('client_id = "a"\nclient_secret = "b"\nrefresh_token = "c"\n')
    file.chmod(0o644)

    found = secrets_of(Settings(hub=Hub(child=False)), tmp_path)

    assert found.grade is Grade.BAD
    assert "chmod 600" in found.words


@pytest.mark.parametrize(
    ("lacks", "grade", "role"),
    [
        (frozenset(), Grade.OK, ""),
        (frozenset(Lack), Grade.BAD, amazon.DELIVERY),
        (frozenset({Lack.ADDRESS}), Grade.BAD, amazon.DELIVERY),
        (frozenset({Lack.BUYER_NAME}), Grade.LOOK, amazon.TAX),
    ],
)
def test_a_blank_buyer_names_the_missing_role(
    lacks: frozenset[Lack], grade: Grade, role: str
) -> None:
    health = Health(signed_in=True, looked_at=3, lacks=lacks)

    found = about(amazon._roles(health), amazon.ROLES)

    assert found.grade is grade
    assert role in found.advice


def test_without_paid_orders_nothing_is_said_of_roles() -> None:
    found = about(amazon._roles(Health(signed_in=True)), amazon.ROLES)

    assert found.grade is Grade.LOOK
    assert "can't be told" in found.words


@pytest.mark.parametrize(
    ("skew", "grade", "word"),
    [
        (None, Grade.LOOK, "not say"),
        (-3, Grade.OK, "within"),
        (45, Grade.LOOK, "behind"),
        (-3600, Grade.BAD, "ahead"),
    ],
)
def test_a_wrong_clock_is_told_with_its_direction(
    skew: float | None, grade: Grade, word: str
) -> None:
    found = amazon._clock(skew)

    assert found.grade is grade
    assert word in found.words


@pytest.mark.parametrize(
    ("problem", "grade", "words"),
    [
        ("403 Unauthorized: Access is denied.", Grade.BAD, amazon.READ),
        ("429 QuotaExceeded: too much", Grade.LOOK, "few minutes"),
        ("400 InvalidInput: no", Grade.BAD, "support"),
        ("api.example: no answer in time", Grade.BAD, "network"),
    ],
)
def test_each_failed_search_has_its_own_advice(problem: str, grade: Grade, words: str) -> None:
    found = amazon._no_orders(problem)

    assert found.grade is grade
    assert words in found.advice


def test_a_marketplace_of_another_region_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {f"PACKBENCH_AMAZON_{n}": "x" for n in ("CLIENT_ID", "CLIENT_SECRET", "REFRESH_TOKEN")}
    for name, value in keys.items():
        monkeypatch.setitem(os.environ, name, value)
    monkeypatch.setattr(amazon, "_asked", lambda *_: iter(()))
    settings = Settings(amazon=Amazon(region="na", marketplaces=("A1F83G8C2ARO7P",)))

    found = about(amazon.amazon(settings, tmp_path, CLOCK, keys), amazon.ADDRESS)

    assert found.grade is Grade.LOOK
    assert "A1F83G8C2ARO7P" in found.words
