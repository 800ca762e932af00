"""Draw assets/demo/pictures and the logo's PNG files from the SVG drawings beside them.

The drawings are templates: pictures.toml says which drawing each picture takes and what stands in
its $places. Letters are set in the text font of assets/fonts. Needs resvg_py and pillow.

    python scripts/make_assets_pictures.py --assets assets
"""

from __future__ import annotations

import argparse
import io
import tomllib
from pathlib import Path
from string import Template

import resvg_py
from PIL import Image

PICTURE = 320
LOGO, ICON = 512, 256
MARGIN, MARK = 52, 408
TILE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
    '<rect width="512" height="512" rx="104" fill="#fff"/>{inner}</svg>'
)


def render(svg: str, size: int, fonts: list[str]) -> Image.Image:
    """Return the drawing as a square image of that many pixels."""
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=size, height=size, skip_system_fonts=True, font_files=fonts
    )
    return Image.open(io.BytesIO(bytes(png)))


def draw_products(assets: Path, fonts: list[str]) -> None:
    """Draw every picture that pictures.toml names. Raises KeyError for a $place left open."""
    drawings = assets / "demo" / "drawings"
    pictures = assets / "demo" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    table = tomllib.loads((drawings / "pictures.toml").read_text(encoding="utf-8"))
    common = table.pop("common")
    for name, places in table.items():
        template = (drawings / f"{places['drawing']}.svg").read_text(encoding="utf-8")
        svg = Template(template).substitute(common | places)
        render(svg, PICTURE, fonts).save(pictures / f"{name}.png", optimize=True)


def draw_logo(assets: Path) -> None:
    """Draw logo.png from logo.svg, and icon.png with a white tile, for task bars may be dark."""
    svg = (assets / "logo.svg").read_text(encoding="utf-8")
    render(svg, LOGO, []).save(assets / "logo.png", optimize=True)
    inner = svg.replace(
        "<svg ", f'<svg x="{MARGIN}" y="{MARGIN}" width="{MARK}" height="{MARK}" ', 1
    )
    render(TILE.format(inner=inner), ICON, []).save(assets / "icon.png", optimize=True)


def main() -> None:
    """Read the folder from the command line and draw every picture."""
    parser = argparse.ArgumentParser(description="Draw the pictures and the logo of assets.")
    parser.add_argument("--assets", type=Path, required=True)
    assets: Path = parser.parse_args().assets
    fonts = [str(path) for path in sorted((assets / "fonts").glob("inter-*.ttf"))]
    draw_products(assets, fonts)
    draw_logo(assets)


if __name__ == "__main__":
    main()
