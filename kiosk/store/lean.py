"""peewee by itself: it loads psycopg with it, which a single bench never needs.

That takes longer than all else that the store loads.
"""

from __future__ import annotations

import sys


def load_peewee() -> None:
    """Load peewee without psycopg; to be called before anything of the store is imported.

    PostgreSQL works all the same: ``kiosk.store.postgres`` brings what peewee then lacks.
    """
    if "peewee" in sys.modules or "psycopg" in sys.modules:
        return
    sys.modules["psycopg"] = None  # type: ignore[assignment]
    try:
        import peewee  # noqa: F401, PLC0415 - that is the point
    finally:
        del sys.modules["psycopg"]
