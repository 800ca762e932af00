"""Takes pictures of the glass in every state and size: python -m tests.ui.gallery OUT [names]."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

for _name, _value in {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "MIXED",
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    "KCFG_GRAPHICS_MULTISAMPLES": "0",
    "KCFG_GRAPHICS_WIDTH": "1920",
    "KCFG_GRAPHICS_HEIGHT": "1920",
}.items():
    os.environ.setdefault(_name, _value)

from dataclasses import replace  # noqa: E402

from kivy.base import EventLoop  # noqa: E402
from kivy.core.window import Window  # noqa: E402

from kiosk.presenters.models import CarrierModel, NoticeModel, PaperModel  # noqa: E402
from kiosk.screens.bench import BenchScreen  # noqa: E402
from kiosk.screens.verbs import Presenters  # noqa: E402
from tests.ui import examples as ex  # noqa: E402
from tests.ui.glass import Recorder, idle, shoot  # noqa: E402

SIZES = {
    "800x480": (800, 480, 154.0),
    "1280x800": (1280, 800, 323.0),
    "1280x800-10in": (1280, 800, 217.0),
    "1920x1080": (1920, 1080, 344.0),
    "1080x1920": (1080, 1920, 194.0),
}

BLANK: dict[str, Any] = {
    "strip": ex.STRIP,
    "queue": ex.QUEUE,
    "order": ex.ORDER,
    "carrier": CarrierModel(),
    "notice": NoticeModel(),
    "paper": PaperModel(),
    "bench": None,
}
STATES: dict[str, dict[str, Any]] = {
    "bench": {},
    "welcome": {"order": ex.WELCOME},
    "unpaid": {"order": ex.UNPAID},
    "cancelled": {"order": ex.CANCELLED},
    "long": {"order": ex.LONG},
    "refused": {"order": ex.REFUSED},
    "abroad": {"order": ex.ABROAD},
    "empty": {"queue": ex.EMPTY_QUEUE, "order": ex.WELCOME},
    "sync": {"queue": ex.FIRST_SYNC, "order": ex.WELCOME},
    "alarm": {"strip": ex.ALARM},
    "search": {"queue": ex.SEARCHING},
    "carrier": {"carrier": ex.CARRIER_EMPTY},
    "scanned": {"carrier": ex.CARRIER_SCANNED},
    "typing": {"carrier": ex.CARRIER_TYPING},
    "notice": {"notice": ex.NOTICE_REFUSAL},
    "hold": {"notice": ex.NOTICE_HOLD},
    "question": {"notice": ex.NOTICE_QUESTION},
    "paper": {"paper": ex.PAPER},
}


def bench(state: dict[str, Any], panel_mm: float, size: tuple[int, int]) -> BenchScreen:
    """Return a bench of a size in pixels that shows a state."""
    shown = BLANK | state
    presenters = Presenters(**{key: Recorder(shown[key], [], key) for key in shown})
    return BenchScreen(presenters, panel_mm=panel_mm, size=size, size_hint=(None, None))


def picture(name: str, size: str, path: Path, *, dark: bool) -> None:
    """Write one picture."""
    width, height, panel_mm = SIZES[size]
    state = dict(STATES[name])
    state["strip"] = replace(state.get("strip", ex.STRIP), dark=dark)
    screen = bench(state, panel_mm, (width, height))
    Window.add_widget(screen)
    idle(5)
    shoot(path, (width, height))
    Window.remove_widget(screen)


def main() -> None:
    """Write the pictures that the command line asks for; all of them when it names none."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    words = sys.argv[2:]
    names = [name for name in STATES if name in words] or list(STATES)
    sizes = [size for size in SIZES if size in words] or list(SIZES)
    darks = [dark for dark in (False, True) if ("dark" if dark else "light") in words] or [False, True]
    EventLoop.ensure_window()
    idle(2)
    for size in sizes:
        for name in names:
            for dark in darks:
                picture(name, size, out / f"{name}-{size}{'-dark' if dark else ''}.png", dark=dark)


if __name__ == "__main__":
    main()
