"""The kiosk: the composition root of the bench with its glass, its worker and its printers."""

from __future__ import annotations

import gc
import random
import sys
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from kiosk.actions.desk import Desk
from kiosk.actions.sign_in import anybody
from kiosk.background.claims import Claims
from kiosk.background.feed import Feed
from kiosk.background.hub_child import HubChild
from kiosk.background.loop import Loop
from kiosk.background.printers import Printers
from kiosk.background.runner import Worker
from kiosk.carriers import carriers, tracking_numbers
from kiosk.papers import Papers, plan
from kiosk.place import keep_forgetting, place_of
from kiosk.ports.clock import SystemClock
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context, Verify
from kiosk.presenters.seat import Seat
from kiosk.settings.load import WrongSetting, tables_folder
from kiosk.settings.tables import ASSETS
from kiosk.store.at_bench import open_at_bench
from kiosk.store.sole import sole
from kiosk.store.startup import close_store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.actions.bridge import Bridge
    from kiosk.ports.tables import Tables
    from kiosk.presenters.cues import Cue
    from kiosk.settings.schema import Settings
    from kiosk.store.bridged import BridgedStore
    from kiosk.store.sole import Sole
    from kiosk.store.startup import Place
    from kiosk.store.store import Store

NAME_SECONDS = 2.0
TWICE = (
    "A bench called {name!r} is at work on this database already. Give each bench a name of its "
    "own (bench.name in the settings), or end the other one."
)
MAIN = Path(__file__).resolve().parents[1] / "main.py"


@dataclass(frozen=True, kw_only=True)
class Outside:
    """What a bench needs of the glass and its loudspeaker."""

    post: Callable[[Callable[[], None]], None]
    """Brings a call to the thread of the glass."""
    play: Callable[[Cue], None] = lambda _: None
    leave: Callable[[], None] = lambda: None
    """Closes the window."""


@dataclass(frozen=True, kw_only=True)
class Kiosk:
    """A bench put together: what the glass shows, and what runs beside it."""

    desk: Desk
    presenter: BenchPresenter
    worker: Worker
    loops: tuple[Loop, ...]
    child: HubChild | None
    news: str = ""

    def start(self) -> None:
        """Begin to read: the list comes first, and is there when the window opens."""
        self.presenter.start(self.news)

    def go_on(self) -> None:
        """Start what can wait until the list stands on the glass, the hub above all."""
        gc.freeze()  # what is there now stays to the end: no need to look through it ever again
        gc.enable()
        for loop in self.loops:
            loop.start()

    def stop(self) -> None:
        """End everything in good order."""
        for loop in self.loops:
            loop.stop(timeout=2.0)
        if self.child is not None:
            self.child.stop()
        self.worker.stop()


def run(settings: Settings, hub_command: Sequence[str] | None = None) -> int:
    """Run the bench until its window closes; returns the exit code."""
    from kiosk.screens.window import load_kivy, set_up_window

    bench = settings.bench
    set_up_window(bench)
    load_kivy()
    from kiosk.screens.clock import post
    from kiosk.screens.sound import Sounds

    place = place_of(settings)
    opened = open_at_bench(place, SystemClock())
    name = own_name(place, bench.name)

    def leave() -> None:
        from kivy.app import App

        App.get_running_app().stop()

    sounds = Sounds(ASSETS / "sounds", bench.volume)
    outside = Outside(post=post, play=sounds.play, leave=leave)
    kiosk = assemble(settings, opened.store, outside, hub_command or usual_hub())
    kiosk.presenter.liking.loud = sounds.be_loud
    keeping = Loop("name", lambda: keep(name), name.give_up)
    kiosk = replace(kiosk, news=opened.news, loops=(keeping, *kiosk.loops))
    try:
        kiosk.start()
        from kiosk.screens.glass import Glass

        def painted() -> None:
            kiosk.go_on()
            sounds.load()

        Glass(
            kiosk.presenter,
            painted=painted,
            panel_mm=bench.panel_mm,
            prefix=bench.scanner_prefix,
        ).run()
    finally:
        kiosk.stop()
        close_store(place, opened.store)
    return 0


def usual_hub(settings_file: Path | None = None) -> list[str]:
    """The command that starts the hub as a child, reading the same settings file."""
    named = ["--settings", str(settings_file.resolve())] if settings_file else []
    return [sys.executable, str(MAIN), *named, "hub", "--attached"]


