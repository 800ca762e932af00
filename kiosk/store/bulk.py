"""Many rows in one statement, compiled once: peewee's own insert_many compiles every row."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from peewee import EXCLUDED, Model
from peewee import __exception_wrapper__ as as_peewee_errors  # type: ignore[attr-defined]

from kiosk.store.tables import DATABASE

if TYPE_CHECKING:
    from collections.abc import Iterable


def upsert(table: type[Model], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows, or overwrite those whose primary key is there; values in column order."""
    _execute(_upsert_sql(table, _engine()), list(rows))


def insert(table: type[Model], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows; values in column order, without an automatic id."""
    _execute(_insert_sql(table, _engine()), list(rows))


def insert_whole(table: type[Model], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows as they stand in another database, automatic ids too."""
    _execute(_whole_sql(table, _engine()), list(rows))


def _execute(sql: str, rows: list[tuple[Any, ...]]) -> None:
    with as_peewee_errors:
        if len(rows) == 1:
            # Also because PostgreSQL forgets its time-out for the silent after a pipeline, which
            # is what psycopg makes of many.
            DATABASE.cursor().execute(sql, rows[0])
        elif rows:
            DATABASE.cursor().executemany(sql, rows)


def _engine() -> str:
    return type(DATABASE.obj).__name__


def _columns(table: type[Model]) -> list[Any]:
    meta = table._meta
    return [f for f in meta.sorted_fields if not (meta.auto_increment and f.primary_key)]


@cache
def _insert_sql(table: type[Model], _of: str) -> str:
    sql, _ = table.insert(dict.fromkeys(_columns(table), 0)).sql()
    return str(sql)


@cache
def _whole_sql(table: type[Model], _of: str) -> str:
    sql, _ = table.insert(dict.fromkeys(table._meta.sorted_fields, 0)).sql()
    return str(sql)


@cache
def _upsert_sql(table: type[Model], _of: str) -> str:
    columns = _columns(table)
    keys = list(table._meta.get_primary_keys())
    names = {key.name for key in keys}
    update = {f: getattr(EXCLUDED, f.column_name) for f in columns if f.name not in names}
    query = table.insert(dict.fromkeys(columns, 0)).on_conflict(conflict_target=keys, update=update)
    sql, _ = query.sql()
    return str(sql)
