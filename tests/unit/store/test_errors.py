"""The store's failures under their true names."""

from __future__ import annotations

import pytest
from peewee import IntegrityError, OperationalError

from kiosk.ports.failures import NoRoom, NotKept, TooBusy
from kiosk.store.errors import (
    StoreBroken,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    true_error,
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", StoreFull),
        ("disk I/O error", StoreBroken),
        ("unable to open database file", StoreBroken),
        ("attempt to write a readonly database", StoreBroken),
        ("database is locked", StoreBusy),
        ("database disk image is malformed", StoreDamaged),
        ("file is not a database", StoreDamaged),
        ("hmac check failed for pgno=3", StoreDamaged),
    ],
)
def test_a_failure_is_recognised_by_its_words(words: str, kind: type[StoreError]) -> None:
    assert type(true_error(OperationalError(words))) is kind


def test_the_cause_is_found_below_what_peewee_says() -> None:
    deep = OperationalError("cannot rollback - no transaction is active")
    deep.__context__ = ValueError("in between")
    deep.__context__.__cause__ = OperationalError("database or disk is full")

    assert type(true_error(deep)) is StoreFull


def test_a_mistake_of_our_own_is_nobodys_disk() -> None:
    assert true_error(IntegrityError("UNIQUE constraint failed: orders.id")) is None


def test_a_chain_that_bites_its_tail_comes_to_an_end() -> None:
    first, second = OperationalError("a"), OperationalError("b")
    first.__context__, second.__context__ = second, first

    assert true_error(first) is None


def test_rooms_above_know_the_failures_by_names_of_their_own() -> None:
    assert issubclass(StoreFull, NoRoom)
    assert issubclass(StoreBusy, TooBusy)
    assert issubclass(StoreError, NotKept)
