"""Rows as plain dicts and tuples: far cheaper than model objects, and untyped in the stubs.

A disk that fails between two rows shows in the driver's own errors; they become peewee's here.
"""

from __future__ import annotations

from typing import Any

from peewee import __exception_wrapper__ as as_peewee_errors  # type: ignore[attr-defined]


def dicts(query: Any) -> list[dict[str, Any]]:
    """All rows of a query, each as a dict of column to value."""
    with as_peewee_errors:
        return list(query.dicts())


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """All rows of a query, each as a tuple."""
    with as_peewee_errors:
        return list(query.tuples())
