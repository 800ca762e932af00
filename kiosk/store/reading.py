"""Rows as plain dicts and tuples: far cheaper than model objects, and untyped in the stubs."""

from __future__ import annotations

from typing import Any


def dicts(query: Any) -> list[dict[str, Any]]:
    """All rows of a query, each as a dict of column to value."""
    return list(query.dicts())


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """All rows of a query, each as a tuple."""
    return list(query.tuples())


def first(query: Any) -> tuple[Any, ...] | None:
    """The first row of a query as a tuple."""
    row: tuple[Any, ...] | None = query.tuples().first()
    return row
