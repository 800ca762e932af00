"""Example models of the windows that come over the bench."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import CarrierModel, ChoiceModel, NoticeModel

CARRIERS = tuple(
    ChoiceModel(key=word.lower(), word=word, detail=detail)
    for word, detail in (
        ("Royal Mail", "Tracked 24 · last used"),
        ("DPD", "Next day"),
        ("Evri", "Standard"),
        ("UPS", "Standard"),
        ("DHL", "Express"),
        ("Parcelforce", "48"),
        ("Yodel", "Direct"),
        ("Other…", "name it"),
    )
)
CARRIER_EMPTY = CarrierModel(
    shown=True,
    title="Carrier details",
    hint="Scan the parcel label: the carrier is found from the number.",
    carriers=CARRIERS,
    number_hint="Tracking number",
    ignore_word="Ignore",
    keyboard_word="Keyboard",
    confirm_word="Packed",
)
CARRIER_SCANNED = replace(
    CARRIER_EMPTY,
    carriers=(replace(CARRIERS[0], chosen=True), *CARRIERS[1:]),
    services=(
        ChoiceModel(key="24", word="Tracked 24", chosen=True),
        ChoiceModel(key="48", word="Tracked 48"),
        ChoiceModel(key="sd", word="Special Delivery"),
    ),
    number="AB 1234 5678 5 GB",
    number_mark=Mark(word="check digit right", tone=Tone.GO, icon="check"),
    confirm_word="Packed · Royal Mail",
    confirm_live=True,
)
CARRIER_TYPING = replace(
    CARRIER_EMPTY,
    carriers=(*CARRIERS[:-1], replace(CARRIERS[-1], chosen=True)),
    name_wanted=True,
    name="Kestrel Couriers",
    keyboard=True,
    typing_name=True,
    number="KC 9981 22",
    number_mark=Mark(word="not known", tone=Tone.LOOK, icon="help"),
)
CARRIER_EITHER = replace(
    CARRIER_SCANNED,
    hint="Royal Mail, Parcelforce or DHL Express? Touch whose label it is.",
    confirm_live=False,
    confirm_word="Packed · …",
)
CARRIER_MISREAD = replace(
    CARRIER_TYPING,
    hint="The number looks like one of Parcelforce Worldwide. Touch that to change.",
    number_mark=Mark(word="misread, scan again", tone=Tone.STOP, icon="scan"),
)

NOTICE_REFUSAL = NoticeModel(
    shown=True,
    icon="alert-triangle",
    tone=Tone.STOP,
    title="Wrong size",
    text="This is Cotton T-shirt, navy, L. The order wants M. Put it back in A-04-3.",
    code="5012345678931",
    action="Touch to go on",
)
NOTICE_HOLD = NoticeModel(
    shown=True,
    icon="pause",
    tone=Tone.LOOK,
    title="Why is it on hold?",
    text="The order leaves the list of orders to pack until someone takes it off hold.",
    choices=(
        ChoiceModel(key="missing", word="Goods missing"),
        ChoiceModel(key="damaged", word="Goods damaged"),
        ChoiceModel(key="address", word="Address odd"),
        ChoiceModel(key="ask", word="Ask the buyer"),
        ChoiceModel(key="other", word="Other"),
    ),
    other_action="Do not hold",
)
NOTICE_QUESTION = NoticeModel(
    shown=True,
    icon="help",
    tone=Tone.LOOK,
    title="Did the slip come out?",
    text="The power went while it was printing. A second slip would be marked COPY 2.",
    action="It came out",
    other_action="Print it again",
)
