"""A page is read order by order: what is broken costs no more than itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon import reading
from kiosk.ports.channel import Page
from tests.unit.amazon.places import ALL, ORDER, order, page


def read(body: bytes, *, by_creation: bool = False) -> Page:
    return reading.page(body, ALL, by_creation=by_creation)


def test_one_broken_order_does_not_cost_the_page() -> None:
    found = read(page(order(), order(orderId="BAD", createdTime=7), order()))

    assert len(found.sightings) == 2
    assert [one.id for one in found.unreadable] == ["BAD"]


@pytest.mark.parametrize("odd", [None, 7, "x", [], {}, {"orderId": 7}])
def test_what_is_no_order_is_counted_without_an_id(odd: object) -> None:
    found = read(page(odd, order()))

    assert [one.id for one in found.unreadable] == [None]
    assert len(found.sightings) == 1


def test_half_an_emoji_does_not_cost_its_order() -> None:
    body = page(order(buyer={"buyerName": "Ann @"})).replace(b"@", rb"\ud83d")

    assert read(body).sightings[0].facts.personal.buyer_name == "Ann"


def test_a_byte_that_is_no_utf8_does_not_cost_its_order() -> None:
    body = page(order(buyer={"buyerName": "M@ller"})).replace(b"@", b"\xfc")

    assert read(body).sightings[0].facts.personal.buyer_name == "M\ufffdller"


def test_an_order_too_deep_to_read_does_not_cost_the_page() -> None:
    deep: object = "x"
    for _ in range(300):
        deep = [deep]

    found = read(page(order(buyer=deep, orderId="DEEP"), order()))

    assert [one.id for one in found.unreadable] == ["DEEP"]
    assert len(found.sightings) == 1


def test_the_page_says_up_to_when_it_is_complete() -> None:
    body = page(lastUpdatedBefore="2026-11-23T11:58:00Z", createdBefore="2026-11-23T11:57:00Z")

    assert read(body).heard_until == datetime(2026, 11, 23, 11, 58, tzinfo=UTC)
    assert read(body, by_creation=True).heard_until == datetime(2026, 11, 23, 11, 57, tzinfo=UTC)
    assert read(page(lastUpdatedBefore=None)).heard_until is None


@pytest.mark.parametrize(
    ("pagination", "token"), [(None, None), ({}, None), ({"nextToken": ""}, None)]
)
def test_the_last_page_names_no_next(pagination: object, token: None) -> None:
    assert read(page(pagination=pagination)).next_token is token


def test_the_next_token_comes_as_it_is() -> None:
    assert read(page(pagination={"nextToken": "a+b/c=="})).next_token == "a+b/c=="


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b'"x"',
        b"{}",
        b'{"orders":null}',
        b'{"orders":{}}',
        b'{"orders":[],"pagination":{"nextToken":7}}',
        b'{"orders":[',
        b"<html>",
        b"[" * 100_000,
        page(order())[:-40],
        page(pagination={"nextToken": "x" * 9000}),
    ],
)
def test_what_is_no_page_is_garbled_and_never_empty(body: bytes) -> None:
    with pytest.raises(reading.Garbled):
        read(body)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    with pytest.raises(reading.Garbled):
        read(body)


def test_a_single_order_is_read() -> None:
    body = json.dumps({"order": order()}).encode()

    assert reading.single(body, ALL).facts.id == ORDER


@pytest.mark.parametrize("body", [b"{}", b'{"order":null}', b'{"order":{}}', b"", b"[]", b"x"])
def test_an_answer_without_a_sound_order_is_garbled(body: bytes) -> None:
    with pytest.raises(reading.Garbled):
        reading.single(body, ALL)
