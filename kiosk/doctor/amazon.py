"""Whether Amazon lets us in, shows the orders and the buyers in them, and agrees on the time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kiosk.amazon.channel import AmazonChannel
from kiosk.amazon.checks import Lack, check
from kiosk.doctor.finding import Finding, Grade, bad, look, ok
from kiosk.domain.marketplaces import MARKETPLACES
from kiosk.hub import account
from kiosk.ports.channel import ChannelError, Denied, Throttled
from kiosk.settings.secrets import NAMES, NoSecrets, Secrets, load_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kiosk.amazon.account import Account
    from kiosk.amazon.checks import Health
    from kiosk.ports.clock import Clock
    from kiosk.settings.schema import Settings

DAY = 86_400
ROTATION_DAYS, WARNED_DAYS = 180, 30
"""Amazon's rule for the client secret of an application, and how long before it is warned."""
SECRETS, ADDRESS, SIGN_IN = "Amazon secrets", "Amazon address", "Amazon sign-in"
ORDERS, ROLES, CLOCK = "Amazon orders", "Amazon roles", "clock"
SKEW_SEEN, SKEW_BAD = 30, 120
"""Seconds; from the second on the bench warns, too."""

READ = "Inventory and Order Tracking"
DELIVERY = "Direct-to-Consumer Delivery (Restricted)"
TAX = "Tax Invoicing (Restricted)"

_KEEP = (
    "Write client_id, client_secret and refresh_token into amazon.toml in the data folder, mode "
    "600: README.md says how to get them."
)
_GRANT = (
    "Ask for it in the developer profile, tick it in the application, then authorise the "
    "application again and take the new refresh token."
)
_UNREACHED = (
    "Look at the network. The bench can go on packing: all is kept, and told to Amazon later."
)


def amazon(
    settings: Settings, folder: Path, clock: Clock, environment: Mapping[str, str] = os.environ
) -> Iterator[Finding]:
    """Look at the seller's account; costs Amazon one sign-in and one search."""
    try:
        secrets = load_secrets(folder, environment)
        seller = account(settings, folder)
    except NoSecrets as error:
        yield _without(settings, str(error), anywhere=_anywhere(folder, environment))
        return
    except ValueError as error:
        yield bad(SECRETS, f"can't be used: {error}", _KEEP)
        return
    yield _age(secrets, clock) or ok(SECRETS, f"kept in {secrets.source}")
    yield from _address(settings, seller)
    channel = AmazonChannel(seller, clock, deadline=settings.amazon.deadline_seconds)
    try:
        yield from _asked(channel, clock)
    finally:
        channel.close()


def _age(secrets: Secrets, clock: Clock) -> Finding | None:
    """What must be said of the client secret's age; Amazon lets it live for 180 days."""
    if secrets.written_at is None:
        return None
    days = int((clock.now().timestamp() - secrets.written_at) // DAY)
    if days < ROTATION_DAYS - WARNED_DAYS:
        return None
    left = ROTATION_DAYS - days
    words = f"{secrets.source} is {days} days old"
    advice = f"Amazon's client secret lives for {ROTATION_DAYS} days: renew it" + (
        f" within {left}." if left > 0 else " now."
    )
    return look(SECRETS, words, advice)


def _anywhere(folder: Path, environment: Mapping[str, str]) -> bool:
    named = any(environment.get(f"PACKBENCH_AMAZON_{name.upper()}") for name in NAMES)
    return named or (folder / "amazon.toml").exists()


def _without(settings: Settings, why: str, *, anywhere: bool) -> Finding:
    if not settings.hub.child and not anywhere:
        return ok(SECRETS, "none here, and none needed: the hub runs apart (hub.child)")
    return bad(SECRETS, why, _KEEP)


def _address(settings: Settings, seller: Account) -> Iterator[Finding]:
    known = {m.id for m in MARKETPLACES.values() if m.region is seller.region}
    strange = [one for one in seller.marketplaces if one not in known]
    if strange:
        words = f"{', '.join(strange)}: not of the region {seller.region.value}"
        yield look(ADDRESS, words, "Correct amazon.region or amazon.marketplaces.")
    elif settings.amazon.base_url or settings.amazon.token_url:
        words = f"{seller.api_url}, which is not Amazon's usual one"
        yield look(ADDRESS, words, "Right for a sandbox; for real orders empty amazon.base_url.")
    else:
        yield ok(ADDRESS, seller.api_url)


def _asked(channel: AmazonChannel, clock: Clock) -> Iterator[Finding]:
    try:
        channel.sign_in()
    except Denied as denied:
        advice = "Authorise the application again, or renew its secret; then renew amazon.toml."
        yield bad(SIGN_IN, denied.detail, advice)
        return
    except Throttled as throttled:
        yield look(SIGN_IN, throttled.detail, "Ask again in a few minutes.")
        return
    except ChannelError as error:
        yield bad(SIGN_IN, f"Amazon can't be reached: {error.detail}", _UNREACHED)
        return
    yield ok(SIGN_IN, "works")
    health = check(channel, clock)
    if health.problem:
        yield _no_orders(health.problem)
    else:
        yield ok(ORDERS, f"can be read; {health.looked_at} paid and open on the first page")
        yield from _roles(health)
    yield _clock(health.clock_skew)


def _no_orders(problem: str) -> Finding:
    """Say why; what Amazon itself answered begins with its HTTP status."""
    if problem.startswith(("401", "403")):
        return bad(ORDERS, f"refused ({problem})", f"The role {READ} is missing. {_GRANT}")
    if problem.startswith("429"):
        return look(ORDERS, "asked too often just now", "Ask again in a few minutes.")
    if problem[:1].isdigit():
        return bad(ORDERS, f"Amazon answers {problem}", "Ask again later; then Amazon's support.")
    return bad(ORDERS, f"Amazon can't be reached: {problem}", _UNREACHED)


def _roles(health: Health) -> Iterator[Finding]:
    if health.withheld:
        words = f"Amazon leaves out {', '.join(sorted(health.withheld))} at the moment"
        yield look(ROLES, words, "It has passed by itself before; ask again in an hour.")
    if not health.looked_at:
        words = "can't be told: no paid, open order of the last 30 days"
        yield look(ROLES, words, "Ask again once there is one.")
        return
    blank = [word for lack, word in _BLANK.items() if lack in health.lacks]
    if not blank:
        if not health.withheld:
            yield ok(ROLES, "address, e-mail and name of buyers are shown")
        return
    words = f"no {' and no '.join(blank)} in {health.looked_at} paid orders"
    needed = f"The role {DELIVERY} is missing."
    grade = Grade.BAD
    if health.lacks == {Lack.BUYER_NAME}:
        needed, grade = f"The role {DELIVERY} or {TAX} is missing.", Grade.LOOK
    yield Finding(grade, ROLES, words, f"{needed} {_GRANT}")


_BLANK = {
    Lack.ADDRESS: "address",
    Lack.BUYER_EMAIL: "buyer's e-mail",
    Lack.BUYER_NAME: "buyer's name",
}


def _clock(skew: float | None) -> Finding:
    if skew is None:
        return look(CLOCK, "Amazon did not say what time it is", "Ask again later.")
    seconds = abs(round(skew))
    if seconds <= SKEW_SEEN:
        return ok(CLOCK, f"within {SKEW_SEEN} s of Amazon's")
    words = f"{seconds} s {'behind' if skew > 0 else 'ahead of'} Amazon's"
    grade = Grade.BAD if seconds > SKEW_BAD else Grade.LOOK
    return Finding(grade, CLOCK, words, "Let the network set it: sudo timedatectl set-ntp true")
