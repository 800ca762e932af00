"""What a packer does with an order, each step until it shows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kiosk.settings.tables import ASSETS
from kiosk.spreadsheets.files import product_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.simulator.orders import Order
    from kiosk.tour.hand import Hand, Seen

STEPS = ("Print", "Allocated", "Picked", "Packed", "Despatched")


def opened(hand: Hand, order_id: str) -> None:
    """Scan the order's picking note."""
    hand.scan(order_id)
    hand.reads(order_id[-6:])
    hand.wait(lambda seen: seen.target("Print") is not None, "the five steps")


def printed(hand: Hand) -> None:
    """Print the picking note and see it on the glass."""
    hand.touch("Print")
    hand.reads("kept as")
    hand.wait(lambda seen: seen.pages, "the picking note on the glass")


def gathered(hand: Hand) -> None:
    """Set the goods aside, and gather them without a scanner."""
    hand.touch("Allocated")
    ticked(hand, "Allocated")
    hand.touch("Picked")
    hand.touch("Count by hand")
    ticked(hand, "Picked")


def verified(hand: Hand, order: Order) -> None:
    """Scan every unit of the order; the last one picks it by itself."""
    for line in order.lines:
        for unit in range(line.quantity):
            hand.scan(gtin(line.sku))
            hand.wait(counted(unit + 1, line.quantity), f"{line.sku}: {unit + 1} counted")
    ticked(hand, "Picked")


def counted(units: int, of: int) -> Callable[[Seen], bool]:
    """Whether so many units are said to be counted, or the whole order."""
    return lambda seen: seen.shows(f"{units} of {of}") or seen.shows("All picked")


@cache
def _gtins() -> dict[str, str]:
    table = product_table(ASSETS / "demo" / "products.csv")
    return {row.sku: row.barcodes[0][0] for row in table.rows if row.barcodes}


def gtin(sku: str) -> str:
    """The barcode of a product of the demo shop."""
    return _gtins()[sku]


def packed(hand: Hand, carrier: str, tracking: str) -> None:
    """Pack with a carrier and the number from the parcel's label."""
    hand.touch("Packed")
    hand.reads("Carrier details")
    hand.touch(carrier)
    hand.scan(tracking)
    live(hand, f"Packed · {carrier}")
    hand.touch(f"Packed · {carrier}")
    hand.wait(lambda seen: not seen.shows("Scan the parcel"), "the window to close")


def despatched(hand: Hand) -> None:
    """Despatch, and wait until Amazon's own packages show it."""
    hand.touch("Despatched")
    hand.reads("Amazon has it")


def office(hand: Hand, word: str) -> None:
    """Go to the till, or to the stock, through what stands behind the bench's name."""
    hand.touch("Bench 1")
    hand.reads("What next?")
    hand.touch(word)


def in_a_row(hand: Hand, *words: str) -> None:
    """Wait until ``words`` stand side by side, from left to right."""
    hand.wait(lambda seen: is_row(seen, *words), f"a row of {words}")


def ticked(hand: Hand, step: str) -> None:
    """Wait until the button of a step bears its tick."""
    hand.wait(lambda seen: has_tick(seen, step), f"{step!r} with a tick")


def live(hand: Hand, word: str) -> None:
    """Wait until a button with ``word`` can be touched."""
    hand.wait(lambda seen: is_live(seen, word), f"a live button {word!r}")


def has_tick(seen: Seen, step: str) -> bool:
    """Whether the button of a step bears its tick."""
    target = seen.target(step)
    return target is not None and "check-bold" in target.words


def is_row(seen: Seen, *words: str) -> bool:
    """Whether ``words`` stand side by side; the glass is told from its right end."""
    wanted = words[::-1]
    return any(seen.texts[at : at + len(wanted)] == wanted for at in range(len(seen.texts)))


def is_live(seen: Seen, word: str) -> bool:
    """Whether a button with ``word`` is there and can be touched."""
    target = seen.target(word)
    return target is not None and target.live
