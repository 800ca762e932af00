"""Over a real line that misbehaves, every call ends in time and its error tells the truth."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from kiosk.amazon.channel import AmazonChannel
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    OutcomeUnknown,
    Rejected,
    Throttled,
    Unreachable,
)
from kiosk.ports.clock import SystemClock
from tests.fakes.wire import (
    LONGEST,
    Line,
    Script,
    WireServer,
    drips,
    http,
    says,
    serving,
    then,
)
from tests.unit.amazon.places import (
    ORDER,
    WINDOW,
    account,
    confirmation,
    order,
    page,
    wait_for_calls,
)

DEADLINE = 0.5
PAGE = page(order())
NOT_FOUND = b'{"errors":[{"code":"NotFound","message":"no such order","details":""}]}'

Call = Callable[[AmazonChannel], object]

CALLS: dict[str, Call] = {
    "search": lambda channel: channel.search(WINDOW, None),
    "order": lambda channel: channel.order(ORDER),
    "confirm": lambda channel: channel.confirm(confirmation()),
}


@pytest.fixture(params=list(CALLS))
def call(request: pytest.FixtureRequest) -> Call:
    return CALLS[request.param]


@contextmanager
def signed_in(
    script: Script, deadline: float = DEADLINE
) -> Iterator[tuple[AmazonChannel, WireServer]]:
    """A channel with a token, so that the faults meet the operations alone."""
    with serving(script) as server:
        channel = hurry(AmazonChannel(account(server.url), SystemClock()), deadline)
        try:
            yield channel, server
        finally:
            channel.close()


@pytest.fixture(autouse=True)
def no_call_stays_behind() -> Iterator[None]:
    yield
    wait_for_calls()


def outcome(script: Script, call: Call, deadline: float = 10) -> ChannelError:
    """The error of a call."""
    with signed_in(script, deadline) as (channel, _server):
        with pytest.raises(ChannelError) as raised:
            call(channel)
        return raised.value


HEAD = http(body=b"x" * 100_000)[:60] + b"\r\n\r\n"
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


def test_a_redirect_is_not_followed() -> None:
    with signed_in(BROKEN["a redirect"], 10) as (channel, server):
        with pytest.raises(OutcomeUnknown):
            channel.confirm(confirmation())

        assert [one.target for one in server.api_calls()] == [
            f"/orders/v0/orders/{ORDER}/shipmentConfirmation"
        ]


def test_an_answer_about_another_order_is_not_taken() -> None:
    other = json.dumps({"order": order(orderId="202-0000000-0000000")}).encode()

    error = outcome(says(http(body=other)), CALLS["order"])

    assert error.detail == "the answer is about another order"


def test_cookies_are_not_kept() -> None:
    cookie = {"Set-Cookie": "a=b"}
    with signed_in(says(http(body=PAGE, headers=cookie)), 10) as (
        channel,
        server,
    ):
        for _ in range(2):
            channel.search(WINDOW, None)

        assert not any("cookie" in one.headers for one in server.asked)


def test_nobody_listening_means_that_nothing_left(call: Call) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    channel = AmazonChannel(account(url), SystemClock(), deadline=10)

    with pytest.raises(Unreachable, match="refused") as raised:
        call(channel)

    assert not raised.value.may_have_arrived


def test_offline_calls_use_up_no_quota() -> None:
    with signed_in(says(http(body=PAGE)), 10) as (channel, server):
        server.stop()
        for _ in range(30):
            with pytest.raises(Unreachable):
                channel.search(WINDOW, None)


def test_a_name_server_that_is_silent_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    over = threading.Event()

    def silent(*_args: object, **_kwargs: object) -> list[object]:
        over.wait(LONGEST)
        raise socket.gaierror(socket.EAI_AGAIN, "name server silent")

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    channel = AmazonChannel(account("https://amazon.example"), SystemClock(), deadline=0.2)
    try:
        with pytest.raises(Unreachable, match="took longer"):
            call(channel)

        assert not over.is_set()
    finally:
        over.set()


def test_a_name_that_does_not_exist_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: object, **_kwargs: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    channel = AmazonChannel(account("https://amazon.example"), SystemClock(), deadline=10)

    with pytest.raises(Unreachable, match=r"its name can't be found"):
        channel.search(WINDOW, None)


def test_calls_that_hang_do_not_pile_up_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def silent(*_args: object, **_kwargs: object) -> list[object]:
        over.wait(LONGEST)
        raise socket.gaierror(socket.EAI_AGAIN, "name server silent")

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    channel = AmazonChannel(account("https://amazon.example"), SystemClock(), deadline=0.01)
    try:
        words = []
        for _ in range(12):
            with pytest.raises(Unreachable) as raised:
                channel.search(WINDOW, None)
            words.append(raised.value.detail)

        assert sum("still hanging" in one for one in words) == 4
    finally:
        over.set()


def test_a_sign_in_that_hangs_means_that_nothing_left(call: Call) -> None:
    with serving(Line.cut, sign_in=Line.hang) as server:
        channel = AmazonChannel(account(server.url), SystemClock(), deadline=0.2)
        with pytest.raises(Unreachable, match=r"^sign-in: "):
            call(channel)

        assert not server.api_calls()
        assert not server.patience_ended.is_set()
        channel.close()


def test_a_line_is_used_again() -> None:
    with signed_in(says(http(body=PAGE)), 10) as (channel, server):
        for _ in range(5):
            channel.search(WINDOW, None)

        assert server.connections == 1


def test_a_line_that_was_closed_while_resting_costs_nothing() -> None:
    with signed_in(then(says(http(body=PAGE)), Line.cut), 10) as (channel, server):
        for _ in range(3):
            channel.search(WINDOW, None)
            assert server.cuts.acquire(timeout=LONGEST / 2)

        assert server.connections == 3


def test_a_long_rest_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.amazon.lines.IDLE", -1.0)
    with signed_in(says(http(body=PAGE)), 10) as (channel, server):
        channel.search(WINDOW, None)

        assert server.connections == 2


def test_packed_answers_are_asked_for_and_unpacked() -> None:
    packed = http(body=gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})
    with signed_in(says(packed), 10) as (channel, server):
        assert len(channel.search(WINDOW, None).sightings) == 1
        assert server.api_calls()[0].headers["accept-encoding"] == "gzip"


def test_every_call_says_who_we_are_and_shows_its_token() -> None:
    with signed_in(says(http(body=PAGE)), 10) as (channel, server):
        channel.search(WINDOW, None)
        headers = server.api_calls()[0].headers

    assert headers["user-agent"].startswith("Packbench/")
    assert headers["x-amz-access-token"] == "Atza|test"
    assert "authorization" not in headers


def test_the_environments_files_of_passwords_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n", encoding="ascii")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with signed_in(says(http(body=PAGE)), 10) as (channel, server):
        channel.search(WINDOW, None)

        assert "authorization" not in server.asked[-1].headers


def test_threads_may_share_a_channel() -> None:
    found: list[int] = []
    with signed_in(says(http(body=PAGE)), 30) as (channel, _server):

        def work() -> None:
            found.extend(len(channel.search(WINDOW, None).sightings) for _ in range(3))

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert found == [1] * 18


def test_the_log_holds_no_secret_and_no_personal_data(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with signed_in(says(http(body=PAGE)), 10) as (channel, _server):
        channel.search(WINDOW, None)
    outcome(BROKEN["503 in HTML"], CALLS["confirm"])

    shown = caplog.text
    assert "searchOrders: 200" in shown
    assert not any(w in shown for w in ("Atza|", "simulated-", "James", "High Street", "x1@"))
