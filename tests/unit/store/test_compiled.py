"""Queries that are written once answer as those do that are written each time."""

from __future__ import annotations

from typing import Any

import pytest
from peewee import IntegrityError, OperationalError, ProgrammingError

from kiosk.store.compiled import Compiled
from kiosk.store.product_tables import Products
from kiosk.store.store import Store

NAMES = Products._meta.sorted_field_names
NUMBERS = {"tracked": False, "weight": None}


@pytest.fixture(autouse=True)
def _shelf(store: Store) -> None:
    Products.insert_many(
        [
            dict.fromkeys(NAMES, "") | NUMBERS | {"sku": sku, "title": f"The {sku}", "bin": place}
            for sku, place in (("MUG", "A1"), ("JUG", "A2"), ("CUP", "B1"))
        ]
    ).execute()


def in_bin(place: Any, skus: Any) -> Any:
    query = Products.select(Products.sku, Products.bin)
    return query.where((Products.bin == place) & Products.sku.in_(skus)).order_by(Products.sku)


def test_rows_come_as_dicts_and_as_tuples() -> None:
    query = Compiled(in_bin)

    assert query.dicts("A1", ("MUG", "CUP")) == [{"sku": "MUG", "bin": "A1"}]
    assert query.tuples("A1", ("MUG", "CUP")) == [("MUG", "A1")]


def test_the_same_query_answers_for_other_values() -> None:
    query = Compiled(in_bin)

    assert query.scalar("A1", ("MUG", "CUP")) == "MUG"
    assert query.scalar("B1", ("MUG", "CUP")) == "CUP"
    assert query.scalar("B1", ("MUG", "JUG")) is None


def test_a_list_may_have_any_length_none_included() -> None:
    query = Compiled(in_bin)

    found = [query.tuples("A2", skus) for skus in ((), ("JUG",), ["MUG", "JUG"], ["JUG"])]

    assert found == [[], [("JUG", "A2")], [("JUG", "A2")], [("JUG", "A2")]]


def test_a_query_is_built_once_for_each_length_of_its_lists() -> None:
    built: list[int] = []

    def build(place: Any, skus: Any) -> Any:
        built.append(len(skus))
        return in_bin(place, skus)

    query = Compiled(build)
    for skus in (["MUG"], ["JUG"], ("CUP",), ["MUG", "JUG"], ["CUP", "JUG"]):
        query.tuples("A1", skus)

    assert built == [1, 2]


def test_a_query_that_writes_says_how_many_rows_it_met() -> None:
    @Compiled
    def move(to: Any, skus: Any) -> Any:
        return Products.update(bin=to).where(Products.sku.in_(skus))

    assert move.execute("C1", ("MUG", "JUG", "nothing")) == 2
    assert Compiled(in_bin).tuples("C1", ("MUG", "JUG")) == [("JUG", "C1"), ("MUG", "C1")]


def test_constants_of_a_query_keep_their_places() -> None:
    @Compiled
    def some(prefix: Any, limit: Any) -> Any:
        low = Products.select(Products.sku).where((Products.gtin == "") & (Products.bin >= prefix))
        return low.order_by(Products.sku).limit(limit)

    assert some.tuples("A", 2) == [("CUP",), ("JUG",)]
    assert some.tuples("B", 9) == [("CUP",)]


def test_what_the_driver_complains_of_comes_as_peewee_says_it(store: Store) -> None:
    @Compiled
    def rename(to: Any) -> Any:
        return Products.update(sku=to)

    with pytest.raises(IntegrityError):
        store.transact(lambda: rename.execute("MUG"))
    with pytest.raises((OperationalError, ProgrammingError)):
        Compiled(lambda: Products.select(Products.title).from_(_nowhere())).tuples()


def _nowhere() -> Any:
    from peewee import Table

    return Table("nowhere")
