"""The address of a server: encrypted wherever it leaves this machine, and shown without secrets."""

from __future__ import annotations

import pytest

from kiosk.store.address import parameters, shown
from kiosk.store.errors import StoreAddress

HERE = [
    "postgresql:///shop",
    "postgresql://u@localhost/shop",
    "postgresql://u@127.0.0.1:5433/shop",
    "postgresql://u@[::1]/shop",
    "postgresql://u@/shop?host=/run/postgresql",
]
AWAY = [
    "postgresql://u@db.example/shop",
    "postgres://u@10.0.0.5/shop",
    "postgresql://u@127.0.0.1,db.example/shop",
    "postgresql://u@localhost/shop?hostaddr=10.0.0.5",
    "postgresql://u@localhost.example/shop",
]


@pytest.mark.parametrize("url", HERE)
def test_on_this_machine_nothing_must_be_encrypted(url: str) -> None:
    assert "sslmode" not in parameters(url, {})
    mode = "&sslmode=disable" if "?" in url else "?sslmode=disable"
    assert parameters(url + mode, {})["sslmode"] == "disable"


@pytest.mark.parametrize("url", AWAY)
def test_through_the_network_everything_is_encrypted(url: str) -> None:
    assert parameters(url, {})["sslmode"] == "require"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer"])
@pytest.mark.parametrize("url", AWAY)
def test_what_would_go_in_clear_is_refused(url: str, mode: str) -> None:
    joint = "&" if "?" in url else "?"

    with pytest.raises(StoreAddress, match=f"sslmode={mode}"):
        parameters(f"{url}{joint}sslmode={mode}", {})
    with pytest.raises(StoreAddress, match=f"sslmode={mode}"):
        parameters(url, {"PGSSLMODE": mode})


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
def test_a_stricter_wish_is_kept(mode: str) -> None:
    assert parameters(f"postgresql://u@db.example/shop?sslmode={mode}", {})["sslmode"] == mode


def test_a_host_that_stands_in_the_environment_counts_too() -> None:
    assert parameters("postgresql:///shop", {"PGHOST": "db.example"})["sslmode"] == "require"
    assert parameters("postgresql:///shop", {"PGHOSTADDR": "10.0.0.5"})["sslmode"] == "require"


@pytest.mark.parametrize("environment", [{}, {"PGSERVICE": "shop"}])
def test_a_service_could_name_any_host_and_is_refused(environment: dict[str, str]) -> None:
    url = "postgresql:///shop" if environment else "postgresql:///shop?service=shop"

    with pytest.raises(StoreAddress, match="service"):
        parameters(url, environment)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:geheim@[::1/shop",
        "postgresql://u:geheim@db.example/shop?colour=red",
        "postgresql://u:geheim@db.example/shop?sslmode",
        "postgresql://u:geheim%zz@db.example/shop",
        "geheim",
    ],
)
def test_what_is_no_address_is_said_without_its_secret(url: str) -> None:
    with pytest.raises(StoreAddress) as said:
        parameters(url, {})

    assert "geheim" not in str(said.value)
    assert said.value.__suppress_context__


def test_what_the_url_says_goes_over_our_own() -> None:
    found = parameters("postgresql://u@localhost/shop?connect_timeout=9&application_name=till", {})

    assert (found["connect_timeout"], found["application_name"]) == ("9", "till")
    assert found["tcp_user_timeout"] == "5000"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://u:geheim@db.example:5433/shop?password=geheim", "db.example:5433/shop"),
        ("postgresql://u:geheim@/shop?host=/run", "this machine/shop"),
        ("postgresql://u:geheim@[::1/shop", "the PostgreSQL server"),
        ("postgresql://u:geheim@h:port/shop", "the PostgreSQL server"),
    ],
)
def test_an_address_is_shown_without_its_secret(url: str, words: str) -> None:
    assert shown(url) == words
