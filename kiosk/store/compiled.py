"""Queries that are written once: peewee takes ten times as long to write one as SQLite to answer.

Opening an order asks some twenty of them, and the feed asks two every 0.4 seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import Value
from peewee import __exception_wrapper__ as as_peewee_errors  # type: ignore[attr-defined]

from kiosk.store.tables import DATABASE

if TYPE_CHECKING:
    from collections.abc import Callable


class _Slot:
    """Stands in a written query for a value: which argument, and which of its members if many."""

    def __init__(self, argument: int, member: int | None = None) -> None:
        self._argument = argument
        self._member = member

    def take(self, values: tuple[Any, ...]) -> Any:
        value = values[self._argument]
        return value if self._member is None else value[self._member]


class Compiled:
    """A query, given as the function that builds it; made to be a decorator.

        @Compiled
        def _open_rows(order: Any, states: Any) -> Any:
            return Outbox.select().where((Outbox.order_id == order) & Outbox.state.in_(states))

        _open_rows.dicts("202-0000001-0000001", ("waiting", "sending"))

    The function is called with stand-ins, once for each length of its lists (tuples, or lists), and
    must not look at them. Values reach the database as they are, so an enum is given by its value.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._written: dict[tuple[Any, ...], tuple[str, list[Any]]] = {}

    def dicts(self, *values: Any) -> list[dict[str, Any]]:
        """All rows, each as a dict of column to value."""
        with as_peewee_errors:
            cursor = self._ask(values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def tuples(self, *values: Any) -> list[tuple[Any, ...]]:
        """All rows, each as a tuple."""
        with as_peewee_errors:
            return list(self._ask(values).fetchall())

    def scalar(self, *values: Any) -> Any:
        """The first column of the first row; None when there is no row."""
        rows = self.tuples(*values)
        return rows[0][0] if rows else None

    def execute(self, *values: Any) -> int:
        """Carry out a query that writes; how many rows it met."""
        return int(self._ask(values).rowcount)

    def _ask(self, values: tuple[Any, ...]) -> Any:
        engine = type(DATABASE.obj).__name__
        shape = (engine, *(len(v) if isinstance(v, (list, tuple)) else None for v in values))
        known = self._written.get(shape)
        if known is None:
            known = self._written[shape] = self._write(values)
        sql, parameters = known
        filled = [p.take(values) if isinstance(p, _Slot) else p for p in parameters]
        return DATABASE.execute_sql(sql, filled)

    def _write(self, values: tuple[Any, ...]) -> tuple[str, list[Any]]:
        query = self._build(*(_stand_in(n, v) for n, v in enumerate(values)))
        # Not query.sql(): a query of queries does not know in whose dialect it is to be written.
        sql, parameters = DATABASE.get_sql_context().sql(query).query()
        return str(sql), list(parameters)


def _stand_in(argument: int, value: Any) -> Any:
    # Without a converter, or a field would take the slot itself for a value and convert it.
    if isinstance(value, (list, tuple)):
        return [Value(_Slot(argument, n), converter=False) for n in range(len(value))]
    return Value(_Slot(argument), converter=False)
