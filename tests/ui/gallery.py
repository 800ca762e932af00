"""Takes pictures of the glass.

python -m tests.ui.gallery FOLDER [states] [panels] [light, dark] [large] [left] [en, de]
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

# Before Kivy is loaded.
for _name, _value in {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    "KCFG_GRAPHICS_MULTISAMPLES": "0",
    "KCFG_GRAPHICS_WIDTH": "1920",
    "KCFG_GRAPHICS_HEIGHT": "1920",
}.items():
    os.environ.setdefault(_name, _value)

from kiosk.screens.window import load_kivy  # noqa: E402

load_kivy()

from tests.ui.german import SAID  # noqa: E402
from tests.ui.glass import MODELS, Hand, draw, shoot  # noqa: E402
from tests.ui.states import PANELS, STATES  # noqa: E402


def picture(state: str, panel: str, path: Path, language: str, **likes: bool) -> None:
    """Write one picture of the glass as somebody likes it."""
    models = MODELS | STATES[state]
    models["strip"] = replace(models["strip"], **likes)
    said = {name: SAID[language](model) for name, model in models.items()}
    hand = Hand(PANELS[panel], **said)
    draw(3)
    shoot(path, PANELS[panel][:2])
    hand.leave()


def main() -> None:
    """Write the pictures that the command line asks for; all of them when it names none."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    words = sys.argv[2:]
    states = [state for state in STATES if state in words] or list(STATES)
    panels = [panel for panel in PANELS if panel in words] or list(PANELS)
    likes = {"large": "large" in words, "left_handed": "left" in words}
    suits = [suit for suit in ("light", "dark") if suit in words] or ["light", "dark"]
    languages = [one for one in SAID if one in words] or ["en"]
    for panel, state, suit, language in product(panels, states, suits, languages):
        name = f"{state}-{panel}-{suit}" + (f"-{language}" if language != "en" else "")
        picture(state, panel, out / f"{name}.png", language, dark=suit == "dark", **likes)


if __name__ == "__main__":
    main()
