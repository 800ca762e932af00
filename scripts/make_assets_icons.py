"""Make assets/fonts/icons.ttf and icons.json from the drawings of the Lucide icon set.

The lines are drawn heavier than Lucide's two pixels, to be read from 70 cm, and ticks heavier
still, for done is heavy ink. Needs fonttools and skia-pathops.

    python scripts/make_assets_icons.py --lucide lucide-static/icons --out assets/fonts
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import pathops
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.svgLib.path import SVGPath
from fontTools.ttLib.tables._g_l_y_f import Glyph

GRID = 24
EM = 1200
ASCENT = 1036  # puts the middle of an icon level with the middle of Inter's capitals
FIRST = 0xE000
NORMAL, HEAVY, HEAVIEST = 2.25, 3.0, 3.75


class Icon(NamedTuple):
    """One icon: its name here, Lucide's name, the line's width on the grid, and if it is solid."""

    name: str
    source: str
    line: float = NORMAL
    solid: bool = False


# New icons go to the end: the place in the list is the code point.
ICONS = (
    Icon("check", "check", HEAVY),
    Icon("check-bold", "check", HEAVIEST),
    Icon("check-check", "check-check", 2.5),
    Icon("check-circle", "circle-check"),
    Icon("x", "x", 2.5),
    Icon("x-circle", "circle-x"),
    Icon("alert-triangle", "triangle-alert"),
    Icon("alert-octagon", "octagon-alert"),
    Icon("info", "info"),
    Icon("help", "circle-question-mark"),
    Icon("ban", "ban"),
    Icon("printer", "printer"),
    Icon("allocated", "layers"),
    Icon("boxes", "boxes"),
    Icon("picked", "shopping-basket"),
    Icon("hand", "hand"),
    Icon("package", "package"),
    Icon("package-open", "package-open"),
    Icon("package-check", "package-check"),
    Icon("package-x", "package-x"),
    Icon("truck", "truck"),
    Icon("undo", "undo-2"),
    Icon("rotate-ccw", "rotate-ccw"),
    Icon("refresh", "refresh-cw"),
    Icon("clock", "clock"),
    Icon("timer", "timer"),
    Icon("hourglass", "hourglass"),
    Icon("calendar", "calendar"),
    Icon("gift", "gift"),
    Icon("briefcase", "briefcase"),
    Icon("star", "star"),
    Icon("star-filled", "star", NORMAL, solid=True),
    Icon("zap", "zap"),
    Icon("zap-filled", "zap", NORMAL, solid=True),
    Icon("search", "search", 2.5),
    Icon("keyboard", "keyboard"),
    Icon("backspace", "delete"),
    Icon("arrow-right", "arrow-right", 2.5),
    Icon("arrow-left", "arrow-left", 2.5),
    Icon("arrow-up", "arrow-up", 2.5),
    Icon("arrow-down", "arrow-down", 2.5),
    Icon("chevron-up", "chevron-up", 2.5),
    Icon("chevron-down", "chevron-down", 2.5),
    Icon("chevron-right", "chevron-right", 2.5),
    Icon("chevron-left", "chevron-left", 2.5),
    Icon("wifi", "wifi"),
    Icon("wifi-off", "wifi-off"),
    Icon("cloud", "cloud"),
    Icon("cloud-check", "cloud-check"),
    Icon("cloud-upload", "cloud-upload"),
    Icon("cloud-off", "cloud-off"),
    Icon("barcode", "barcode"),
    Icon("scan", "scan-barcode"),
    Icon("user", "user"),
    Icon("users", "users"),
    Icon("lock", "lock"),
    Icon("pause", "pause"),
    Icon("play", "play"),
    Icon("map-pin", "map-pin"),
    Icon("mail", "mail"),
    Icon("phone", "phone"),
    Icon("file-text", "file-text"),
    Icon("receipt", "receipt-text"),
    Icon("settings", "settings"),
    Icon("sun", "sun"),
    Icon("moon", "moon"),
    Icon("plus", "plus", 2.5),
    Icon("minus", "minus", 2.5),
    Icon("eye", "eye"),
    Icon("more", "ellipsis", 2.5),
    Icon("home", "house"),
    Icon("inbox", "inbox"),
    Icon("party", "party-popper"),
    Icon("image", "image"),
    Icon("shirt", "shirt"),
    Icon("card", "credit-card"),
    Icon("cash", "banknote"),
    Icon("sound", "volume-2"),
    Icon("sound-off", "volume-x"),
    Icon("log-out", "log-out"),
    Icon("list", "list"),
    Icon("message", "message-square"),
    Icon("pencil", "pencil"),
    Icon("trash", "trash-2"),
    Icon("server", "server"),
    Icon("dot", "circle", NORMAL, solid=True),
)


def outline(svg: Path, icon: Icon) -> pathops.Path:
    """Return the inked area of a drawing in font units: wide lines, all parts as one."""
    scale = EM / GRID
    drawn = pathops.Path()
    upright = Transform(scale, 0, 0, -scale, 0, ASCENT)
    SVGPath(str(svg)).draw(TransformPen(drawn.getPen(), upright))
    inked = pathops.Path(drawn)
    width = icon.line * scale
    inked.stroke(width, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 0)
    inked.convertConicsToQuads()
    inked.simplify(fix_winding=True)
    if icon.solid:
        inked = pathops.op(inked, drawn, pathops.PathOp.UNION)
    return inked


def glyph_of(area: pathops.Path) -> Glyph:
    """Return the area as a glyph of quadratic curves."""
    pen = TTGlyphPen(None)
    area.draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
    return pen.glyph()


def build(folder: Path, out: Path) -> None:
    """Write icons.ttf and icons.json, name to code point in hexadecimal."""
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    codes: dict[int, str] = {}
    for place, icon in enumerate(ICONS):
        glyphs[icon.name] = glyph_of(outline(folder / f"{icon.source}.svg", icon))
        codes[FIRST + place] = icon.name
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap(codes)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(
        {name: (EM, getattr(glyph, "xMin", 0)) for name, glyph in glyphs.items()}
    )
    font.setupHorizontalHeader(ascent=ASCENT, descent=ASCENT - EM)
    font.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=ASCENT - EM, sTypoLineGap=0,
        usWinAscent=ASCENT, usWinDescent=EM - ASCENT, fsType=0,
    )  # fmt: skip
    font.setupNameTable(
        {
            "copyright": "Lucide Icons and Contributors; Cole Bemis (Feather)",
            "familyName": "Packbench Icons",
            "styleName": "Regular",
            "fullName": "Packbench Icons",
            "version": "Version 1.0",
            "psName": "Packbench-Icons",
            "licenseDescription": "ISC and MIT, see the licences beside this font.",
        }
    )
    font.setupPost()
    font.updateHead(created=0, modified=0)  # the same drawings make the same file
    font.font.recalcTimestamp = False
    font.save(out / "icons.ttf")
    table = {name: f"{code:04X}" for code, name in sorted(codes.items(), key=lambda pair: pair[1])}
    (out / "icons.json").write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Read the paths from the command line and write the icon font."""
    parser = argparse.ArgumentParser(description="Make assets/fonts/icons.ttf.")
    parser.add_argument("--lucide", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    paths = parser.parse_args()
    paths.out.mkdir(parents=True, exist_ok=True)
    build(paths.lucide, paths.out)


if __name__ == "__main__":
    main()
