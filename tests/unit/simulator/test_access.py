"""Login with Amazon gives tokens out, ends them, and refuses in OAuth's own shape."""

from __future__ import annotations

import pytest

from tests.unit.simulator.conftest import Caller


def test_a_refresh_token_buys_an_access_token_for_an_hour(caller: Caller) -> None:
    answer = caller.sign_in()
    told = answer.get_json()

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert (told["token_type"], told["expires_in"]) == ("bearer", 3600)
    assert told["access_token"]
    assert caller.search().status_code == 200


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"refresh_token": "stale"}, 400, "invalid_grant"),
        ({"client_secret": "rotated"}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials"}, 400, "unsupported_grant_type"),
    ],
)
def test_wrong_keys_are_refused(
    caller: Caller, changes: dict[str, str], status: int, error: str
) -> None:
    answer = caller.sign_in(**changes)

    assert answer.status_code == status
    assert answer.get_json()["error"] == error
    assert set(answer.get_json()) == {"error", "error_description"}


def test_a_form_without_a_refresh_token_is_refused(caller: Caller) -> None:
    form = {"grant_type": "refresh_token", "client_id": "x", "client_secret": "y"}
    answer = caller.http.post("/auth/o2/token", data=form)

    assert (answer.status_code, answer.get_json()["error"]) == (400, "invalid_request")


def test_a_token_ends_after_an_hour(caller: Caller) -> None:
    caller.clock.advance(3599)
    assert caller.search().status_code == 200

    caller.clock.advance(1)
    assert caller.search().status_code == 403


def test_access_tokens_can_be_revoked(caller: Caller) -> None:
    assert caller.control("tokens", revokeAccess=True).get_json() == {"accessTokensRevoked": 1}
    assert caller.search().status_code == 403

    caller.sign_in()
    assert caller.search().status_code == 200


def test_the_refresh_token_can_be_revoked_and_given_back(caller: Caller) -> None:
    caller.control("tokens", refreshRevoked=True)
    assert caller.sign_in().get_json()["error"] == "invalid_grant"

    caller.control("tokens", refreshRevoked=False)
    assert caller.sign_in().status_code == 200


@pytest.mark.parametrize(
    ("error", "status"), [("unauthorized_client", 400), ("invalid_client", 401)]
)
def test_every_request_for_a_token_can_be_refused(caller: Caller, error: str, status: int) -> None:
    caller.control("tokens", refuseWith=error)
    answer = caller.sign_in()
    assert (answer.status_code, answer.get_json()["error"]) == (status, error)

    caller.control("tokens", refuseWith="")
    assert caller.sign_in().status_code == 200


def test_without_a_token_the_answer_is_amazons_403(caller: Caller) -> None:
    del caller.headers["x-amz-access-token"]
    answer = caller.search()

    assert answer.status_code == 403
    assert answer.get_json() == {
        "errors": [
            {
                "code": "Unauthorized",
                "message": "Access to requested resource is denied.",
                "details": "Access token is missing in the request header.",
            }
        ]
    }


def test_a_made_up_token_is_refused(caller: Caller) -> None:
    caller.headers["x-amz-access-token"] = "Atza|mine"

    assert "revoked, malformed" in caller.search().get_json()["errors"][0]["details"]


@pytest.mark.parametrize("agent", ["", "x" * 501])
def test_a_user_agent_of_a_sensible_length_is_demanded(caller: Caller, agent: str) -> None:
    caller.headers["User-Agent"] = agent

    assert caller.search().status_code == 400


def test_without_the_orders_role_every_order_call_is_refused(caller: Caller) -> None:
    caller.control("roles", roles=["delivery", "tax"])
    assert caller.search().status_code == 403

    caller.control("roles", roles=["orders", "delivery", "tax"])
    assert caller.search().status_code == 200
