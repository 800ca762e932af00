"""An order whose buyer is known by words that stand nowhere else, and all that is done with it."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.actions import queries
from kiosk.actions.allocate import allocate
from kiosk.actions.despatch import despatch
from kiosk.actions.open_order import ask_again, open_order
from kiosk.actions.pack import pack
from kiosk.actions.post_return import Payout, give_back
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.rest import waive_cancel
from kiosk.actions.step import pick
from kiosk.background.preparing import Preparing
from kiosk.background.print_relay import PrintRelay
from kiosk.domain.lists import ListName
from kiosk.domain.money import Money
from kiosk.domain.paper import PaperKind
from kiosk.domain.refusals import Refused
from kiosk.domain.returns import Condition, Draft
from kiosk.domain.till import Tender
from kiosk.domain.values import OrderId
from kiosk.papers import Papers, plan
from kiosk.settings.schema import Printing, Settings, Storage
from kiosk.simulator import drafts
from kiosk.simulator.drafts import Want
from kiosk.simulator.marketplaces import UK
from kiosk.simulator.orders import Address, Gift, Order
from kiosk.simulator.rules import Rules
from kiosk.simulator.serialise import order_json
from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation
from kiosk.simulator.view import View
from kiosk.store.startup import Place
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import a_place
from tests.fault import world as worlds
from tests.fault.world import SHOWN_AFTER, World, tracked
from tests.unit.printing.sheets import pages

MARKS = (
    "qxnamo", "qxkliento", "qxstrado", "qxdomo", "qxurbo", "qxfono", "qxmail", "qxfirmo",
    "qxkompanio", "qxmendo", "qxnoto", "qxloko", "qxdonaco", "qxkialo",
)  # fmt: skip
"""No longer than the beginnings by which buyers are found."""
TO_PRINT = (PaperKind.PICKING_NOTE, PaperKind.PACKING_SLIP, PaperKind.ADDRESS_LABEL)
USUAL = "PDF"


def an_order(number: int, clock: TurnableClock) -> Order:
    """An order with every mark in it, paid and to be sent."""
    address = Address(
        name="Qxnamo Testo", company="Qxkompanio Ltd", line1="1 Qxstrado", line2="Qxdomo",
        city="Qxurbo", postcode="LS1 4AP", country="GB", phone="Qxfono 0113",
    )  # fmt: skip
    draft = drafts.Draft(
        market=UK,
        address=address,
        wants=(
            Want(
                sku="MUG-BLUE",
                gift=Gift(message="Qxdonaco!", wrap="gold"),
                cancel_asked="Qxkialo, no more",
            ),
        ),
        buyer_name="Qxkliento",
        buyer_email="qxmail@marketplace.invalid",
        company="Qxfirmo",
        po_number="Qxmendo",
        delivery_note="Qxnoto",
        drop_off="Qxloko",
    )
    return drafts.made(draft, number, clock.now())


def marks_in(text: str | bytes) -> list[str]:
    """The marks that can be read in a text, in small letters or capitals."""
    words = text.lower() if isinstance(text, bytes) else text.casefold().encode(errors="replace")
    return [mark for mark in MARKS if mark.encode() in words]


@dataclass
class Bench:
    """A bench with a folder for its papers, beside its hub and Amazon."""

    world: World
    settings: Settings
    order: OrderId
    odd: OrderId
    """An order that nobody can read."""

    def __post_init__(self) -> None:
        papers, preparing = Papers(self.settings), Preparing(plan(self.settings), USUAL)
        self._relay = PrintRelay(
            self.world.desk, preparing, lambda: papers.tools(USUAL), lambda: 0.5
        )
        self._preparing = preparing

    @property
    def papers(self) -> Path:
        """Where papers lie."""
        return Path(self.settings.printing.folder)

    def works(self) -> None:
        """The order's whole way, with a step that is refused, and back again."""
        world, order, desk = self.world, self.order, self.world.desk
        world.read_amazon()
        queries.queue(desk, ListName.TO_PACK, "qxnamo", opened=None)
        open_order(desk, order)
        waive_cancel(desk, order)
        self._preparing.want(desk, order)
        world.hub.errands.step()
        for kind in TO_PRINT[:1]:
            self.prints(kind)
        allocate(desk, order)
        pick(desk, order)
        for kind in TO_PRINT[1:]:
            self.prints(kind)
        pack(desk, order, tracked(order))
        despatch(desk, order)
        with pytest.raises(Refused):
            pick(desk, order)
        self.prints(PaperKind.RETURN_SLIP)
        world.run_relay()
        line = world.order(order).facts.lines[0].id
        back = Draft(units={line: {Condition.BACK_TO_STOCK: 1}}, refunded=True)
        payout = Payout(tender=Tender.CARD, amount=Money(1195, "GBP"), printer=USUAL)
        give_back(desk, order, back, payout)
        self.look_at_printer()
        self.reads_again()

    def reads_again(self) -> None:
        """The next look at Amazon, and one at what nobody can read."""
        self.world.clock.advance(worlds.EVERY)
        self.world.read_amazon()
        ask_again(self.world.desk, self.odd)
        with suppress(Exception):
            self.world.hub.errands.step()

    def prints(self, kind: PaperKind) -> None:
        """Ask for a paper, and let it come out."""
        print_paper(self.world.desk, self.order, Wish(kind, USUAL))
        self.look_at_printer()

    def look_at_printer(self) -> None:
        """One step of the printer's relay; its papers are of now, by the bench's clock."""
        self._relay.step()
        now = self.world.clock.now().timestamp()
        for paper in self.papers.iterdir():
            os.utime(paper, (now, now))


