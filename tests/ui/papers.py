"""Example models of the papers of an order: pages that look like paper, and the step *Print*."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import ChoiceModel, PaperModel
from tests.ui.examples import ORDER, steps

KINDS = (
    ChoiceModel(key="note", word="Picking note", detail="came out 14:19", chosen=True),
    ChoiceModel(key="slip", word="Packing slip", detail="not printed"),
    ChoiceModel(key="label", word="Address label", detail="not printed"),
)


@cache
def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="packbench-pages-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def page(name: str, width: int, height: int) -> str:
    """Return the path of a page: grey bars where words would stand."""
    path = _folder() / f"{name}.png"
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 60, width // 2, 110), fill=20)
    for place, top in enumerate(range(190, height - 80, 70)):
        pen.rectangle((60, top, width - 60 - (place * 97) % (width // 3), top + 26), fill=90)
    image.save(path)
    return str(path)


PAPER = PaperModel(
    shown=True,
    title="Picking note",
    kinds=KINDS,
    state=Mark(word="Came out", detail="14:19", tone=Tone.GO, icon="check-circle"),
    where="It came out at Kyocera, tray 2.",
    pages=(page("sheet-1", 900, 1273), page("sheet-2", 900, 1273)),
    print_word="Print COPY 2",
    print_detail="Kyocera ECOSYS P2040dn, hall 2",
    print_live=True,
    close_word="Close",
)
PAPER_ROLL = replace(
    PAPER,
    title="Packing slip",
    kinds=(replace(KINDS[0], chosen=False), replace(KINDS[1], chosen=True)),
    state=Mark(word="Waits for the printer", tone=Tone.LOOK, icon="hourglass"),
    where="The lid of the receipt printer is open. Close it: the slip comes out by itself.",
    pages=(page("roll", 576, 2600),),
    roll=True,
    print_word="Print",
    print_detail="Receipts",
    print_live=False,
)
PAPER_UNKNOWN = replace(
    PAPER,
    kinds=(*KINDS, ChoiceModel(key="back", word="Put-back slip", detail="not printed")),
    state=Mark(word="Did it come out?", detail="COPY 2, 14:20", tone=Tone.LOOK, icon="help"),
    where="The power went while it was printing. Look at the printer, then say what you see; "
    "nothing is printed twice unless you ask for it.",
    pages=(),
    print_word="Print it again",
    came_out_word="It came out",
)
PRINTER = "Kyocera P2040, hall 2"
PRINT_NEXT = replace(ORDER, steps=steps(0, PRINTER))
PRINTED = replace(
    ORDER,
    steps=tuple(
        replace(step, detail=PRINTER) if step.key == "print" else step
        for step in steps(1, "4 units")
    ),
)
