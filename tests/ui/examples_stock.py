"""Example models of the windows of the stock and of an import."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_stock import ImportModel, MovementModel, ProductRowModel, StockModel
from tests.ui.counting import LONG_TITLE, picture


def product(sku: str, title: str, bin_: str, figures: str, stem: str = "") -> ProductRowModel:
    on_hand, free, quarantined = figures.split("/")
    return ProductRowModel(
        sku=sku,
        title=title,
        bin=bin_,
        on_hand=on_hand,
        free=free,
        free_tone=Tone.STOP if int(free) < 0 else Tone.LOOK if free == "0" else Tone.PLAIN,
        quarantined=quarantined,
        picture=picture(stem) if stem else "",
    )


GOODS = (
    product("TEE-NVY-M", "Cotton T-shirt, navy, M", "A-04-2", "42/38/1", "tee-navy-m"),
    product("TEE-NVY-L", "Cotton T-shirt, navy, L", "A-04-3", "17/17/", "tee-navy-l"),
    product("MUG-ENA-GRN", "Enamel mug, green, 350 ml", "A-02-1", "6/0/2", "mug-green"),
    product("BOX-GFT-S", "Gift box with ribbon, small", "C-11-3", "0/-2/"),
    product("CAN-CED-40", "Candle “Cedar & Amber”, 40 h", "C-02-1", "120/112/"),
    product("BOT-STL-750", "Stainless steel bottle 750 ml, matt black", "B-07-1", "31/30/4"),
    product("TEE-NVY-S", "Cotton T-shirt, navy, S", "A-04-1", "9/9/"),
    product("SOC-WOL-42", "Wool socks, grey, 42", "A-05-2", "60/58/"),
)
LEDGER = (
    MovementModel(
        when="14:22", what="Despatched", change="-2", after="42", detail="Anna K., …91-7763"
    ),
    MovementModel(when="14:10", what="Allocated", change="2", after="44", detail="Piotr, …91-7763"),
    MovementModel(
        when="11:05", what="Returned", change="+1", after="44", detail="Anna K., …08-2210, unwanted"
    ),
    MovementModel(
        when="Mon 09:30", what="Counted", change="-1", after="43", detail="Piotr, Bench 2"
    ),
    MovementModel(when="Fri 16:48", what="Received", change="+24", after="44", detail="Import"),
    MovementModel(when="Fri 12:01", what="Written off", change="-4", after="20", detail="Damaged"),
)
ACTS = (
    ChoiceModel(key="received", word="Received"),
    ChoiceModel(key="counted", word="Counted"),
    ChoiceModel(key="written_off", word="Written off"),
    ChoiceModel(key="released", word="Out of quarantine"),
)
STOCK = StockModel(
    shown=True,
    title="Stock",
    search_word="Scan, or look for a name or SKU",
    bin_word="Bin",
    on_hand_word="On hand",
    free_word="Free",
    quarantined_word="Quarantine",
    rows=GOODS,
    more="and 202 more: look for a name or SKU",
    entry_word="Take it",
    import_word="Import",
    export_word="Export",
    close_word="Close",
)
STOCK_PRODUCT = replace(
    STOCK,
    rows=(replace(GOODS[0], selected=True), *GOODS[1:]),
    product=replace(GOODS[0], selected=True),
    movements=LEDGER,
    acts=ACTS,
)
STOCK_TYPING = replace(
    STOCK_PRODUCT,
    acts=(ACTS[0], replace(ACTS[1], chosen=True), *ACTS[2:]),
    entry_title="Counted on the shelf",
    entry="41",
    entry_live=True,
)
STOCK_SEARCH = replace(STOCK, searching=True, search="TEE N", rows=(*GOODS[:2], GOODS[6]), more="")
STOCK_EMPTY = replace(
    STOCK,
    search="GLOVES",
    rows=(),
    more="",
    empty=Mark(
        word="No product is called that",
        detail="Look for another name, or import a list of products.",
        icon="search",
        tone=Tone.QUIET,
    ),
)
STOCK_LONG = replace(
    STOCK_PRODUCT,
    rows=tuple(
        replace(
            GOODS[0],
            sku=f"TEE-NVY-M-ORGANIC-HEAVY-2024-AUTUMN-PACK-{place}",
            title=LONG_TITLE,
            bin="Mezzanine 2, bay 14, shelf C",
            on_hand="1200000",
            free="-1200000",
            free_tone=Tone.STOP,
            quarantined="1200000",
            selected=place == 0,
        )
        for place in range(60)
    ),
    product=replace(
        GOODS[0],
        sku="TEE-NVY-M-ORGANIC-HEAVY-2024-AUTUMN-PACK-1",
        title=LONG_TITLE,
        bin="Mezzanine 2, bay 14, shelf C",
        on_hand="1200000",
        free="-1200000",
        free_tone=Tone.STOP,
        quarantined="1200000",
    ),
    movements=tuple(
        MovementModel(
            when="Wed 24 Sep 14:22",
            what="Came back out of quarantine after it was looked at",
            change="-1200000",
            after="1200000",
            detail=LONG_TITLE,
        )
        for _ in range(60)
    ),
)
STOCK_LONG_LIST = replace(STOCK_LONG, product=None, movements=(), acts=())

FILES = ImportModel(
    shown=True,
    title="Import products",
    files=(
        ChoiceModel(key="a", word="products-2026-11-20.csv", detail="Fri 09:12, 41 KB, USB stick"),
        ChoiceModel(key="b", word="stock count hall 2.xlsx", detail="yesterday 16:40, 128 KB"),
        ChoiceModel(key="c", word="bins.csv", detail="3 Nov, 7 KB"),
    ),
    summary="Which file?",
    close_word="Close",
)
PROBLEMS = (
    "Line 14: no SKU",
    "Line 210: “twelve” is no number of units",
    "Line 977: the barcode 5012345678932 has a wrong check digit",
)
IMPORT = ImportModel(
    shown=True,
    title="Import products-2026-11-20.csv",
    summary="210 new, 14 changed, 1,200 as before, 3 can't be used",
    problems=PROBLEMS,
    go_word="Import 224 rows",
    go_live=True,
    strict_word="Only if all are good",
    close_word="Close",
)
IMPORT_GOOD = replace(
    IMPORT, summary="210 new, 14 changed, 1,203 as before", problems=(), strict_word=""
)
IMPORT_LONG = replace(
    IMPORT,
    title=f"Import {LONG_TITLE}.csv",
    summary="12,345,678 new, 12,345,678 changed, 12,345,678 as before, 12,345,678 can't be used "
    "because their lines are not what the headings of the file promise",
    problems=tuple(f"Line {place + 2}: {LONG_TITLE}" for place in range(200)),
    go_word="Import 224,000 rows",
)
IMPORT_RUNNING = replace(
    IMPORT,
    progress=0.42,
    progress_word="94 of 224 rows are in; the bench goes on working",
    go_word="",
    strict_word="",
)

STATES: dict[str, dict[str, Any]] = {
    "stock": {"stocking": STOCK},
    "stock-product": {"stocking": STOCK_PRODUCT},
    "stock-typing": {"stocking": STOCK_TYPING},
    "stock-search": {"stocking": STOCK_SEARCH},
    "stock-empty": {"stocking": STOCK_EMPTY},
    "stock-long": {"stocking": STOCK_LONG},
    "stock-long-list": {"stocking": STOCK_LONG_LIST},
    "files": {"importing": FILES},
    "import": {"importing": IMPORT},
    "import-good": {"importing": IMPORT_GOOD},
    "import-long": {"importing": IMPORT_LONG},
    "import-running": {"importing": IMPORT_RUNNING},
}
