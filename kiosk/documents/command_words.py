"""The words of the command sheet: those of the glass, and what each of them does."""

from __future__ import annotations

from kiosk.domain.scans import Command
from kiosk.domain.workflow import Move
from kiosk.wording.language import Phrase, _
from kiosk.wording.screens import NEXT_ORDER, PAPER_AGAIN
from kiosk.wording.steps import STEP_WORDS, UNDO

TITLE = _("Command sheet")
DETAIL = _("Scan instead of touching. Keep it at the bench, and cut it up if you like.")

COMMANDS: dict[Command, tuple[Phrase, Phrase]] = {
    Command.NEXT: (NEXT_ORDER, _("Opens the order that must leave first.")),
    Command.UNDO: (UNDO, _("Takes the last scan or step of the open order back.")),
    Command.DESPATCH: (STEP_WORDS[Move.DESPATCH], _("The open order leaves: Amazon is told.")),
    Command.REPRINT: (PAPER_AGAIN, _("Prints the last paper of the open order again.")),
}
"""By command, in the order in which they stand on the sheet."""
