"""Takes pictures of the glass: python -m tests.ui.gallery FOLDER [states, panels, light, dark]."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
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

from tests.ui import examples  # noqa: E402
from tests.ui.glass import Hand, draw, shoot  # noqa: E402
from tests.ui.states import PANELS, STATES  # noqa: E402


def picture(state: str, panel: str, path: Path, *, dark: bool) -> None:
    """Write one picture."""
    models = dict(STATES[state])
    models["strip"] = replace(models.get("strip", examples.STRIP), dark=dark)
    hand = Hand(PANELS[panel], **models)
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
    suits = [suit for suit in ("light", "dark") if suit in words] or ["light", "dark"]
    for panel in panels:
        for state in states:
            for suit in suits:
                path = out / f"{state}-{panel}-{suit}.png"
                picture(state, panel, path, dark=suit == "dark")


if __name__ == "__main__":
    main()
