"""Over a real line that misbehaves, every call ends in time and its error tells the truth."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    OutcomeUnknown,
    Rejected,
    Throttled,
)
from tests.fakes.wire import LONGEST, Line, Script, drips, http, says, then
from tests.unit.amazon.calls import CALLS, Call, outcome, signed_in
from tests.unit.amazon.places import order, page, wait_for_calls

PAGE = page(order())
NOT_FOUND = b'{"errors":[{"code":"NotFound","message":"no such order","details":""}]}'


@pytest.fixture(params=list(CALLS))
def call(request: pytest.FixtureRequest) -> Call:
    return CALLS[request.param]


@pytest.fixture(autouse=True)
def no_call_stays_behind() -> Iterator[None]:
    yield
    wait_for_calls()


HEAD = http(body=b"x" * 100_000).removesuffix(b"x" * 100_000)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

SLOW: dict[str, Script] = {
    "no answer": Line.hang,
    "headers byte by byte": drips(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 60_000),
    "endless headers": drips(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90),
    "body byte by byte": then(says(HEAD), drips(b" ")),
    "half a body, then nothing": then(says(http(body=PAGE)[:-40]), Line.hang),
    "chunks byte by byte": then(says(CHUNKED), drips(b"1\r\n \r\n")),
}


@pytest.mark.parametrize("fault", list(SLOW))
def test_a_slow_server_is_cut_at_the_deadline(fault: str, call: Call) -> None:
    with signed_in(SLOW[fault]) as (channel, server):
        with pytest.raises(OutcomeUnknown) as raised:
            call(channel)

        assert raised.value.may_have_arrived
        assert server.hung_up.wait(LONGEST / 2), "the line was left open"
        assert not server.patience_ended.is_set(), "the fault ended before the call"
        assert len(server.api_calls()) == 1


BIG = PAGE + b" " * 60_000_000
"""A sound page, but for its size."""
BOMB = gzip.compress(BIG)
GZIP = {"Content-Encoding": "gzip"}
ELSEWHERE = {"Location": "/elsewhere"}
NO_LENGTH = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"

BROKEN: dict[str, Script] = {
    "hung up without an answer": Line.cut,
    "reset without an answer": Line.reset,
    "half the headers": then(says(b"HTTP/1.1 200 O"), Line.cut),
    "yes, and half the headers": then(says(b"HTTP/1.1 204 No Content\r\nDate: M"), Line.cut),
    "yes, and not all headers": then(says(b"HTTP/1.1 204 No Content\r\nX: y\r\n"), Line.cut),
    "half a body": then(says(http(body=PAGE)[:-40]), Line.cut),
    "half a body of no length": then(says(NO_LENGTH + PAGE[:200]), Line.cut),
    "no HTTP": then(says(b"\x00\xff hello\r\n\r\n"), Line.cut),
    "a log-in page": says(http(body=b"<html>Log in</html>", kind="text/html")),
    "a page called JSON": says(http(body=b"<html>")),
    "the right body, wrongly named": says(http(body=PAGE, kind="text/html")),
    "nothing at all": says(http()),
    "other JSON": says(http(body=b'{"status":"ok"}')),
    "another success": says(http("202 Accepted", b"{}")),
    "a redirect": says(http("302 Found", headers=ELSEWHERE)),
    "a redirect with a bomb": says(http("307 Moved", BOMB, headers=ELSEWHERE | GZIP)),
    "a bomb": says(http(body=BOMB, headers=GZIP)),
    "half a packed body": says(http(body=gzip.compress(PAGE)[:-9], headers=GZIP)),
    "packed otherwise": says(http(body=PAGE, headers={"Content-Encoding": "br"})),
    "no pack at all": says(http(body=PAGE, headers=GZIP)),
    "too much": says(http(body=BIG[:6_000_000])),
    "500": says(http("500 Internal Server Error", b'{"errors":[]}')),
    "503 in HTML": says(http("503 Busy", b"<html>Busy</html>", kind="text/html")),
}


@pytest.mark.parametrize("fault", list(BROKEN))
def test_an_answer_that_makes_no_sense_leaves_the_outcome_unknown(fault: str, call: Call) -> None:
    error = outcome(BROKEN[fault], call)

    assert type(error) is OutcomeUnknown


TOLD: dict[str, tuple[bytes, type[ChannelError]]] = {
    "400": (http("400 Bad Request", b'{"errors":[{"code":"X","message":"y"}]}'), Rejected),
    "403 of a gateway": (http("403 Forbidden", b'{"message":"Forbidden"}'), Denied),
    "401": (http("401 Unauthorized"), Denied),
    "404": (http("404 Not Found", NOT_FOUND), NotFound),
    "413": (http("413 Too Large", b"<html>", kind="text/html"), Rejected),
    "429": (http("429 Too Many", b'{"errors":[]}', headers={"Retry-After": "7"}), Throttled),
}


@pytest.mark.parametrize("status", list(TOLD))
def test_a_status_is_an_error_whatever_comes_with_it(status: str, call: Call) -> None:
    raw, kind = TOLD[status]

    error = outcome(says(raw), call)

    assert type(error) is kind
    assert not error.may_have_arrived
