"""What is said to whoever signs in, and to whoever answers for them."""

from __future__ import annotations

from kiosk.domain.people import Right
from kiosk.wording.language import _

SCAN_BADGE = _("Scan your badge")
SCAN_BADGE_TEXT = _("Then your PIN, and the bench is yours.")
LOCKED = _("Locked")
LOCKED_TEXT = _("{name}, scan your badge: everything is as you left it.")
YOUR_PIN = _("{name}, your PIN")
SUPERVISOR_BADGE = _("Scan a supervisor's badge")
PASSPHRASE = _("{name}, your passphrase")
CODE = _("{name}, the code of your authenticator")
ENTER = _("Sign in")
ALLOW = _("Allow it")
LOCKS_IN = _("Nobody here? The bench locks in {n} s: touch it anywhere.")
CHECKING = _("One moment …")
SIGN_OUT = _("Sign out")
CLOSE_PACKBENCH = _("Close Packbench")
NOT_A_BADGE = _("That is no badge. Scan your badge first.")
SECONDS = _("{n} s")

MY_BENCH = _("My bench")
MY_BENCH_DONE = _("Done")
MY_BENCH_TEXT = _("Your badge brings it along, to each bench.")
LANGUAGE = _("Language")
COLOURS = _("Colours")
LIGHT = _("Light")
DARK = _("Dark")
AS_THE_BENCH = _("As the bench")
WORDS = _("Words")
USUAL = _("Usual")
LARGE = _("Large")
HAND = _("Hand")
LEFT = _("Left")
RIGHT = _("Right")
SOUNDS = _("Sounds")
SILENT = _("Silent")
QUIET = _("Quiet")
LOUD = _("Loud")

RIGHTS = {
    Right.SEND_PART: _("To send part of an order now"),
    Right.CORRECT_STOCK: _("To correct the stock"),
    Right.TABLES: _("To import or export tables"),
    Right.CLOSE_TILL: _("To close the till"),
    Right.REVERSE_RETURN: _("To take a return back"),
    Right.TAKE_OVER: _("To take over what another bench has open"),
    Right.LEAVE: _("To close Packbench"),
    Right.PEOPLE: _("To change who may sign in"),
}
