"""Example models of the windows for returns and the till."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.presenters.marks import Tone
from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_return import (
    PastReturnModel,
    ReturnLineModel,
    ReturnModel,
    Stage,
)
from kiosk.presenters.models_till import FigureModel, TillModel
from tests.ui.counting import LONG_TITLE, picture

HUGE = "-CHF 1,234,567.89"
"""As long as an amount can be."""


def conditions(chosen: str) -> tuple[ChoiceModel, ...]:
    return tuple(
        ChoiceModel(key=key, word=word, chosen=key == chosen)
        for key, word in (
            ("back_to_stock", "Back to stock"),
            ("quarantine", "Quarantine"),
            ("written_off", "Written off"),
        )
    )


REASONS = tuple(
    ChoiceModel(key=key, word=word, chosen=key == "damaged")
    for key, word in (
        ("unwanted", "Not wanted"),
        ("damaged", "Damaged"),
        ("wrong_item", "Wrong item"),
        ("not_as_described", "Not as described"),
        ("undeliverable", "Not delivered"),
        ("other", "Other"),
    )
)
SOLD = (
    ReturnLineModel(
        line_id="1",
        picture=picture("mug-green"),
        title="Enamel mug, green, 350 ml",
        sku="MUG-ENA-GRN",
        detail="1 sent",
        price="£14.00",
        count="1",
    ),
    ReturnLineModel(
        line_id="2",
        picture=picture("tee-navy-m"),
        title="Cotton T-shirt, navy, M",
        sku="TEE-NVY-M",
        detail="2 sent, 1 came back before",
        price="£36.00",
        count="2",
    ),
    ReturnLineModel(
        line_id="3",
        title="Gift box with ribbon, small",
        sku="BOX-GFT-S",
        detail="1 sent",
        price="£4.50",
        count="1",
    ),
)
SUB = ReturnModel(
    shown=True,
    stage=Stage.SUB,
    title="Transaction …91-7763",
    lines=SOLD,
    past=(
        PastReturnModel(
            number="12",
            text="Return 12 · Tue 14:22 · 1 unit · £18.00 · Card",
            reverse_word="Reverse",
        ),
    ),
    total_word="Subtotal",
    total="£54.50",
    hint="Rtn starts a return of what was sent.",
    back_word="Back",
    next_word="Rtn",
    next_live=True,
)
SUB_LONG = replace(
    SUB,
    lines=tuple(
        replace(
            SOLD[place % 3],
            line_id=str(place),
            title=LONG_TITLE,
            sku="TEE-NVY-M-ORGANIC-HEAVY-2024-AUTUMN-PACK-1",
            price=HUGE,
            count="12000",
        )
        for place in range(40)
    ),
    past=tuple(
        PastReturnModel(
            number=str(place),
            text=f"Return {place} · Wednesday 24 September 14:22 · 12000 units · {HUGE} · Card"
            + (" · reversed" if place % 2 else ""),
            reverse_word="" if place % 2 else "Reverse",
        )
        for place in range(12)
    ),
    total=HUGE,
    hint="Nothing of this order can come back: nothing was sent, or all came back.",
    next_live=False,
)
LINES = replace(
    SUB,
    stage=Stage.LINES,
    title="Return of …91-7763",
    lines=(
        replace(SOLD[0], count="0", price="", more_live=True),
        replace(
            SOLD[1],
            count="1",
            price="£18.00",
            less_live=True,
            conditions=conditions("back_to_stock"),
        ),
        replace(SOLD[2], count="0", price="", more_live=True),
    ),
    reason_word="Why did it come back?",
    reasons=REASONS,
    past=(),
    total_word="Comes back",
    total="£18.00",
    hint="All items, or how many of each; then what becomes of them.",
    all_word="All items",
    next_word="Next",
)
LINES_LONG = replace(
    LINES,
    lines=tuple(
        replace(
            SOLD[place % 3],
            line_id=str(place),
            title=LONG_TITLE,
            detail="12000 sent, 10000 came back before",
            price=HUGE,
            count="2000",
            less_live=True,
            conditions=conditions("quarantine"),
        )
        for place in range(40)
    ),
    total=HUGE,
)
MONEY = replace(
    LINES,
    stage=Stage.MONEY,
    lines=(replace(SOLD[1], count="1", price="£18.00"),),
    reason_word="",
    reasons=(),
    hint="The money goes back in Seller Central, by hand. Do that first; then post it here: "
    "Card or Cash.",
    refunded_word="Not refunded yet",
    amount_word="Other amount",
    all_word="",
    next_word="",
    card_word="Card",
    cash_word="Cash",
)
MONEY_REFUNDED = replace(MONEY, refunded=True, refunded_word="Refunded on Amazon", post_live=True)
AMOUNT = replace(
    MONEY_REFUNDED, typing=True, amount_word="Take this amount", total="£12.50", post_live=False
)
MONEY_LONG = replace(MONEY_REFUNDED, lines=SUB_LONG.lines, total="price not known", post_live=False)

TAKINGS = (
    FigureModel(label="Sent, Amazon", count="46", amount="£1,412.50"),
    FigureModel(label="Returns, card", count="2", amount="-£42.00"),
    FigureModel(label="Returns, cash", count="1", amount="-£12.00"),
    FigureModel(label="Float", amount="£50.00"),
    FigureModel(label="Cash given back", amount="-£12.00"),
    FigureModel(label="Should be in the drawer", amount="£38.00", strong=True),
)
SHORT_BY = (
    FigureModel(label="Counted", amount="£37.00"),
    FigureModel(label="Difference", amount="-£1.00", strong=True, tone=Tone.STOP),
)
ZS = tuple(
    ChoiceModel(key=str(number), word=f"Z reading {number}", detail=f"Mon {number} Nov, 17:02")
    for number in range(16, 0, -1)
)
TILL = TillModel(
    shown=True,
    title="Till, Bench 1",
    period="Since yesterday 17:02",
    figures=(*TAKINGS, FigureModel(label="Counted", amount="not counted", tone=Tone.QUIET)),
    past=ZS[-3:],
    entry_word="Take it",
    float_word="Float",
    count_word="Count cash",
    print_word="Print X",
    print_detail="Receipts",
    save_word="Save CSV",
    close_till_word="Z: close",
    close_till_live=True,
    close_word="Close",
)
TILL_SHORT = replace(TILL, figures=(*TAKINGS, *SHORT_BY))
TILL_RIGHT = replace(
    TILL,
    figures=(
        *TAKINGS,
        FigureModel(label="Counted", amount="£38.00"),
        FigureModel(label="Difference", amount="£0.00", strong=True, tone=Tone.GO),
    ),
)
TILL_TYPING = replace(
    TILL,
    entry_title="Cash counted, GBP",
    entry="£37.00",
    entry_live=True,
    close_till_live=False,
)
TILL_CURRENCIES = replace(
    TILL_TYPING,
    drawers=(
        ChoiceModel(key="GBP", word="GBP"),
        ChoiceModel(key="EUR", word="EUR", chosen=True),
        ChoiceModel(key="JPY", word="JPY"),
    ),
    entry_title="Cash counted, EUR",
    entry="€37.00",
)
TILL_NEW = replace(
    TILL,
    period="Since the beginning",
    figures=(),
    nothing="Nothing was posted yet.",
    past=(),
)
TILL_OLD = replace(
    TILL_SHORT,
    title="Z reading 15",
    period="Mon 15 Nov, 17:02 to Tue 16 Nov, 17:05",
    past=(ZS[0], replace(ZS[1], chosen=True), *ZS[2:]),
    float_word="",
    count_word="",
    print_word="Print again",
    print_detail="Kyocera ECOSYS P2040dn, hall 2",
    close_till_word="",
    close_till_live=False,
)
TILL_LONG = replace(
    TILL_SHORT,
    title="Till, the bench at the far end of the mezzanine in hall 2",
    figures=tuple(
        replace(
            figure,
            label=f"{figure.label}, Amazon and all other channels",
            count="123456" if figure.count else "",
            amount=HUGE,
        )
        for figure in (*TAKINGS, *SHORT_BY, *TAKINGS, *SHORT_BY)
    ),
    past=ZS,
)

STATES: dict[str, dict[str, Any]] = {
    "sub": {"returning": SUB},
    "sub-long": {"returning": SUB_LONG},
    "back": {"returning": LINES},
    "back-long": {"returning": LINES_LONG},
    "money": {"returning": MONEY},
    "money-refunded": {"returning": MONEY_REFUNDED},
    "money-amount": {"returning": AMOUNT},
    "money-long": {"returning": MONEY_LONG},
    "till": {"tilling": TILL},
    "till-short": {"tilling": TILL_SHORT},
    "till-right": {"tilling": TILL_RIGHT},
    "till-typing": {"tilling": TILL_TYPING},
    "till-currencies": {"tilling": TILL_CURRENCIES},
    "till-new": {"tilling": TILL_NEW},
    "till-old": {"tilling": TILL_OLD},
    "till-long": {"tilling": TILL_LONG},
}
