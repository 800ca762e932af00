"""Example models of an order that is shared out among several parcels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_parcel import ParcelLineModel, ParcelModel
from tests.ui import windows
from tests.ui.counting import LONG_TITLE, picture

LINES = (
    ParcelLineModel(
        line_id="1",
        picture=picture("tshirt"),
        title="Cotton T-shirt, navy, M",
        sku="TEE-NAVY-M",
        count="2",
        of="of 2",
        less_live=True,
        chosen=True,
    ),
    ParcelLineModel(
        line_id="2",
        picture=picture("teapot"),
        title="Enamel teapot, 1.2 l, sage green",
        sku="POT-SAGE-12",
        count="0",
        of="of 1",
        more_live=True,
    ),
    ParcelLineModel(
        line_id="3",
        title=LONG_TITLE,
        sku="A-VERY-LONG-STOCK-KEEPING-UNIT-OF-FORTY-CHARS",
        count="120",
        of="of 12000",
        less_live=True,
        more_live=True,
        chosen=True,
    ),
)
SHARING = ParcelModel(
    shown=True,
    title="What goes into parcel 2?",
    hint="1 unit will be left for the next parcel.",
    lines=LINES[:2],
    packed="Parcel 1: 2 units, Royal Mail",
    back_word="Back",
    all_word="Everything",
    next_word="2 units into parcel 2",
    next_live=True,
)
SHARING_LONG = replace(
    SHARING,
    lines=tuple(replace(LINES[n % 3], line_id=str(n)) for n in range(12)),
    packed="  ·  ".join(f"Parcel {n}: 1200 units, Parcelforce" for n in range(1, 4)),
    next_word="12,000 units into parcel 9",
)
CARRIER_PART = replace(
    windows.CARRIER_SCANNED,
    title="Carrier details · parcel 2",
    parcel_word="12 of 345 units in this parcel",
)
CARRIER_OF_ALL = replace(windows.CARRIER_EMPTY, parcel_word="All 3 units in this parcel")
CARRIER_NAMED = replace(
    windows.CARRIER_TYPING,
    parcel_word="All 3 units in this parcel",
    keyboard=False,
    name_wanted=True,
    carriers=(*windows.CARRIERS[:7], ChoiceModel(key="other", word="Other…", chosen=True)),
)

STATES: dict[str, dict[str, Any]] = {
    "sharing": {"parcelling": SHARING},
    "sharing-long": {"parcelling": SHARING_LONG},
    "carrier-part": {"carrier": CARRIER_PART},
    "carrier-of-all": {"carrier": CARRIER_OF_ALL},
    "carrier-named": {"carrier": CARRIER_NAMED},
}
