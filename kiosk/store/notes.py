"""Small facts by name: the sync's cursor, the hub's state, what a bench remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from kiosk.store.bulk import upsert
from kiosk.store.compiled import Compiled
from kiosk.store.tables import Notes

if TYPE_CHECKING:
    from kiosk.store.moments import Stamp

T = TypeVar("T")


class NoteStore:
    """Reads and writes notes; a value is any dataclass that msgspec can write."""

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp

    def put(self, name: str, value: object) -> None:
        """Keep ``value`` under ``name``."""
        upsert(Notes, [(name, msgspec.json.encode(value).decode(), self._stamp())])

    def get(self, name: str, kind: type[T]) -> T | None:
        """What is kept under ``name``; None when there is nothing, or it is of an older shape."""
        text = _value.scalar(name)
        if text is None:
            return None
        try:
            return msgspec.json.decode(text, type=kind)
        except msgspec.DecodeError:
            return None


@Compiled
def _value(name: Any) -> Any:
    return Notes.select(Notes.value).where(Notes.name == name)
