"""Faults below HTTP, over a real socket: answers that drip, break off, or never come."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from urllib.parse import urlsplit

import pytest

from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.packages import Outcome
from kiosk.simulator.server import Server, running
from kiosk.simulator.shapes import Status
from kiosk.simulator.simulation import Simulation
from tests.unit.simulator.conftest import GRANT
from tests.unit.simulator.shops import body, order, shop_of

PLAIN = order()
PATIENCE = 30.0
"""Seconds; only a broken simulator lets a test wait so long."""


class Closing(threading.Event):
    """Tells when the first fault has begun to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = threading.Event()

    def wait(self, timeout: float | None = None) -> bool:
        self.reached.set()
        return super().wait(timeout)


@dataclass(frozen=True)
class Answer:
    """What came back, whole."""

    status: int
    headers: Message
    body: bytes


class Line:
    """A seller's application at the other end of a real socket."""

    def __init__(self, simulation: Simulation, base_url: str) -> None:
        self.simulation = simulation
        self.at = (urlsplit(base_url).hostname or "", urlsplit(base_url).port or 0)
        self.headers = {
            "User-Agent": "test",
            "x-amz-access-token": simulation.lwa.grant(GRANT)["access_token"],
        }

    def fault(self, kind: Kind, operation: Operation, seconds: float = 0.0) -> None:
        self.simulation.faults.add(Fault(kind=kind, operation=operation, seconds=seconds))

    def ask(self, method: str, path: str, payload: object = None) -> Answer:
        connection = http.client.HTTPConnection(*self.at, timeout=PATIENCE)
        try:
            text = None if payload is None else json.dumps(payload)
            kind = {"Content-Type": "application/json"} if text else {}
            connection.request(method, path, text, self.headers | kind)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self) -> Answer:
        return self.ask("GET", f"/orders/2026-01-01/orders/{PLAIN.id}")

    def confirm(self) -> Answer:
        path = f"/orders/v0/orders/{PLAIN.id}/shipmentConfirmation"
        return self.ask("POST", path, body(PLAIN))

    def last_call(self) -> tuple[Outcome, str]:
        call = self.simulation.shop.confirmations[-1]
        return call.outcome, call.fault


@pytest.fixture
def closing() -> Closing:
    return Closing()


@pytest.fixture
def line(closing: Closing) -> Iterator[Line]:
    simulation = replace(Simulation.of(shop_of(PLAIN)), closing=closing)
    with running(simulation) as base_url:
        yield Line(simulation, base_url)


def status(line: Line) -> Status:
    return line.simulation.shop.order(PLAIN.id).status


def test_all_is_well_without_a_fault(line: Line) -> None:
    answer = line.confirm()

    assert answer.status == 204
    assert status(line) is Status.SHIPPED
    assert answer.headers.get_all("Date") == ["Mon, 23 Nov 2026 12:00:00 GMT"]


@pytest.mark.parametrize("kind", [Kind.DROP_BEFORE, Kind.HANG])
def test_a_connection_dropped_before_handling_leaves_no_trace(line: Line, kind: Kind) -> None:
    line.fault(kind, Operation.CONFIRM_SHIPMENT)
    with pytest.raises(http.client.RemoteDisconnected):
        line.confirm()

    assert status(line) is Status.UNSHIPPED
    assert line.last_call() == (Outcome.NOT_HANDLED, kind)


def test_a_connection_dropped_after_handling_leaves_the_package(line: Line) -> None:
    line.fault(Kind.DROP_AFTER, Operation.CONFIRM_SHIPMENT)
    with pytest.raises(http.client.RemoteDisconnected):
        line.confirm()

    assert status(line) is Status.SHIPPED
    assert line.last_call() == (Outcome.CREATED, "drop_after")


def test_a_body_can_break_off_in_the_middle(line: Line) -> None:
    line.fault(Kind.HALF_BODY, Operation.GET_ORDER)
    with pytest.raises(http.client.IncompleteRead) as caught:
        line.get()

    assert caught.value.partial
    assert caught.value.expected is not None
    assert abs(caught.value.expected - len(caught.value.partial)) <= 1


