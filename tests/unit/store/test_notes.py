"""Small facts by name."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.cursor import Cursor, Pass, Sweep
from kiosk.domain.hub import HubReport, HubState
from kiosk.store.store import Store
from tests.fakes.clock import NOON


@dataclass(frozen=True, kw_only=True)
class OfLater:
    count: int


def put(store: Store, name: str, value: object) -> None:
    store.transact(lambda: store.notes.put(name, value))


def test_a_note_is_read_as_it_was_written(store: Store) -> None:
    cursor = Cursor(
        watermark=NOON, now=Pass(sweep=Sweep.WIDE, since=NOON, began=NOON, token="t", pages=3)
    )
    report = HubReport(state=HubState.DENIED, heard_at=NOON, detail="ßen")
    put(store, "cursor", cursor)
    put(store, "hub", report)

    assert store.notes.get("cursor", Cursor) == cursor
    assert store.notes.get("hub", HubReport) == report


def test_a_newer_note_takes_the_place_of_the_older(store: Store) -> None:
    put(store, "n", 1)
    put(store, "n", 2)

    assert store.notes.get("n", int) == 2


def test_what_nobody_wrote_is_nothing(store: Store) -> None:
    assert store.notes.get("n", str) is None


def test_a_note_of_an_older_shape_is_nothing_rather_than_a_fall(store: Store) -> None:
    put(store, "n", {"amount": 1})

    assert store.notes.get("n", OfLater) is None
    assert store.notes.get("n", str) is None
