"""Operations in the store: each is taken once, and those done without the server wait for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.domain.operation import Operation
from kiosk.domain.values import OrderId
from kiosk.store.compiled import Compiled
from kiosk.store.moments import Stamp, from_ms, to_ms
from kiosk.store.tables import Operations

if TYPE_CHECKING:
    from datetime import datetime

_OPERATION = msgspec.json.Decoder(Operation)


class OperationStore:
    """Reads and writes operations; inside a transaction."""

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp

    def take(self, id_: str, what: Operation | None = None) -> bool:
        """Take an operation down under its id; False when that was done before.

        ``what`` is kept with it where it must be told to a server later.
        """
        text = msgspec.json.encode(what).decode() if what else ""
        row = {"id": id_, "at": self._stamp(), "operation": text}
        return bool(Operations.insert(row).on_conflict_ignore().as_rowcount().execute())

    def leave(self, id_: str, why: str) -> bool:
        """Take it down as one that was not taken in; False when it is known already."""
        row = {"id": id_, "at": self._stamp(), "operation": why}
        return bool(Operations.insert(row).on_conflict_ignore().as_rowcount().execute())

    def why_left(self, id_: str) -> str:
        """Why one that is known was not taken in; empty if it was."""
        return str(_words.scalar(id_) or "")

    def named(self, operation: Operation, parcel: str) -> None:
        """Remember what a packing has called its parcel."""
        text = msgspec.json.encode(replace(operation, parcel=parcel)).decode()
        _rename.execute(operation.id, text)

    def drop(self, id_: str) -> None:
        """Forget an operation that did nothing."""
        _drop.execute(id_)

    def waiting(self) -> list[Operation]:
        """What must be told to the server, as it was done; what can't be read has no name."""
        return [_operation(*row) for row in _waiting.tuples()]

    def forget(self, before: datetime) -> int:
        """Remove what was taken before a moment; how much that was."""
        return _forget.execute(to_ms(before))


@Compiled
def _rename(id_: Any, text: Any) -> Any:
    return Operations.update(operation=text).where(Operations.id == id_)


@Compiled
def _words(id_: Any) -> Any:
    return Operations.select(Operations.operation).where(Operations.id == id_)


@Compiled
def _drop(id_: Any) -> Any:
    return Operations.delete().where(Operations.id == id_)


@Compiled
def _waiting() -> Any:
    columns = (Operations.id, Operations.at, Operations.operation)
    return Operations.select(*columns).where(Operations.operation != "").order_by(Operations.number)


@Compiled
def _forget(before: Any) -> Any:
    return Operations.delete().where(Operations.at < before)


def _operation(id_: str, at: int, text: str) -> Operation:
    try:
        return _OPERATION.decode(text)
    except msgspec.DecodeError:
        order = OrderId("")
        return Operation(id=id_, at=from_ms(at), order=order, name="", arguments="", bench="")
