"""Access tokens are kept, renewed early, and asked for by one thread at a time."""

from __future__ import annotations

import json
import threading
from urllib.parse import parse_qs

import pytest

from kiosk.amazon.budget import Budget
from kiosk.amazon.signin import SignIn
from kiosk.amazon.wire import Answer, Request, Wire
from kiosk.ports.channel import ChannelError, Denied, OutcomeUnknown, Throttled, Unreachable
from tests.fakes.clock import TurnableClock
from tests.unit.amazon.places import account


def granted(token: str, life: object = 3600) -> Answer:
    body = json.dumps({"access_token": token, "expires_in": life, "token_type": "bearer"})
    return Answer(status=200, headers={}, body=body.encode())


def refused(status: int, body: object) -> Answer:
    return Answer(status=status, headers={}, body=json.dumps(body).encode())


class FakeWire(Wire):
    """Gives prepared answers, the last one for ever."""

    def __init__(self, *answers: Answer | ChannelError) -> None:
        self.answers = list(answers)
        self.asked: list[Request] = []
        self.gate: threading.Event | None = None
        self.entered = threading.Event()

    def exchange(self, request: Request, seconds: float) -> Answer:
        assert seconds > 0
        self.asked.append(request)
        self.entered.set()
        if self.gate is not None:
            self.gate.wait(10)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, ChannelError):
            raise answer
        return answer


class Desk:
    """A sign-in with everything around it."""

    def __init__(self, *answers: Answer | ChannelError) -> None:
        self.clock = TurnableClock()
        self.wire = FakeWire(*answers)
        self.sign_in = SignIn(account(), self.wire, self.clock)

    def token(self, refused: str = "") -> str:
        return self.sign_in.token(Budget(self.clock, 20), refused)


def test_signing_in_shows_the_refresh_token_to_amazon_alone() -> None:
    desk = Desk(granted("one"))
    desk.token()
    request = desk.wire.asked[0]

    assert request.body is not None
    assert parse_qs(request.body.decode()) == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["simulated-refresh"],
        "client_id": ["simulated-client"],
        "client_secret": ["simulated-secret"],
    }
    assert "simulated" not in repr(request)


def test_a_token_is_kept_and_renewed_before_it_ends() -> None:
    desk = Desk(granted("one"), granted("two"))

    assert desk.token() == "one"

    desk.clock.advance(3299)

    assert desk.token() == "one"

    desk.clock.advance(2)

    assert desk.token() == "two"
    assert len(desk.wire.asked) == 2


def test_a_short_lived_token_is_not_renewed_at_once() -> None:
    desk = Desk(granted("one", 60), granted("two"))
    desk.token()
    desk.clock.advance(47)

    assert desk.token() == "one"

    desk.clock.advance(2)

    assert desk.token() == "two"


def test_a_token_that_was_refused_is_never_given_out_again() -> None:
    desk = Desk(granted("one"), granted("two"))
    desk.token()

    assert desk.token(refused="one") == "two"
    assert desk.token(refused="one") == "two"
    assert len(desk.wire.asked) == 2


def test_while_renewing_fails_the_old_token_serves_to_its_end() -> None:
    desk = Desk(granted("one"), Unreachable("off"))
    desk.token()
    desk.clock.advance(3400)

    assert desk.token() == "one"

    desk.clock.advance(201)

    with pytest.raises(Unreachable):
        desk.token()


@pytest.mark.parametrize("error", [Unreachable("off"), OutcomeUnknown("broke")])
def test_a_broken_sign_in_means_that_nothing_of_the_call_has_left(error: ChannelError) -> None:
    with pytest.raises(Unreachable, match=r"^sign-in: ") as raised:
        Desk(error).token()

    assert not raised.value.may_have_arrived


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (400, "invalid_grant", "no longer accepts the refresh token"),
        (401, "invalid_client", "client secret is wrong"),
        (400, "unauthorized_client", "may not use this refresh token"),
        (400, "something_new", "Amazon answered with 400"),
    ],
)
def test_a_refusal_for_good_says_to_sign_in_again(status: int, code: str, words: str) -> None:
    with pytest.raises(Denied, match=rf"^sign in again: .*{words}"):
        Desk(refused(status, {"error": code, "error_description": "x"})).token()


def test_after_a_refusal_for_good_amazon_is_left_in_peace_for_a_while() -> None:
    desk = Desk(refused(400, {"error": "invalid_grant"}), granted("one"))
    for _ in range(5):
        with pytest.raises(Denied):
            desk.token()

    assert len(desk.wire.asked) == 1

    desk.clock.advance(61)

    assert desk.token() == "one"


@pytest.mark.parametrize(
    "answer",
    [
        refused(500, {"error": "server_error"}),
        refused(503, {"error": "temporarily_unavailable"}),
        refused(400, {"error": "server_error"}),
        refused(502, {"error": "invalid_grant"}),
        refused(403, {"message": "Forbidden"}),
        Answer(status=503, headers={}, body=b"<html>"),
        Answer(status=302, headers={}, body=b""),
        Answer(status=511, headers={}, body=b"<html>log in</html>"),
        Answer(status=200, headers={}, body=b"<html>Welcome</html>"),
        Answer(status=200, headers={}, body=b"[" * 100_000),
        refused(200, {"access_token": None}),
        refused(200, {"error": "invalid_grant"}),
        granted(""),
        granted("two words"),
        granted("line\r\nX-Evil: 1"),
        granted("x" * 5000),
        granted("one", 0),
        granted("one", -5),
        granted("one", "soon"),
    ],
)
def test_an_answer_that_is_not_amazons_no_is_tried_again_later(answer: Answer) -> None:
    with pytest.raises(Unreachable, match="sign-in"):
        Desk(answer).token()


def test_too_many_sign_ins_are_told_as_such() -> None:
    with pytest.raises(Throttled):
        Desk(refused(429, {})).token()


def test_no_error_shows_a_secret() -> None:
    echo = {"error": "invalid_grant", "error_description": "simulated-refresh"}
    with pytest.raises(Denied) as raised:
        Desk(refused(400, echo)).token()

    assert "simulated" not in str(raised.value) + repr(raised.value)


def test_threads_that_come_together_sign_in_once() -> None:
    desk = Desk(granted("one"))
    desk.wire.gate = threading.Event()
    tokens: list[str] = []
    threads = [threading.Thread(target=lambda: tokens.append(desk.token())) for _ in range(6)]
    for thread in threads:
        thread.start()
    desk.wire.gate.set()
    for thread in threads:
        thread.join()

    assert tokens == ["one"] * 6
    assert len(desk.wire.asked) == 1


def test_whoever_waits_for_anothers_sign_in_keeps_their_own_deadline() -> None:
    desk = Desk(granted("one"))
    desk.wire.gate = threading.Event()
    first = threading.Thread(target=desk.token)
    first.start()
    assert desk.wire.entered.wait(10)
    try:
        with pytest.raises(Unreachable, match="takes too long"):
            desk.sign_in.token(Budget(desk.clock, 0.05))
    finally:
        desk.wire.gate.set()
        first.join()
