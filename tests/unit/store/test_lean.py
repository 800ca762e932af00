"""A bench of its own starts without what only PostgreSQL needs."""

from __future__ import annotations

import subprocess
import sys

START = """
from kiosk.store.lean import load_peewee
load_peewee()
import sys
import kiosk.store.startup
assert "peewee" in sys.modules
assert "psycopg" not in sys.modules
import kiosk.store.postgres
kiosk.store.postgres.open_postgres("postgresql://localhost/shop").is_closed()
print("both")
"""


def test_psycopg_is_loaded_when_it_is_wanted_and_not_before() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stdout == "both\n", done.stderr
