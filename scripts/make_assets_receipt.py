r"""Make the receipt fonts of assets/fonts: what a receipt printer's own letters are shown with.

The printer draws its text itself; only pictures of receipts need these. Sources and versions are
listed in assets/fonts/README.md. Needs fonttools.

    python scripts/make_assets_receipt.py --mono fonts-noto-mono/truetype/noto --out assets/fonts
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

CODE_PAGES = ("cp858", "cp1252", "cp437", "cp850", "cp852")
WEIGHTS = {"regular": "NotoSansMono-Regular.ttf", "bold": "NotoSansMono-Bold.ttf"}


def wanted() -> set[int]:
    """Every character that a code page of the printers in use holds."""
    found = {0x2026}
    for page in CODE_PAGES:
        text = bytes(range(0x20, 0x100)).decode(page, "ignore")
        found |= {ord(character) for character in text if character.isprintable()}
    return found


def make(source: Path, weight: str, out: Path) -> None:
    """Reduce one weight to what is wanted and give it a name of its own."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    full = f"Packbench Receipt {weight.capitalize()}"
    for key in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=key)
    for key, text in {1: full, 2: "Regular", 3: full, 4: full, 6: full.replace(" ", "-")}.items():
        font["name"].setName(text, key, 3, 1, 0x409)
    font.save(out / f"receipt-{weight}.ttf")


def main() -> None:
    """Read the command line and make both weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mono", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    for weight, name in WEIGHTS.items():
        make(given.mono / name, weight, given.out)


if __name__ == "__main__":
    main()
