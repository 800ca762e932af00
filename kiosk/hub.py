"""The hub: the composition root of the background client, which alone talks to Amazon."""

from __future__ import annotations

import logging
import os
import random
import signal
import threading
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions.catalogue import take_products
from kiosk.actions.desk import Desk
from kiosk.amazon.account import Account
from kiosk.amazon.channel import AmazonChannel
from kiosk.background.errands import Errands
from kiosk.background.lease import Lease
from kiosk.background.loop import Loop
from kiosk.background.purging import Purging
from kiosk.background.relay import Relay
from kiosk.background.report import Reporter
from kiosk.background.sync import Sync
from kiosk.domain.hub import HubState
from kiosk.domain.marketplaces import Region
from kiosk.domain.retention import BACKUPS_KEPT
from kiosk.place import place_of
from kiosk.ports.clock import SystemClock
from kiosk.settings.secrets import NoSecrets, load_secrets
from kiosk.spreadsheets.files import product_table
from kiosk.spreadsheets.table import NoTable
from kiosk.store.backup import thin_out
from kiosk.store.sole import sole
from kiosk.store.startup import join_store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports.channel import Channel
    from kiosk.ports.clock import Clock
    from kiosk.settings.schema import Settings
    from kiosk.store.sole import Sole
    from kiosk.store.startup import Place
    from kiosk.store.store import Store

log = logging.getLogger(__name__)

BEAT_SECONDS = 5.0
STANDBY_SECONDS = 1.0
"""How often a second hub looks whether the first has gone: two would send everything twice."""


@dataclass(frozen=True, kw_only=True)
class HubParts:
    """The hub's loops, ready to start."""

    desk: Desk
    reporter: Reporter
    sync: Sync
    relay: Relay
    errands: Errands
    skew: Callable[[], float | None]
    """Seconds by which Amazon's clock is ahead of ours; None until it has answered."""
    tidy: Callable[[], object] = lambda: None
    """Deletes copies of the database that are too old."""

    def loops(self, closing: Callable[[], None], lease: Lease) -> tuple[Loop, ...]:
        """One thread each; ``closing`` closes a thread's connection."""
        steps = {
            "sync": self.sync.step,
            "relay": self._relay_step,
            "errands": self.errands.step,
            "beat": self._beat,
            "purging": Purging(self.desk, self.tidy).step,
        }
        return tuple(Loop(name, lease.fenced(step), closing) for name, step in steps.items())

    def _relay_step(self) -> float:
        wait = self.relay.step()
        self.reporter.update(sending_denied=bool(self.relay.denied))
        return wait

    def _beat(self) -> float:
        self.reporter.update(skew_seconds=float(round(self.skew() or 0.0)))
        self.reporter.beat()
        return BEAT_SECONDS


def build(
    store: Store,
    channel: Channel,
    clock: Clock,
    *,
    poll_seconds: float,
    skew: Callable[[], float | None] = lambda: None,
) -> HubParts:
    """Put the hub together around a channel."""
    desk = Desk(store=store, clock=clock, bench="hub")
    reporter = Reporter(desk)
    sync = Sync(desk, channel, reporter, every=poll_seconds, share=random.random)
    return HubParts(
        desk=desk,
        reporter=reporter,
        sync=sync,
        relay=Relay(desk, channel),
        errands=Errands(desk, channel),
        skew=skew,
    )


