"""People sign in by badge and PIN; nothing is seen or done without, and a supervisor answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.actions.desk import Desk
from kiosk.actions.people import enrol
from kiosk.demo import demo_settings, environment
from kiosk.domain.people import Role
from kiosk.ports.clock import SystemClock
from kiosk.settings.load import data_folder
from kiosk.settings.schema import Settings
from kiosk.simulator.shapes import Status
from kiosk.store.startup import Place, close_store, open_store
from kiosk.tour.bench import bench
from kiosk.tour.hand import Hand
from tests.journey.conftest import QUICK, MakeWorld, World
from tests.journey.steps import opened, ticked

PIN, PHRASE = "2580", "CORRECT HORSE 77"


@contextmanager
def staffed(here: World) -> Iterator[tuple[Hand, str, str]]:
    """A bench at which Anna packs and Bea supervises; with the codes of their badges."""
    settings = demo_settings(Settings(), here.server.base_url, here.folder, "folder:")
    place, clock = Place(folder=data_folder(settings), ballast_mb=0), SystemClock()
    store = open_store(place, clock).store
    desk = Desk(store=store, clock=clock, bench="commands")
    anna = enrol(desk, "Anna", Role.PACKER, PIN).badge
    bea = enrol(desk, "Bea", Role.SUPERVISOR, PIN, PHRASE).badge
    close_store(place, store)
    with bench(here.display, here.size, {**environment(settings), **QUICK}) as hand:
        yield hand, anna, bea


def typed(hand: Hand, keys: str) -> None:
    for key in keys:
        hand.touch("␣" if key == " " else key)


def signed_in(hand: Hand, badge: str, name: str) -> None:
    hand.scan(badge)
    hand.reads(f"{name}, your PIN")
    typed(hand, PIN)
    hand.touch("Sign in")
    hand.wait(lambda seen: not seen.shows("your PIN"), "the bench itself")


def test_a_packer_signs_in_works_and_locks(world: MakeWorld) -> None:
    with world() as here, staffed(here) as (hand, anna, _):
        hand.reads("Scan your badge")
        here.picture(hand, "1-badge")
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        hand.scan(order.id)
        hand.reads("Scan your badge")

        hand.scan(anna)
        hand.reads("Anna, your PIN")
        typed(hand, "9513")
        hand.touch("Sign in")
        hand.reads("Wrong PIN")
        here.picture(hand, "2-wrong-pin")
        signed_in(hand, anna, "Anna")
        hand.wait(lambda seen: seen.orders, "the list of orders")
        opened(hand, order.id)
        hand.touch("Allocated")
        ticked(hand, "Allocated")
        here.picture(hand, "3-at-work")

        hand.scan(anna)
        hand.reads("everything is as you left it")
        here.picture(hand, "4-locked")
        signed_in(hand, anna, "Anna")
        hand.reads(order.id[-6:])
        ticked(hand, "Allocated")


def test_closing_packbench_takes_a_supervisors_passphrase(world: MakeWorld) -> None:
    with world("800x480") as here, staffed(here) as (hand, anna, bea):
        hand.reads("Scan your badge")
        signed_in(hand, anna, "Anna")
        hand.touch("Bench 1")
        hand.touch("Close Packbench")
        hand.reads("Scan a supervisor's badge")
        hand.scan(anna)
        hand.reads("Not a supervisor's badge")
        hand.scan(bea)
        hand.reads("Bea, your passphrase")
        typed(hand, PHRASE)
        here.picture(hand, "1-passphrase")
        hand.touch("Back")
        hand.wait(lambda seen: not seen.shows("passphrase"), "the bench itself")
        hand.reads("Anna")
