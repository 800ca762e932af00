"""The words of the stock and of its tables."""

from __future__ import annotations

from kiosk.domain.stock import MovementKind
from kiosk.wording.language import _, count

TITLE = _("Stock")
SEARCH = _("Find a product")
MORE = _("More: search for what is missing here")
EMPTY = ("boxes", _("Nothing is counted yet"), _("Import a table of products that says tracked."))
EMPTY_SEARCH = ("search", _("Nothing found"), _("No counted product has “{words}” in it."))
BIN = _("Bin")
ON_HAND = _("On hand")
FREE = _("Free")
QUARANTINED = _("Quarantine")
IMPORT = _("Import")
EXPORT = _("Export")
EXPORTED = _("Exported")
EXPORTED_TEXT = _("The tables were written to {folder}.")
CLOSE = _("Close")
TAKE = _("Take it")

ACTS = {
    "received": (_("Received"), _("Units received")),
    "counted": (_("Counted"), _("Units on the shelf")),
    "written_off": (_("Written off"), _("Units lost or broken")),
    "released": (_("From quarantine"), _("Units found good")),
}
MOVEMENTS = {
    MovementKind.RECEIVED: _("Received"),
    MovementKind.COUNTED: _("Counted"),
    MovementKind.ALLOCATED: _("Set aside"),
    MovementKind.UNALLOCATED: _("Given back"),
    MovementKind.DESPATCHED: _("Sent"),
    MovementKind.RETURNED: _("Came back"),
    MovementKind.WRITTEN_OFF: _("Written off"),
    MovementKind.RELEASED: _("From quarantine"),
}

IMPORT_TITLE = _("Import")
IMPORT_CHOOSE = _("Which table? Products, or counts of what lies on the shelves.")
IMPORT_NONE = _("No CSV table lies in {folder}. Put one there, or plug the stick in and try again.")
IMPORT_SUMMARY = _("{new} new, {changed} changed, {same} as before")
IMPORT_BAD = _("{rows} can't be used")
IMPORT_GO = _("Import {rows}")
IMPORT_NOTHING = _("Nothing to import")
IMPORT_STRICT = _("Only if every row is good")
IMPORT_NOT_ALL = _("Not every row is good, so nothing was imported. Mend the table, and try again.")
IMPORT_RUNS = _("{done} of {all}")
IMPORT_DONE = _("Imported: {rows}")
PRODUCTS = _("products")
COUNTS = _("counts")

SHORT_LINE = _("{sku}: {had} of {wanted}{why}")
SHORT_PROMISED = _(" ({n} go to orders that leave earlier)")
SEND_PART = _("Send part now")
HOLD_IT = _("Hold the order")


def rows(number: int) -> str:
    """``1 row``, ``7 rows``."""
    return count("{n} row", "{n} rows", number)
