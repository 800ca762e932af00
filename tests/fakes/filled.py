"""A row of anything in every table, and all rows of all tables, whatever they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import AutoField, BooleanField, Field, TextField

from kiosk.store.schema import TABLES
from kiosk.store.tables import Orders
from tests.fakes.builders import order_id

if TYPE_CHECKING:
    from kiosk.store.store import Store
    from kiosk.store.tables import Table

Row = tuple[Any, ...]


def fill(store: Store, number: int = 1) -> None:
    """One row in each table; those that know an order know that of ``number``."""

    def work() -> None:
        for table in TABLES:
            fields = table._meta.fields.items()
            row = {f: _any(table, name, f, number) for name, f in fields if _is_given(f)}
            table.insert(row).execute()

    store.transact(work)


def all_rows(store: Store) -> dict[str, list[Row]]:
    """Every row of every table that the database has, also of those that no code names."""
    database = store._database

    def work() -> dict[str, list[Row]]:
        return {
            table: sorted(
                (tuple(row) for row in database.execute_sql(f'SELECT * FROM "{table}"')),  # noqa: S608
                key=repr,
            )
            for table in sorted(database.get_tables())
        }

    return store.read(work)


def knows(table: type[Table]) -> str:
    """The column in which a table names an order; empty when it names none."""
    if table is Orders:
        return "id"
    return "order_id" if "order_id" in table._meta.fields else ""


def _is_given(field: Field) -> bool:
    return not isinstance(field, AutoField)


def _any(table: type[Table], name: str, field: Field, number: int) -> object:
    if name == knows(table):
        return order_id(number)
    if name == "cancel_reason":
        return ""  # what stands there is sealed with its buyer when the store is opened
    if isinstance(field, BooleanField):
        return True
    return f"{name} {number}" if isinstance(field, TextField) else number
