"""What the bench says while its server is away, and when it is back."""

from __future__ import annotations

from kiosk.wording.language import _, count

FINISH = _("The server is away. Finish this order: it is passed on later. All others wait.")
WAITS = _("The server is away. Orders wait until it is back.")
AWAY = _("The server is away")
OTHERS_WAIT = _("This waits until it is back. The order that is open here can be finished.")
NEXT_WAITS = _("when the server is back")
UNKNOWN = _("not known now")
BACK = _("The server is back")
_NOT_TAKEN = _("Order {number}: not everything was passed on")


def told(steps: int) -> str:
    """How much was passed on, under the word that the server is back."""
    return count("{n} step passed on", "{n} steps passed on", steps)


def not_taken(number: str) -> str:
    """The title of the panel that says what the server did not take in."""
    return _NOT_TAKEN.format(number=number)


NOT_TAKEN_TEXT = _(
    "While the server was away, this was done here and elsewhere too, or could not be done there: "
    "{steps}. {why} Show the parcel to a supervisor before it leaves."
)
STEPS = {
    "allocate": _("Allocated"),
    "allocate_part": _("Part allocated"),
    "pick": _("Picked"),
    "step_back": _("Undo"),
    "done_by_hand": _("Settled by hand"),
    "count": _("Counted"),
    "set_count": _("Counted"),
    "correct": _("Carrier details"),
    "verify": _("Scanned"),
    "pack": _("Packed"),
    "despatch": _("Despatched"),
    "put_back_unit": _("Put back"),
    "hold": _("Held"),
    "release": _("Released"),
    "waive_cancel": _("Sent all the same"),
    "put_back": _("Put back"),
    "print_paper": _("Printed"),
    "print_by_itself": _("Printed"),
    "reprint": _("Printed again"),
    "ask_again": _("Asked Amazon"),
    "settle": _("Paper looked at"),
}
OTHER_STEP = _("A step of another version")
