"""What is said where an order goes in several parcels."""

from __future__ import annotations

from kiosk.wording.language import _
from kiosk.wording.refusals import Saying

WHAT_GOES_IN = _("What goes into parcel {box}?")
TOUCH_OR_SCAN = _("Scan what goes in, or touch +. The rest goes into the next parcel.")
REST_FOLLOWS = _("{units} will be left for the next parcel.")
ALL_IN_ONE = _("Everything that is left goes into this parcel.")
EVERYTHING = _("Everything")
INTO = _("{units} into parcel {box}")
PACKED = _("Parcel {box}: {units}, {carrier}")
MANY_PACKED = _("{n} parcels are packed, with {units}")
NO_DETAILS = _("no carrier details yet")
ALL_OF_IT = _("All {units} in this parcel")
PART_OF_IT = _("{n} of {units} in this parcel")
TITLE = _("Carrier details · parcel {box}")
CARD = _("Parcel {box} · {units}")
OTHER = _("Parcel {box} …")
LEFT_TO_PACK = _("{units} left to pack")
NOT_HERE = Saying(
    _("Not for this parcel"),
    _("The order has no such goods left to pack. Lay it aside, and touch to go on."),
    "package",
)
