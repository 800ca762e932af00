"""The words of a put-back slip."""

from __future__ import annotations

from kiosk.wording.language import _, count

TITLE = _("Put-back slip")
HEADLINE = _("PUT BACK")
CANCELLED = _("The order was cancelled. Its goods go back to their places.")
NOT_WANTED = _("These goods go back to their places.")
ORDER = _("Order")
COPY_HINT = _("Printed before. Throw the earlier slip away.")
NOTHING = _("Nothing was counted for this order. Put back what lies on the bench for it.")


def open_first(parcels: int) -> str:
    """The order is packed: its labels must not leave the house."""
    return count(
        "Packed already: open its parcel and destroy the label.",
        "Packed already: open its {n} parcels and destroy the labels.",
        parcels,
    )