def run(settings: Settings, *, attached: bool) -> int:
    """Run until told to stop; with ``attached``, until standard input closes.

    Returns the process's exit code.
    """
    clock = SystemClock()
    place = place_of(settings)
    store = join_store(place, clock) if attached else open_store(place, clock).store
    stop = _stop_event(attached=attached)
    right = sole(place)
    if not _alone(right, stop):
        return 0
    desk = Desk(store=store, clock=clock, bench="hub")
    try:
        channel = AmazonChannel(
            account(settings, place.folder), clock, deadline=settings.amazon.deadline_seconds
        )
    except (NoSecrets, ValueError) as exc:
        purging = Purging(desk, partial(_thin_out, place, clock))
        return _wait_unsigned(desk, str(exc), right, stop, purging)
    parts = build(
        store,
        channel,
        clock,
        poll_seconds=settings.amazon.poll_seconds,
        skew=lambda: channel.clock_skew,
    )
    parts = replace(parts, tidy=partial(_thin_out, place, clock))
    parts.relay.recover()
    _products(desk, settings)
    lease = Lease(right.held, clock)
    loops = parts.loops(store.close, lease)
    for loop in loops:
        loop.start()
    store.make_ballast()
    log.info("the hub runs")
    lost = _lost(lease, stop)
    for loop in loops:
        loop.stop(timeout=settings.amazon.deadline_seconds)
    channel.close()
    store.close()
    right.give_up()
    return 1 if lost else 0


def _alone(right: Sole, stop: threading.Event) -> bool:
    """Wait until no other hub works on this store; False when told to stop meanwhile."""
    while not stop.is_set():
        if right.take():
            return True
        stop.wait(STANDBY_SECONDS)
    return False


def _lost(lease: Lease, stop: threading.Event) -> bool:
    """Wait until told to stop; True when another hub may have begun, and this one must end.

    Whoever started it starts it again, and it stands by if need be.
    """
    while not stop.wait(STANDBY_SECONDS):
        if not lease.look():
            log.warning("the database has lost sight of this hub")
            return True
    return False


def account(settings: Settings, folder: Path) -> Account:
    """The seller's account, with its secrets.

    Raises:
        NoSecrets: they are missing or badly kept.
        ValueError: one of them, or an address, can't be used.
    """
    secrets = load_secrets(folder)
    return Account(
        client_id=secrets.client_id,
        client_secret=secrets.client_secret,
        refresh_token=secrets.refresh_token,
        region=Region(settings.amazon.region),
        marketplaces=settings.amazon.marketplaces,
        base_url=settings.amazon.base_url or None,
        token_url=settings.amazon.token_url or None,
    )


def _wait_unsigned(
    desk: Desk, why: str, right: Sole, stop: threading.Event, purging: Purging
) -> int:
    """Without secrets buyers are forgotten in time as ever; the bench goes on and is told why.

    Another hub that has them may begin at any time, and has the word then.
    """
    log.error("%s", why)
    reporter, due = Reporter(desk), desk.clock.monotonic()
    while not stop.is_set():
        if right.take():
            if desk.clock.monotonic() >= due:
                due = desk.clock.monotonic() + purging.step()
            reporter.update(state=HubState.DENIED, detail=why)
            reporter.beat()
            right.give_up()
        stop.wait(BEAT_SECONDS)
    desk.store.close()
    return 0


def _thin_out(place: Place, clock: Clock) -> None:
    thin_out(place, place.backups, clock.now(), BACKUPS_KEPT)


def _products(desk: Desk, settings: Settings) -> None:
    if not settings.shop.products:
        return
    path = Path(settings.shop.products).expanduser()
    try:
        table = product_table(path, settings.company.country)
    except NoTable as wrong:
        log.warning("bins and pictures stay as they were: %s", wrong)
        return
    for sentence in table.sentences(path.name):
        log.warning("a product was left out: %s", sentence)
    take_products(desk, [row.given for row in table.rows])


def _stop_event(*, attached: bool) -> threading.Event:
    stop = threading.Event()
    if attached:
        # Ctrl+C in a terminal reaches parent and child alike; the parent ends the child in order.
        signal.signal(signal.SIGINT, signal.SIG_IGN)

        def watch() -> None:
            # Not by sys.stdin: Python aborts when it ends while a thread waits in there.
            while os.read(0, 4096):
                pass
            stop.set()

        threading.Thread(target=watch, name="parent", daemon=True).start()
    else:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stop.set())
    return stop
