"""An answer is judged by its status first, then by its type."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon.answers import date_of, expected, failure, json_body, rate_of
from kiosk.amazon.wire import Answer
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    OutcomeUnknown,
    Rejected,
    Throttled,
)


def answer(status: int, body: Any = b"", **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, headers=named, body=raw)


def envelope(code: str, message: str, details: str = "") -> dict[str, Any]:
    return {"errors": [{"code": code, "message": message, "details": details}]}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Rejected),
        (401, Denied),
        (403, Denied),
        (404, NotFound),
        (408, OutcomeUnknown),
        (409, Rejected),
        (413, Rejected),
        (415, Rejected),
        (429, Throttled),
        (500, OutcomeUnknown),
        (503, OutcomeUnknown),
        (599, OutcomeUnknown),
        (200, OutcomeUnknown),
        (202, OutcomeUnknown),
        (301, OutcomeUnknown),
        (307, OutcomeUnknown),
    ],
)
@pytest.mark.parametrize("body", [b"", b"<html>Oops</html>", b'{"message":"x"}', b'{"errors":[]}'])
def test_the_status_decides_whatever_the_body_says(
    status: int, kind: type[ChannelError], body: bytes
) -> None:
    assert type(failure(answer(status, body))) is kind


def test_the_envelope_tells_code_and_words() -> None:
    words = envelope("InvalidInput", "errorMetric=PackageToUpdateNotFound", "in detail")
    error = failure(answer(400, words, x_amzn_requestid="r-1"))

    assert isinstance(error, Rejected)
    assert (error.status, error.code, error.request_id) == (400, "InvalidInput", "r-1")
    assert error.detail == "400 InvalidInput: errorMetric=PackageToUpdateNotFound (in detail)"


def test_a_gateways_own_form_is_read() -> None:
    assert failure(answer(403, {"message": "Forbidden"})).detail == "403 Forbidden"


def test_a_page_without_an_envelope_is_told_in_its_own_short_words() -> None:
    page = b"<html><body><h1>Service Unavailable</h1>" + b"x" * 5000

    assert failure(answer(503, page)).detail.startswith("503 Service Unavailable xxx")
    assert len(failure(answer(503, page)).detail) < 320


def test_an_error_tells_no_address_of_a_buyer() -> None:
    words = envelope("InvalidInput", "buyer x1@marketplace.example is unknown")

    assert "x1@" not in str(failure(answer(400, words)))


@given(st.integers(300, 599), st.binary(max_size=400))
def test_no_body_breaks_the_judge(status: int, body: bytes) -> None:
    assert isinstance(failure(answer(status, body)), ChannelError)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), (" 120 ", 120.0), ("0", 0.0), ("-1", None), ("soon", None), ("9" * 30, None)],
)
def test_a_named_wait_is_read(header: str, seconds: float | None) -> None:
    error = failure(answer(429, b"", retry_after=header))

    assert isinstance(error, Throttled)
    assert error.retry_after == seconds


def test_an_unprintable_request_id_is_not_kept() -> None:
    assert failure(answer(500, b"", x_amzn_requestid="a\x1b[2J")).request_id == ""


def test_only_the_expected_status_passes() -> None:
    expected(answer(204), HTTPStatus.NO_CONTENT)
    with pytest.raises(OutcomeUnknown):
        expected(answer(200), HTTPStatus.NO_CONTENT)


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8"])
def test_json_is_taken_when_it_says_so(kind: str) -> None:
    assert json_body(answer(200, b"{}", content_type=kind)) == b"{}"


@pytest.mark.parametrize("kind", ["", "text/html; charset=utf-8", "text/plain", "json"])
def test_anything_else_is_not_read_as_json(kind: str) -> None:
    with pytest.raises(OutcomeUnknown, match="is not JSON"):
        json_body(answer(200, b"{}", content_type=kind))


@pytest.mark.parametrize("text", ["", "soon", "Mon, 99 Nov 2026 12:00:00 GMT", "0", "\x00"])
def test_a_date_that_is_none_is_passed_over(text: str) -> None:
    assert date_of(answer(200, date=text)) is None


def test_date_and_rate_are_read() -> None:
    full = answer(200, date="Mon, 23 Nov 2026 12:00:00 GMT", x_amzn_ratelimit_limit="0.0056")
    date = date_of(full)

    assert date is not None
    assert date.isoformat() == "2026-11-23T12:00:00+00:00"
    assert rate_of(full) == 0.0056
    assert rate_of(answer(200)) is None
    assert rate_of(answer(200, x_amzn_ratelimit_limit="many")) is None
