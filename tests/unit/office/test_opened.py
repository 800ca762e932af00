"""The store that a command opens: that of the bench, or a new one, and closed as it was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.office.opened import HERE, opened
from kiosk.place import place_of
from kiosk.settings.schema import Settings, Storage
from kiosk.store.errors import StoreError
from kiosk.store.startup import close_store, open_store
from tests.fakes.builders import an_order
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep
from tests.fakes.stores import a_place


def settings_of(folder: Path) -> Settings:
    return replace(Settings(), storage=Storage(folder=str(folder), ballast_mb=0))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    a_place(tmp_path)
    return settings_of(tmp_path)


def test_a_bench_at_work_is_joined_and_left_at_work(settings: Settings, tmp_path: Path) -> None:
    place = place_of(settings)
    bench = open_store(place, TurnableClock()).store
    keep(bench, an_order())

    with opened(settings) as desk:
        assert desk.store.read(desk.store.orders.count) == 1
        assert place.running.exists()

    assert place.running.exists(), "only the bench itself takes its mark away"
    close_store(place, bench)


def test_where_there_is_nothing_a_store_is_made_that_looks_closed(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "new")

    with opened(settings) as desk:
        assert desk.store.read(desk.store.orders.count) == 0

    place = place_of(settings)
    assert place.file.exists()
    assert not place.running.exists()


def test_who_typed_stands_in_the_journal_and_a_nameless_login_too(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "olga")
    with opened(settings) as desk:
        assert (desk.bench, desk.person_id, desk.person) == (HERE, "login olga", "")

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    with opened(settings) as desk:
        assert desk.person_id == "login"


def test_without_its_keys_the_store_is_not_made_anew(settings: Settings) -> None:
    place = place_of(settings)
    content = place.file.read_bytes()
    place.key.unlink()

    with pytest.raises(StoreError), opened(settings):
        pass

    assert place.file.read_bytes() == content
    assert not place.key.exists()
