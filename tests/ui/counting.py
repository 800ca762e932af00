"""Example models of what the bench shows while goods are counted: panels, window and answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import NoticeModel, SideModel
from kiosk.presenters.models_count import CountModel, EchoModel
from tests.ui import examples

PICTURES = Path(__file__).parents[2] / "assets/demo/pictures"
GO_ON = "Touch to go on"
LONG_TITLE = (
    "Cotton T-shirt, heavy organic jersey with a crew neck and taped shoulders, made in small "
    "batches for shops that want one shirt to last a decade, machine washable at forty, navy, "
    "slim, size M, pack 1"
)


def picture(stem: str) -> str:
    """Return the path of a product's picture from the demo shop."""
    return str(PICTURES / f"{stem}.png")


SCANNED = SideModel(
    title="You scanned",
    name="Cotton T-shirt, navy",
    differs="L",
    detail="Belongs in A-04-3",
    tone=Tone.STOP,
)
WANTED = SideModel(
    title="This order wants",
    name="Cotton T-shirt, navy",
    differs="M",
    detail="Lies in A-04-2",
    tone=Tone.GO,
)
WRONG_SIZE = NoticeModel(
    shown=True,
    icon="alert-triangle",
    tone=Tone.STOP,
    title="Wrong size",
    text="Put it back in A-04-3.",
    code="5012345678931",
    compare=(SCANNED, WANTED),
    action=GO_ON,
)
WRONG_SIZE_PICTURES = replace(
    WRONG_SIZE,
    compare=(
        replace(SCANNED, picture=picture("tee-navy-l")),
        replace(WANTED, picture=picture("tee-navy-m")),
    ),
)
WRONG_LONG = replace(
    WRONG_SIZE,
    title="Wrong size, not what this order wants",
    text="Put it back in A-04-3, on the second shelf from the floor, behind the gift ribbons.",
    code="]C1010501234567893117261231101234567890ABCDEFGHIJ",
    compare=(
        replace(SCANNED, name=LONG_TITLE, differs="Large, tall fit", picture=picture("tee-navy-l")),
        replace(WANTED, name=LONG_TITLE, differs="M", picture=picture("tee-navy-m")),
    ),
)
WRONG_ITEM = replace(
    WRONG_SIZE,
    icon="ban",
    title="Wrong item",
    text="Put it back in C-02-1.",
    compare=(
        replace(SCANNED, name="Soy candle, fig, 200 g", differs="", detail="Belongs in C-02-1"),
        replace(WANTED, name="Cotton T-shirt, navy, M", differs=""),
    ),
)
WRONG_LONG_NAMES = replace(
    WRONG_ITEM,
    compare=tuple(replace(side, name=LONG_TITLE) for side in WRONG_ITEM.compare),
)
TOO_MANY = replace(
    WRONG_SIZE,
    icon="check-check",
    tone=Tone.LOOK,
    pattern="dashes",
    title="Too many",
    text="2 of 2 are counted. Put this one back in A-04-2.",
    compare=(
        replace(
            SCANNED,
            name="Cotton T-shirt, navy, M",
            differs="",
            detail="Belongs in A-04-2",
            picture=picture("tee-navy-m"),
            tone=Tone.LOOK,
        ),
    ),
)
OTHER_ORDER = NoticeModel(
    shown=True,
    icon="boxes",
    tone=Tone.STOP,
    title="For another order",
    text="Not this order wants it, but 026-9931064-9935. Put it with that one.",
    code="5012345678931",
    figure="…64-9935",
    action=GO_ON,
    other_action="Open that order",
)
UNKNOWN = NoticeModel(
    shown=True,
    icon="scan",
    tone=Tone.STOP,
    title="Unknown code",
    text="No product, order or label here has this code. Scan another code on it, or touch its "
    "line and count by hand.",
    code="]C1010501234567893117261231101234567890ABCDEFGHIJ4021·99887",
    action=GO_ON,
)

COUNT = CountModel(
    shown=True,
    line_id="2",
    bin="A-04-2",
    title="Cotton T-shirt, navy, M",
    sku="TEE-NVY-M",
    picture=picture("tee-navy-m"),
    hint="Scan its barcode, or count by hand: that is recorded.",
    count="1",
    of="of 2",
    less_live=True,
    more_live=True,
    all_word="All 2",
    all_live=True,
    confirm_word="Count 1",
    close_word="Back",
)
COUNT_MANY = replace(
    COUNT,
    bin="Mezzanine 2, bay 14, shelf C",
    title=LONG_TITLE,
    sku="TEE-NVY-M-ORGANIC-HEAVY-2024-AUTUMN-PACK-1",
    picture="",
    hint="Its barcode cannot be scanned on this bench, because nobody has told which code it "
    "bears. Count by hand: that is recorded with your name.",
    count="10000",
    of="of 12000",
    more_live=False,
    all_word="All 12000",
    confirm_word="Count 10000",
    confirm_live=True,
)

ECHO_COUNTED = EchoModel(
    turn=1,
    tone=Tone.GO,
    pattern="line",
    icon="check",
    word="1 of 2",
    detail="Cotton T-shirt, navy, M",
    seconds=30.0,
)
ECHO_LAST = replace(
    ECHO_COUNTED, turn=2, pattern="band", icon="check-check", word="2 of 2", detail=LONG_TITLE
)
ECHO_DONE = replace(
    ECHO_COUNTED,
    turn=3,
    pattern="double",
    icon="check-circle",
    word="Picked",
    detail="3 lines, 4 units",
)
ECHO_ATTENTION = replace(
    ECHO_COUNTED,
    turn=4,
    tone=Tone.LOOK,
    pattern="dots",
    icon="info",
    word="Counted already",
    detail="The same code came twice in a moment",
)
ECHO_TOO_MANY = replace(
    ECHO_ATTENTION, turn=5, pattern="dashes", icon="check-check", word="Too many", detail="2 of 2"
)
ECHO_WRONG = replace(
    ECHO_ATTENTION,
    turn=6,
    tone=Tone.STOP,
    pattern="stripes",
    icon="alert-triangle",
    word="Not this label",
    detail="",
)
BY_HAND = replace(
    examples.ORDER,
    lines=tuple(
        replace(line, notes=(Mark(word="1 by hand", icon="hand"), *line.notes))
        for line in examples.LINES
    ),
)
