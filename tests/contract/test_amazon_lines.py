"""Lines are opened with care, used again while fresh, and give nothing away."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from kiosk.amazon.channel import AmazonChannel
from kiosk.ports.channel import (
    OutcomeUnknown,
    Unreachable,
)
from kiosk.ports.clock import SystemClock
from tests.fakes.wire import (
    LONGEST,
    Line,
    http,
    says,
    serving,
    then,
)
from tests.unit.amazon.calls import CALLS, Call, outcome, signed_in
from tests.unit.amazon.places import (
    ORDER,
    WINDOW,
    account,
    confirmation,
    order,
    page,
    wait_for_calls,
)

PAGE = page(order())


@pytest.fixture(params=list(CALLS))
def call(request: pytest.FixtureRequest) -> Call:
    return CALLS[request.param]


@pytest.fixture(autouse=True)
def no_call_stays_behind() -> Iterator[None]:
    yield
    wait_for_calls()


def test_a_redirect_is_not_followed() -> None:
    with signed_in(says(http("302 Found", headers={"Location": "/elsewhere"})), 10) as (
        channel,
        server,
    ):
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
    outcome(says(http("503 Busy", b"<html>Busy</html>", kind="text/html")), CALLS["confirm"])

    shown = caplog.text
    assert "searchOrders: 200" in shown
    assert not any(w in shown for w in ("Atza|", "simulated-", "James", "High Street", "x1@"))
