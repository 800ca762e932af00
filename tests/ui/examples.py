"""Example models for the gallery and the tests of the glass: a believable busy bench."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import (
    CardModel,
    LineModel,
    OrderModel,
    QueueModel,
    RowModel,
    StepModel,
    StopModel,
    StripModel,
    TabModel,
)

PRIME = Mark(word="Prime", tone=Tone.INFO, icon="zap")
GIFT = Mark(word="Gift", tone=Tone.GIFT, icon="gift")
BUSINESS = Mark(word="Business", tone=Tone.PLAIN, icon="briefcase")

STRIP = StripModel(
    bench="Bench 2",
    person="Anna K.",
    amazon=Mark(word="Amazon", detail="heard 40 s ago", tone=Tone.GO),
    printer=Mark(word="Slips", detail="about 140 left", tone=Tone.GO),
    time="14:22",
)
ALARM = replace(
    STRIP,
    amazon=Mark(word="Amazon", detail="not heard for 14 min", tone=Tone.STOP),
    printer=Mark(word="Slips", detail="paper is out", tone=Tone.LOOK),
    alarm="Amazon has not answered for 14 minutes. Packing goes on; it is told later.",
)

TABS = (
    TabModel(key="open", count="23", word="To pack", chosen=True),
    TabModel(key="late", count="2", word="Late", tone=Tone.STOP),
    TabModel(key="needs", count="1", word="Needs you", tone=Tone.LOOK),
    TabModel(key="sent", count="", word="Sent"),
)


def row(number: str, time: str, word: str, detail: str, *flags: Mark) -> RowModel:
    tone = Tone.STOP if word == "late" else Tone.PLAIN
    return RowModel(
        order_id=number,
        time=time,
        time_word=word,
        time_tone=tone,
        number=f"…{number[-7:]}",
        detail=detail,
        flags=flags,
    )


ROWS = (
    row("202-1187734-4471", "-0:35", "late", "1"),
    replace(
        row("204-5534891-7763", "1:38", "today", "4", PRIME, GIFT),
        selected=True,
        mark=Mark(word="2/3", tone=Tone.QUIET, icon="picked"),
    ),
    row("206-4417108-2210", "1:38", "today", "2", PRIME),
    replace(
        row("026-9931064-9935", "3:08", "today", "12 · Piotr, 1"),
        mark=Mark(word="Piotr", tone=Tone.INFO, icon="user"),
    ),
    replace(row("203-2281855-0182", "–", "unpaid", "address pending"), pending=True),
    replace(
        row("205-7713300-5561", "4:10", "today", "1", BUSINESS),
        mark=Mark(word="Refused", tone=Tone.STOP, icon="alert-triangle"),
    ),
    row("204-0019283-6677", "5:00", "today", "3", GIFT),
    row("202-5550101-8891", "1 d", "Tue 24", "2"),
    row("203-8123377-1002", "1 d", "Tue 24", "1", PRIME),
    row("026-7781200-4410", "2 d", "Wed 25", "6", BUSINESS),
    row("206-3344556-7788", "2 d", "Wed 25", "1"),
    row("204-9911882-0034", "3 d", "Thu 26", "40"),
)

QUEUE = QueueModel(
    tabs=TABS,
    rows=ROWS,
    more="and 11 more",
    next_word="Next order",
    next_detail="…34-4471 · late",
    next_live=True,
)
EMPTY_QUEUE = QueueModel(
    tabs=tuple(replace(tab, count="0", tone=Tone.PLAIN) for tab in TABS),
    empty=Mark(
        word="Nothing to pack",
        detail="Amazon was asked 40 seconds ago. New orders come by themselves.",
        tone=Tone.GO,
        icon="party",
    ),
    next_word="Next order",
)
FIRST_SYNC = replace(
    QUEUE,
    tabs=tuple(replace(tab, count="…") for tab in TABS),
    rows=ROWS[:3],
    more="",
    progress="Reading orders: 214 of about 900",
)
SEARCHING = replace(QUEUE, searching=True, search="7763", rows=ROWS[1:2], more="")


def steps(done: int, detail: str = "", *, off: bool = False) -> tuple[StepModel, ...]:
    words = (
        ("print", "Print", "printer"),
        ("allocated", "Allocated", "allocated"),
        ("picked", "Picked", "picked"),
        ("packed", "Packed", "package"),
        ("despatched", "Despatched", "truck"),
    )
    found = []
    for place, (key, word, name) in enumerate(words):
        state = "off" if off else "done" if place < done else "next" if place == done else "later"
        found.append(
            StepModel(
                key=key,
                word=word,
                icon=name,
                state=state,
                detail=detail if state == "next" else "",
            )
        )
    return tuple(found)


LINES = (
    LineModel(
        line_id="1",
        bin="A-02-1",
        title="Enamel mug, green, 350 ml",
        sku="MUG-ENA-GRN",
        count="1",
        of="of 1",
        done=True,
    ),
    LineModel(
        line_id="2",
        bin="A-04-2",
        title="Cotton T-shirt, navy, M",
        sku="TEE-NVY-M",
        count="1",
        of="of 2",
        current=True,
    ),
    LineModel(
        line_id="3",
        bin="C-11-3",
        title="Gift box with ribbon, small",
        sku="BOX-GFT-S",
        count="0",
        of="of 1",
        notes=(Mark(word="Gift wrap", tone=Tone.GIFT, icon="gift"),),
    ),
)

ORDER = OrderModel(
    order_id="204-5534891-7763",
    head="204-55348",
    tail="91-7763",
    badge="Amazon",
    sub_word="SUB",
    ship_by="Ship by 16:00 · 1 h 38 min",
    ship_tone=Tone.STOP,
    meta=("Next day",),
    flags=(PRIME, GIFT),
    address_title="Ship to",
    address=("Margaret O’Connor", "14 Lower Mill Lane", "Holmfirth", "HD9 2DN", "United Kingdom"),
    cards=(
        CardModel(
            title="Gift, no prices on paper",
            text="Happy birthday Mum!",
            tone=Tone.GIFT,
            icon="gift",
        ),
    ),
    chip=Mark(word="On this bench only", icon="clock"),
    lines=LINES,
    lines_word="3 lines, 4 units",
    steps=steps(2, "2 more to scan"),
    undo_word="Undo",
    undo_live=True,
    hold_word="Hold",
    hold_live=True,
)
WELCOME = OrderModel(
    welcome=Mark(
        word="Scan a slip, or touch an order",
        detail="Next order gives you the most urgent one.",
        icon="scan",
    ),
    undo_word="Undo",
)
UNPAID = replace(
    ORDER,
    order_id="203-2281855-0182",
    head="203-22818",
    tail="55-0182",
    ship_by="Not paid yet",
    ship_tone=Tone.LOOK,
    meta=("Standard",),
    flags=(),
    cards=(),
    address_title="Address pending",
    address=("x7k2m9@marketplace.example", "Amazon tells the address when the buyer has paid."),
    address_pending=True,
    lines=tuple(replace(line, done=False, current=False, count="0") for line in LINES[:2]),
    lines_word="2 lines, 3 units",
    steps=steps(0, off=True),
    undo_live=False,
    chip=Mark(word="Not paid yet", tone=Tone.LOOK, icon="hourglass"),
    stop=StopModel(
        icon="hourglass",
        tone=Tone.LOOK,
        title="Not paid yet",
        text="The buyer is known, the payment is not. The steps come alive by themselves.",
        action="Ask Amazon now",
        key="refresh",
    ),
)
CANCELLED = replace(
    ORDER,
    stop=StopModel(
        icon="ban",
        tone=Tone.STOP,
        title="Cancelled by the buyer",
        text="Put 1 mug back in A-02-1 and 1 T-shirt back in A-04-2. Nothing must be sent.",
        action="Put back",
        key="put_back",
        other_action="Print put-back slip",
        other_key="print_put_back",
    ),
    ship_by="Cancelled 14:20",
    steps=steps(2, off=True),
    chip=Mark(word="Amazon cancelled it", tone=Tone.STOP, icon="ban"),
)
TITLES = (
    "Enamel mug, green, 350 ml",
    "Cotton T-shirt with a very long name that a seller has stuffed with words, navy, slim, M",
    "Gift box with ribbon, small",
    "Stainless steel bottle 750 ml, matt black",
    "Candle “Cedar & Amber”, 40 h",
)
LONG = replace(
    ORDER,
    order_id="204-9911882-0034",
    head="204-99118",
    tail="82-0034",
    lines=tuple(
        LineModel(
            line_id=str(place),
            bin=f"{'ABCDE'[place // 10]}-{place % 10 + 1:02}-{place % 3 + 1}",
            title=TITLES[place % len(TITLES)],
            sku=f"SKU-{place:04}",
            count=str(place % 3),
            of=f"of {place % 3 + 1}" if place > 6 else f"of {place % 3}",
            done=place < 6,
            current=place == 6,
        )
        for place in range(40)
    ),
    lines_word="40 lines, 81 units",
    steps=steps(2, "71 more to scan"),
)
REFUSED = replace(
    ORDER,
    lines=tuple(replace(line, done=True, current=False) for line in LINES),
    steps=steps(4, "again"),
    chip=Mark(
        word="Amazon said no", detail="tracking number", tone=Tone.STOP, icon="alert-triangle"
    ),
    stop=StopModel(
        icon="alert-triangle",
        tone=Tone.STOP,
        title="Amazon refused the tracking number",
        text="It says that AB123456785GB is not one of Royal Mail’s. Check the label.",
        action="Change details",
        key="carrier",
        other_action="Send again",
        other_key="again",
    ),
)
