"""Once time is over nothing of a call may leave any more."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from kiosk.amazon.attempt import Attempt, Cut


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


Pair = tuple[socket.socket, socket.socket]


def test_ending_shuts_every_line_and_tells_whether_the_request_left(pair: Pair) -> None:
    attempt = Attempt()
    attempt.watch(pair[0])
    attempt.leaving()

    assert attempt.end()
    assert pair[1].recv(1) == b""
    assert pair[0].recv(1) == b""


def test_nothing_leaves_after_the_end(pair: Pair) -> None:
    attempt = Attempt()

    assert not attempt.end()
    with pytest.raises(Cut):
        attempt.leaving()
    with pytest.raises(Cut):
        attempt.watch(pair[0])
    assert not attempt.end()


def test_a_line_that_was_let_go_is_not_shut(pair: Pair) -> None:
    attempt = Attempt()
    attempt.watch(pair[0])
    attempt.done()
    attempt.end()
    pair[0].sendall(b"x")

    assert pair[1].recv(1) == b"x"


def test_a_line_whose_owner_closed_it_can_still_be_shut(pair: Pair) -> None:
    attempt = Attempt()
    reader = pair[0].makefile("rb")
    attempt.watch(pair[0])
    pair[0].close()
    attempt.end()

    assert reader.read() == b""
    reader.close()
