"""An account keeps its secrets, and calls nobody in the clear but this machine."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.domain.marketplaces import Region
from tests.unit.amazon.places import account

SECRETS = ("simulated-client", "simulated-secret", "simulated-refresh")


def test_no_secret_shows_when_an_account_is_printed() -> None:
    shown = repr(account()) + str(account())

    assert not any(secret in shown for secret in SECRETS)


@pytest.mark.parametrize("region", list(Region))
def test_without_an_address_the_region_decides_where_to_call(region: Region) -> None:
    usual = account(region=region, base_url=None, token_url=None)

    assert usual.api_url == f"https://sellingpartnerapi-{region.value}.amazon.com"
    assert usual.sign_in_url == "https://api.amazon.com/auth/o2/token"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:4010", "http://localhost:80/x/", "http://[::1]:1", "https://a.example"],
)
def test_an_address_is_https_or_on_this_machine(url: str) -> None:
    assert account(url).api_url == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://amazon.example",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://10.0.0.7",
        "ftp://127.0.0.1",
        "https://",
        "https://user:pass@a.example",
        "https://a.example/?x=1",
        "https://a.example/#x",
        "https://a.example:99999",
        "https://a .example",
        "https://[::1",
        "a.example",
        "",
    ],
)
def test_any_other_address_is_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match=r"^base_url (is not an address|must be)"):
        account(base_url=url)


@pytest.mark.parametrize("field", ["client_id", "client_secret", "refresh_token"])
@pytest.mark.parametrize("value", ["", "two words", "line\nend", "schlüssel", "x\x00"])
def test_a_broken_secret_is_refused_without_showing_it(field: str, value: str) -> None:
    broken: dict[str, Any] = {field: value}

    with pytest.raises(ValueError, match=f"^{field} is empty") as refused:
        account(**broken)

    assert not value or value not in str(refused.value)


def test_the_user_agent_is_short_and_plain() -> None:
    agent = account(app_name="Päckbench\r\n", app_version="9" * 900).user_agent

    assert len(agent) == 500
    assert agent.startswith("Pckbench/999")
    assert agent.isascii()
    assert agent.isprintable()
