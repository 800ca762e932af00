"""What the strip says of Amazon and of the hub."""

from __future__ import annotations

from kiosk.domain.hub import HubState
from kiosk.wording.language import NOTHING, _

AMAZON = _("Amazon")
HEARD = _("heard {ago}")
NEVER_HEARD = _("not heard yet")
QUEUED = _("{n} queued")

STATES = {
    HubState.STARTING: _("connecting"),
    HubState.READING: _("reading orders"),
    HubState.LISTENING: NOTHING,
    HubState.THROTTLED: _("asked us to wait"),
    HubState.OFFLINE: _("not reachable"),
    HubState.TROUBLE: _("answers oddly"),
    HubState.DENIED: _("sign-in refused"),
}

CLIENT_STARTS = _("client starting")
CLIENT_RESTARTS = _("client restarting")
CLIENT_SILENT = _("client not running")
DENIED_ALARM = _(
    "Amazon refuses our sign-in. Go on packing: everything is kept and goes out later. "
    "Tell the office."
)
SKEW_ALARM = _("This machine's clock is wrong by {n} s. Tell the office.")

READING = _("Reading orders: {read} of about {about}")
READING_ONLY = _("Reading orders: {read} so far")

PRINTER_READY = _("ready")
PRINTER_WAITS = _("{n} waiting")
PRINTER_LOOK = _("look at it")
SCANNER = _("Scanner")
