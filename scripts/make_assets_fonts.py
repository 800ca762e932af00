r"""Make the text fonts of assets/fonts: Inter with fixed-width figures, and the fallback fonts.

Every font has TrueType outlines, for the PDF writer takes no other kind. Sources and versions
are listed in assets/fonts/README.md. Needs fonttools and brotli.

    python scripts/make_assets_fonts.py --inter inter-ui/web --noto fonts-noto-core/truetype/noto \
        --emoji noto-emoji-400-normal.woff2 --cjk DroidSansFallbackFull.ttf \
        --hangul NanumBarunGothic.ttf --out assets/fonts
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = ("Regular", "Medium", "SemiBold", "ExtraBold")
FIGURES = "0123456789"
PRIVATE_USE = range(0xE000, 0xF900)
SPACES = {0x20, 0xA0, 0x200C, 0x200D}  # also in the fallback fonts, for words of one run
HANGUL = {*range(0x1100, 0x1200), *range(0x3130, 0x3190), *range(0xAC00, 0xD7A4)}
CONTROLS = {*range(0x20), *range(0x7F, 0xA0)}

SHAPING = ["ccmp", "locl", "kern", "mark", "mkmk", "init", "medi", "fina", "isol", "rlig", "liga"]

# Inter's lookups for contextual alternates: the first three draw "->" and "<-" as arrows. What a
# buyer or a seller wrote is shown as it was written, so only the last one stays: it lifts hyphens
# and brackets beside capitals and figures.
ARROW_LOOKUPS = 3

# The line of a fallback font is as high as Inter's, or a name in another script would move a row.
ASCENT, DESCENT = 0.96875, -0.2412

SCRIPTS = {
    "Hebrew": [(0x0590, 0x05FF), (0xFB1D, 0xFB4F)],
    "Arabic": [(0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
    "Armenian": [(0x0530, 0x058F)],
    "Georgian": [(0x10A0, 0x10FF), (0x1C90, 0x1CBF)],
    "Thai": [(0x0E00, 0x0E7F)],
    "Math": [(0x2190, 0x21FF)],
    "Symbols2": [(0x2300, 0x23FF), (0x2500, 0x27BF), (0x2B00, 0x2BFF)],
}


def keep(font: TTFont, wanted: set[int], features: list[str]) -> None:
    """Reduce a font to the wanted characters and features, and drop its hinting."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "FFTM", "STAT", "vhea", "vmtx", "gasp", "kern"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


def rename(font: TTFont, family: str, style: str, note: str) -> None:
    """Give the changed font a name of its own, so that no installed font is taken for it."""
    full = f"{family} {style}"
    named = {1: full, 2: "Regular", 3: full, 4: full, 6: full.replace(" ", "-")}
    for key in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=key)
    licence = {13: "SIL Open Font License, Version 1.1", 14: "http://scripts.sil.org/OFL"}
    for key, text in {**named, **licence, 10: note}.items():
        font["name"].setName(text, key, 3, 1, 0x409)


def same_line_height(font: TTFont) -> None:
    """Set the ascent and descent to those of Inter, in the font's own units."""
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = ascent
    font["hhea"].descent = font["OS/2"].sTypoDescender = descent
    font["OS/2"].usWinDescent = -descent
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0


def without_arrows(font: TTFont) -> None:
    """Take the lookups that turn hyphens into arrows out of Inter's contextual alternates."""
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "calt":
            record.Feature.LookupListIndex = record.Feature.LookupListIndex[ARROW_LOOKUPS:]
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def text_font(source: Path, weight: str, out: Path) -> None:
    """Write one weight of Inter whose ordinary figures are the fixed-width ones."""
    font = TTFont(source / f"Inter-{weight}.woff2", recalcTimestamp=False)
    font.flavor = None
    without_arrows(font)
    names = font.getBestCmap()
    tabular = {ord(figure): f"{names[ord(figure)]}.tf" for figure in FIGURES}
    for table in font["cmap"].tables:
        table.cmap = table.cmap | tabular
    keep(font, {code for code in names if code not in PRIVATE_USE}, [*SHAPING, "calt"])
    rename(font, "Inter Tabular", weight, "Inter with tabular figures and without arrow ligatures.")
    widths = {font["hmtx"][name][0] for name in tabular.values()}
    if len(widths) != 1:
        message = f"the figures of Inter {weight} differ in width: {sorted(widths)}"
        raise ValueError(message)
    font.save(out / f"inter-{weight.lower()}.ttf")


def scripts_font(source: Path, out: Path, covered: set[int]) -> None:
    """Write one font of several scripts and symbols, without what Inter covers already."""
    parts: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, ranges in SCRIPTS.items():
            font = TTFont(source / f"NotoSans{name}-Regular.ttf", recalcTimestamp=False)
            wanted = {code for low, high in ranges for code in range(low, high + 1)}
            keep(font, wanted & set(font.getBestCmap()) - covered | SPACES, SHAPING)
            parts.append(str(Path(scratch) / f"{name}.ttf"))
            font.save(parts[-1])
        merged: TTFont = Merger().merge(parts)
        merged.recalcTimestamp = False
        merged["head"].created = merged["head"].modified = 0  # the same sources, the same file
    same_line_height(merged)
    rename(merged, "Packbench Scripts", "Regular", "Seven Noto Sans fonts, reduced and merged.")
    merged.save(out / "fallback-scripts.ttf")


def reduced_font(source: Path, wanted: set[int], name: str, out: Path) -> None:
    """Write the wanted characters of a font, with the line height of the text font."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    keep(font, wanted & set(font.getBestCmap()) | SPACES, SHAPING)
    same_line_height(font)
    rename(font, f"Packbench {name}", "Regular", f"Made from {source.stem}: fewer characters.")
    font.save(out / f"fallback-{name.lower()}.ttf")


def ranges_of(codes: set[int]) -> list[list[int]]:
    """Return the codes as sorted [first, last] pairs."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def write_coverage(out: Path, order: list[str]) -> None:
    """Write coverage.json: font file to ranges of characters, each character in one font only."""
    taken = {*CONTROLS, *PRIVATE_USE}
    lines: list[str] = []
    for name in order:
        codes = set(TTFont(out / name).getBestCmap()) - taken
        taken |= codes
        lines.append(f"{json.dumps(name)}:{json.dumps(ranges_of(codes), separators=(',', ':'))}")
    (out / "coverage.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Read the source paths from the command line and write every text font."""
    parser = argparse.ArgumentParser(description="Make the text fonts of assets/fonts.")
    for name in ("inter", "noto", "emoji", "cjk", "hangul", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    paths = parser.parse_args()
    out: Path = paths.out
    out.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        text_font(paths.inter, weight, out)
    covered = set(TTFont(out / "inter-regular.ttf").getBestCmap())
    scripts_font(paths.noto, out, covered)
    reduced_font(paths.emoji, set(range(0x100, 0x110000)), "Emoji", out)
    reduced_font(paths.hangul, HANGUL, "Hangul", out)
    shutil.copyfile(paths.cjk, out / "fallback-cjk.ttf")
    fallbacks = ["scripts", "hangul", "cjk", "emoji"]
    write_coverage(out, ["inter-regular.ttf", *(f"fallback-{name}.ttf" for name in fallbacks)])


if __name__ == "__main__":
    main()
