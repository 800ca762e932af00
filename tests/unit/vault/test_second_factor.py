"""Codes by time: those of RFC 6238, a step early or late, and each good once."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlparse

import pytest

from kiosk.vault.second_factor import ISSUER, address, new_secret, step_of

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890" in base32
RFC = [
    (59, "287082"),
    (1111111109, "081804"),
    (1111111111, "050471"),
    (1234567890, "005924"),
    (2000000000, "279037"),
    (20000000000, "353130"),
]
"""Appendix B: seconds, and the last six digits."""
STEP = 41152263
"""Of the fourth one."""


def at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize(("seconds", "code"), RFC)
def test_the_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert step_of(RFC_SECRET, code, at(seconds), after=0) == seconds // 30


@pytest.mark.parametrize(
    ("late", "taken"),
    [(-31, False), (-30, True), (0, True), (29, True), (59, True), (60, False), (90, False)],
)
def test_a_code_is_good_a_step_early_and_a_step_late(late: int, taken: bool) -> None:
    found = step_of(RFC_SECRET, "005924", at(STEP * 30 + late), after=0)

    assert found == (STEP if taken else None)


@pytest.mark.parametrize(("after", "taken"), [(STEP - 1, True), (STEP, False), (STEP + 1, False)])
def test_a_code_is_good_once_and_none_before_it_ever_again(after: int, taken: bool) -> None:
    found = step_of(RFC_SECRET, "005924", at(STEP * 30), after=after)

    assert found == (STEP if taken else None)


@pytest.mark.parametrize("code", ["", "5924", "005925", "0005924", "00592４ ", "abcdef", " 005924"])
def test_what_is_not_the_code_is_wrong(code: str) -> None:
    assert step_of(RFC_SECRET, code, at(STEP * 30), after=0) is None


def test_every_secret_is_another_and_an_authenticator_takes_it() -> None:
    secrets = {new_secret() for _ in range(50)}
    url = urlparse(address(next(iter(secrets)), "Ada & Söhne"))

    assert len(secrets) == 50
    assert min(map(len, secrets)) >= 32, "160 bits, as RFC 4226 wants"
    assert (url.scheme, url.netloc) == ("otpauth", "totp")
    assert unquote(url.path) == f"/{ISSUER}:Ada & Söhne"
    assert parse_qs(url.query)["secret"][0] in secrets
