"""Opening SQLite: only with a library that two processes may share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store.database import open_sqlite
from kiosk.store.errors import StoreTooOld
from kiosk.store.store import Store
from tests.fakes.stores import only_sqlite


def test_a_library_with_the_wal_reset_bug_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store.database.driver.sqlite_version_info", (3, 51, 2))

    with pytest.raises(StoreTooOld, match=r"3\.51\.3 or newer"):
        open_sqlite(tmp_path / "bench.db", "ab" * 32)


@only_sqlite
@pytest.mark.parametrize(
    ("pragma", "value"), [("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2)]
)
def test_every_connection_is_careful(store: Store, pragma: str, value: int) -> None:
    assert store._database.execute_sql(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_new_file_is_kept_to_the_last_transaction_and_waits_for_other_writers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store.database._BUSY_MS", 1234)
    opened = open_sqlite(tmp_path / "bench.db", "ab" * 32)

    found = {
        pragma: opened.execute_sql(f"PRAGMA {pragma}").fetchone()[0]
        for pragma in ("journal_mode", "synchronous", "busy_timeout")
    }
    opened.close()

    assert found == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 1234}
