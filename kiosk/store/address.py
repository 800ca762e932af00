"""The address of a PostgreSQL server: checked before use, and never shown with its secret."""

from __future__ import annotations

import ipaddress
import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from psycopg import Error
from psycopg.conninfo import conninfo_to_dict

from kiosk.store.errors import StoreAddress

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAFE = ("require", "verify-ca", "verify-full")
_NETWORK: dict[str, str] = {
    "connect_timeout": "3",
    "keepalives": "1",
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "5000",
}
"""A server that is gone is known to be gone after some five seconds, not after two hours."""


def parameters(url: str, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What to connect with: the URL's own parts, over time-outs that suit a bench.

    Encryption is asked for wherever the server is not on this machine.

    Raises:
        StoreAddress: the URL can't be used, or would send addresses through the network in clear.
    """
    try:
        given = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except (Error, ValueError):  # whose words repeat the URL, and with it the password
        raise StoreAddress(
            "the address of the database is no URL such as postgresql://user@host/name"
        ) from None
    if given.get("service") or environment.get("PGSERVICE"):
        raise StoreAddress("the address of the database must name its host, and no service")
    ours = {**_NETWORK, "application_name": "packbench", "client_encoding": "utf8"}
    return {**ours, **given, **_encryption(given, environment)}


def shown(url: str) -> str:
    """The address as a person may read it: host, port and database."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "the PostgreSQL server"
    return f"{parts.hostname or 'this machine'}{port}{parts.path}"


def _encryption(given: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    hosts = [
        host
        for name in ("host", "hostaddr")
        for host in (given.get(name) or environment.get(f"PG{name.upper()}", "")).split(",")
    ]
    mode = given.get("sslmode") or environment.get("PGSSLMODE", "")
    if mode in _SAFE or all(_is_here(host) for host in hosts):
        return {}
    if mode:
        raise StoreAddress(
            f"names and addresses must not go through the network in clear: sslmode={mode} is "
            "only for a server on this machine; take require, or better verify-full"
        )
    return {"sslmode": "require"}


def _is_here(host: str) -> bool:
    """Whether a host is a socket's folder, or this machine itself."""
    if host in {"", "localhost"} or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
