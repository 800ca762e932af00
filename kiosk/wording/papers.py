"""The words for papers and printers: what each is called, and how it stands with one."""

from __future__ import annotations

from kiosk.domain.paper import PaperKind
from kiosk.domain.paper_state import PaperState, Trouble
from kiosk.wording.language import _

KINDS = {
    PaperKind.PICKING_NOTE: _("Picking note"),
    PaperKind.PACKING_SLIP: _("Packing slip"),
    PaperKind.ADDRESS_LABEL: _("Parcel label"),
    PaperKind.RETURN_SLIP: _("Return slip"),
    PaperKind.RETURN_RECEIPT: _("Receipt of a return"),
    PaperKind.PUT_BACK_SLIP: _("Put-back slip"),
    PaperKind.TILL_READING: _("Till reading"),
}

TROUBLES = {
    Trouble.PAPER_OUT: _("out of paper"),
    Trouble.COVER_OPEN: _("cover open"),
    Trouble.OFFLINE: _("offline"),
    Trouble.AWAY: _("not reachable"),
    Trouble.JAM: _("paper jam"),
    Trouble.CUTTER: _("cutter jammed"),
    Trouble.INK: _("out of ink"),
    Trouble.HOT: _("too hot, waits"),
    Trouble.FAULT: _("fault"),
    Trouble.PAUSED: _("paused"),
    Trouble.UNSURE: _("did it come out?"),
    Trouble.GIVEN_UP: _("gave a paper up"),
    Trouble.UNPRINTABLE: _("can't print a paper"),
    Trouble.OTHER: _("waits"),
}
"""In two or three words, behind the printer's name."""

WHAT_TO_DO = {
    Trouble.PAPER_OUT: _("{printer} is out of paper. Put some in: it goes on by itself."),
    Trouble.COVER_OPEN: _("The cover of {printer} is open. Close it: it goes on by itself."),
    Trouble.OFFLINE: _("{printer} is offline. Press its button: it goes on by itself."),
    Trouble.AWAY: _("{printer} does not answer. Is it on, and its cable in? It is tried again."),
    Trouble.JAM: _("Paper is jammed in {printer}. Clear it: it goes on by itself."),
    Trouble.CUTTER: _("The cutter of {printer} is jammed. Open it and clear it."),
    Trouble.INK: _("{printer} is out of ink. Change it: it goes on by itself."),
    Trouble.HOT: _("{printer} is too hot. It goes on by itself."),
    Trouble.FAULT: _("{printer} reports a fault. Switch it off and on, then look here again."),
    Trouble.PAUSED: _("{printer} was paused. Start its queue again: it goes on by itself."),
    Trouble.UNSURE: _("Nobody can tell whether it came out at {printer}. Look there, then say so."),
    Trouble.GIVEN_UP: _("{printer} will not print it any more. Print it again if it is missing."),
    Trouble.UNPRINTABLE: _("It can't be made. Nothing came out; tell the office."),
    Trouble.OTHER: _("{printer} has it, and prints it when it can."),
}
"""A sentence with one next step."""

STATES = {
    PaperState.QUEUED: ("clock", _("Queued")),
    PaperState.SENT: ("printer", _("Printing")),
    PaperState.CONFIRMED: ("check-circle", _("Came out")),
    PaperState.BLOCKED: ("hourglass", _("Waits")),
    PaperState.UNKNOWN: ("help", _("Did it come out?")),
    PaperState.FAILED: ("x-circle", _("Did not come out")),
    PaperState.WITHDRAWN: ("minus", _("Withdrawn")),
}
"""By state: an icon and a word."""

NEVER = _("not printed yet")
SHOWN = _("as it would come out at {printer}")
WAITS = _("waits for {printer}")
SENT = _("sent to {printer}")
OUT = _("came out at {printer}")
SEEN = _("somebody saw it come out at {printer}")
IN_FOLDER = _("kept as {name}")
WITHDRAWN = _("a newer copy takes its place")
PRINT = _("Print")
PRINT_COPY = _("Print {copy}")
CAME_OUT = _("It came out")
CLOSE = _("Close")

ASK_TITLE = _("Did it come out?")
ASK_TEXT = _("{paper} of {order} at {printer}: the printer does not say. Look, then touch.")
ASK_READING_TEXT = _("{paper} at {printer}: the printer does not say. Look, then touch.")
A_PAPER = _("A paper")
ASK_AGAIN = _("Print it again")
LOOK_AT = _("look at …{number}")
WAITING = _("{n} waiting")
READY = _("ready")