def test_headers_without_a_body_break_off_in_the_middle(line: Line) -> None:
    line.fault(Kind.HALF_BODY, Operation.CONFIRM_SHIPMENT)
    answer = line.confirm()

    assert "x-amzn-RateLimit-Limit" not in answer.headers
    assert status(line) is Status.SHIPPED


@pytest.mark.parametrize("kind", [Kind.DRIP_HEADERS, Kind.DRIP_BODY])
def test_an_answer_can_come_byte_by_byte(line: Line, kind: Kind) -> None:
    line.fault(kind, Operation.GET_ORDER, seconds=0.0001)
    answer = line.get()

    assert answer.status == 200
    assert json.loads(answer.body)["order"]["orderId"] == PLAIN.id


def test_a_dripping_body_comes_after_whole_headers_and_waits_before_each_byte(
    line: Line, closing: Closing
) -> None:
    line.fault(Kind.DRIP_BODY, Operation.GET_ORDER, seconds=600)
    with socket.create_connection(line.at, timeout=PATIENCE) as raw:
        token = line.headers["x-amz-access-token"]
        path = f"/orders/2026-01-01/orders/{PLAIN.id}"
        raw.sendall(
            f"GET {path} HTTP/1.1\r\nHost: x\r\nUser-Agent: t\r\n"
            f"x-amz-access-token: {token}\r\n\r\n".encode()
        )
        seen = b""
        while not seen.endswith(b"\r\n\r\n"):
            chunk = raw.recv(4096)
            assert chunk, "the line broke off within the headers"
            seen += chunk
        assert closing.reached.wait(PATIENCE)
        closing.set()
        rest = raw.recv(4096)

    assert seen.startswith(b"HTTP/1.1 200 OK\r\n")
    assert rest == b""


@pytest.mark.parametrize("kind", [Kind.HANG, Kind.HANG_AFTER, Kind.DRIP_HEADERS])
def test_stopping_the_server_ends_what_waits(kind: Kind, closing: Closing) -> None:
    simulation = replace(Simulation.of(shop_of(PLAIN)), closing=closing)
    server = Server(simulation)
    server.start()
    line = Line(simulation, server.base_url)
    line.fault(kind, Operation.GET_ORDER, seconds=600)
    ended = threading.Event()

    def ask() -> None:
        try:
            line.get()
        except (OSError, http.client.HTTPException):
            pass
        finally:
            ended.set()

    asking = threading.Thread(target=ask)
    asking.start()
    assert closing.reached.wait(PATIENCE)
    server.stop()

    assert ended.wait(PATIENCE)
    asking.join()


def test_requests_whose_connection_was_cut_are_counted_apart(line: Line) -> None:
    line.fault(Kind.HALF_BODY, Operation.GET_ORDER)
    with pytest.raises(http.client.IncompleteRead):
        line.get()
    line.get()

    assert line.simulation.traffic.counts() == {
        (Operation.GET_ORDER, 0): 1,
        (Operation.GET_ORDER, 200): 1,
    }


def test_a_server_can_come_back_on_its_port() -> None:
    simulation = Simulation.of(shop_of(PLAIN))
    with running(simulation) as first:
        port = urlsplit(first).port or 0
    with running(simulation, port) as second:
        assert second == first
        assert Line(simulation, second).get().status == 200


def test_a_taken_port_is_an_error_and_not_the_end_of_the_program(line: Line) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(line.simulation, line.at[1])


def test_two_sellers_at_once_are_both_answered(line: Line, closing: Closing) -> None:
    line.fault(Kind.HANG_AFTER, Operation.CONFIRM_SHIPMENT, seconds=600)
    waiting = threading.Thread(target=line.confirm)
    waiting.start()
    assert closing.reached.wait(PATIENCE)

    assert line.get().status == 200
    closing.set()
    waiting.join(PATIENCE)
    assert status(line) is Status.SHIPPED
