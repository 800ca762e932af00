"""What a packer does with an order, each step until it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    hand.reads("came out at")
    hand.wait(lambda seen: seen.pages, "the picking note on the glass")


def gathered(hand: Hand) -> None:
    """Set the goods aside, and gather them."""
    hand.touch("Allocated")
    ticked(hand, "Allocated")
    hand.touch("Picked")
    ticked(hand, "Picked")


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


def is_live(seen: Seen, word: str) -> bool:
    """Whether a button with ``word`` is there and can be touched."""
    target = seen.target(word)
    return target is not None and target.live
