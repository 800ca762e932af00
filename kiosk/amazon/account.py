"""A seller's account at Amazon: the application's secrets, and where it calls."""

from __future__ import annotations

import ipaddress
import platform
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kiosk.domain.marketplaces import Region

SIGN_IN = "https://api.amazon.com/auth/o2/token"
"""Login with Amazon, for every region."""

LONGEST_AGENT = 500
"""Amazon refuses a longer User-Agent."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """What a call needs to know of the seller; ``repr`` never shows a secret.

    ``base_url`` and ``token_url`` replace Amazon's own addresses, for its sandbox and for the
    simulator. ``ca_file`` names a PEM file of authorities to trust instead of the usual ones, for
    a shop behind a firewall that opens TLS.

    Raises:
        ValueError: for an empty or broken secret, or an address that is neither https nor http
            on this machine. The message names the field and never its value.
    """

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    region: Region
    marketplaces: tuple[str, ...] = ()
    base_url: str | None = None
    token_url: str | None = None
    app_name: str = "Packbench"
    app_version: str = "0.1.0"
    ca_file: str | None = None

    def __post_init__(self) -> None:
        for name in ("client_id", "client_secret", "refresh_token"):
            value: str = getattr(self, name)
            if not value or not value.isascii() or not value.isprintable() or " " in value:
                raise ValueError(f"{name} is empty, or holds spaces or odd characters")
        for name in ("base_url", "token_url"):
            address: str | None = getattr(self, name)
            if address is not None and (problem := _problem(address)):
                raise ValueError(f"{name} {problem}")

    @property
    def api_url(self) -> str:
        """Where the order operations are, without a slash at the end."""
        usual = f"https://sellingpartnerapi-{self.region.value}.amazon.com"
        return (self.base_url or usual).rstrip("/")

    @property
    def sign_in_url(self) -> str:
        """Where access tokens come from."""
        return self.token_url or SIGN_IN

    @property
    def user_agent(self) -> str:
        """Who we say we are, in the form that Amazon asks for."""
        language = f"Language=Python/{platform.python_version()}"
        agent = f"{self.app_name}/{self.app_version} ({language})"
        return "".join(c for c in agent if " " <= c <= "~")[:LONGEST_AGENT]


def is_loopback(url: str) -> bool:
    """Whether ``url`` leads to this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _problem(url: str) -> str:
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        return "is not an address"
    if not parts.hostname or not port_fits or not url.isprintable() or " " in url:
        return "is not an address"
    if parts.username is not None or parts.query or parts.fragment:
        return "must be a plain address, without a user, a question mark or a hash"
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(url)):
        return ""
    return "must begin with https:// (http:// is for this machine alone)"