def all_words(folder: Path) -> str:
    """All that can be read in the files of a folder, in PDFs as well."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = [
        " ".join(pages(path.read_bytes())) if path.suffix == ".pdf"
        else path.read_bytes().decode("latin-1")
        for path in files
    ]  # fmt: skip
    return "\n".join([*map(str, files), *texts])


@contextmanager
def a_bench(folder: Path, engine: str, patch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A bench on either engine, whose Amazon has one such order, and one that can't be read."""
    clock = TurnableClock()
    data, papers = folder / "data", folder / "papers"
    for each in (data, papers):
        each.mkdir()
    place = a_place(data, engine)
    patch.setattr(worlds, "Place", lambda **given: Place(**given, url=place.url))
    good, odd = an_order(1, clock), an_order(2, clock)
    rules = Rules(lag=timedelta(), packages_delay=SHOWN_AFTER)
    shop = Shop(clock.elsewhere(), [good, odd], rules)
    _spoil(odd, patch)
    world = World(data, clock, Simulation.of(shop))
    settings = Settings(
        storage=Storage(folder=str(data), ballast_mb=0), printing=Printing(folder=str(papers))
    )
    try:
        yield Bench(world, settings, OrderId(good.id), OrderId(odd.id))
    finally:
        world.store.close()


def _spoil(odd: Order, patch: pytest.MonkeyPatch) -> None:
    """Let Amazon show the names of a buyer as lists, which they never are."""

    def spoilt(order: Order, view: View) -> dict[str, object]:
        shown = order_json(order, view)
        if order.id == odd.id:
            shown["buyer"] = {name: [text] for name, text in shown["buyer"].items()}
        return shown

    patch.setattr("kiosk.simulator.shop.order_json", spoilt)


@contextmanager
def overheard(patch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the program says to its log, as ``cli`` sets it up to tell everything."""
    said, root = io.StringIO(), logging.getLogger()
    before = {name: logging.getLogger(name).level for name in ("", "peewee", "urllib3", "PIL")}
    handlers = root.handlers[:]
    root.handlers[:] = []
    with patch.context() as patched:
        patched.setenv("PACKBENCH_LOG", "DEBUG")
        patched.setattr(sys, "stderr", said)
        cli._log_to_stderr()
    try:
        yield said
    finally:
        root.handlers[:] = handlers
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