def assemble(
    settings: Settings,
    store: Store,
    outside: Outside,
    hub_command: Sequence[str],
) -> Kiosk:
    """Put a bench together."""
    post = outside.post
    bridge = _bridge(store)
    desk = Desk(store=store, clock=store.clock, bench=settings.bench.name, bridge=bridge)
    worker = Worker(post, closing=store.close)
    child = HubChild(hub_command, store.clock, random.random) if settings.hub.child else None
    papers = Papers(settings)
    papers.forget()
    printers = Printers(desk, plan(settings), papers, random.random, store.close)
    printers.recover()
    context = Context(
        seat=Seat(desk, staffed=anybody(desk), language=settings.bench.language),
        runner=worker,
        zone=ZoneInfo(settings.bench.time_zone),
        carriers=carriers(settings),
        numbers=tracking_numbers,
        currency=settings.company.currency,
        tables=_owner_tables(settings, store),
        post=post,
        pictures=settings.shop.pictures,
        play=outside.play,
        verify=Verify(settings.bench.verify),
        repeat_seconds=settings.bench.repeat_seconds,
        printers=printers,
        lock_seconds=settings.bench.lock_minutes * 60,
        leave=outside.leave,
        hub_falls=lambda: child.falls if child else None,
    )
    presenter = BenchPresenter(context, dark=settings.bench.dark)
    worker.crashed = presenter.failed
    feed = Feed(desk, lambda changes: post(lambda: presenter.changed(changes)))
    loops = [
        Loop("feed", feed.step, store.close),
        Loop("claims", Claims(desk).step, store.close),
        Loop("old papers", partial(keep_forgetting, settings, store.clock)),
        *printers.loops,
    ]
    if settings.bench.scanner:
        loops.append(_serial_scanner(settings, presenter, post))
    if bridge is not None:
        loops.append(_bridging(desk, bridge, presenter, post))
    if child is not None:
        loops.insert(0, Loop("hub child", child.step))
    return Kiosk(desk=desk, presenter=presenter, worker=worker, loops=tuple(loops), child=child)


def _bridge(store: Store) -> Bridge | None:
    if not store.has_spare:
        return None
    from kiosk.actions.bridge import Bridge

    return Bridge(cast("BridgedStore", store))


def _bridging(
    desk: Desk,
    bridge: Bridge,
    presenter: BenchPresenter,
    post: Callable[[Callable[[], None]], None],
) -> Loop:
    from kiosk.background.bridging import Bridging

    shown = presenter.outage
    bridging = Bridging(
        desk,
        bridge,
        away=lambda outage: post(lambda: shown.away(outage)),
        back=lambda told: post(lambda: shown.back(told)),
    )
    loop = Loop("bridge", bridging.step, desk.store.close)
    bridge.stirred = loop.wake
    return loop


def _serial_scanner(
    settings: Settings, presenter: BenchPresenter, post: Callable[[Callable[[], None]], None]
) -> Loop:
    from kiosk.scanner.serial_scanner import SerialScanner

    scanner = SerialScanner(
        settings.bench.scanner,
        settings.bench.scanner_baud,
        lambda code: post(lambda: presenter.scanned(code)),
        lambda words: post(lambda: presenter.strip.scanner_said(words)),
        prefix=settings.bench.scanner_prefix,
    )
    return Loop("scanner", scanner.step, scanner.close)


def own_name(place: Place, name: str) -> Sole:
    """The right to be the bench of this name; on a file, to be the only one.

    Raises:
        WrongSetting: another bench has it.
    """
    right = sole(place, f"bench {name}" if place.url else "bench")
    if not right.take() and not right.unasked:
        raise WrongSetting(TWICE.format(name=name))
    right.give_up()  # the loop that keeps it takes it again, in its own thread
    return right


def keep(name: Sole) -> float:
    """Hold the bench's name; returns the seconds until the next time."""
    name.take()
    return NAME_SECONDS


def _owner_tables(settings: Settings, store: Store) -> Callable[[], Tables]:
    @cache
    def tables() -> Tables:
        from kiosk.spreadsheets.owner_tables import OwnerTables

        place, country = tables_folder(settings), settings.company.country
        return OwnerTables(place=place, country=country, now=store.clock.now)

    return tables
