"""A bare Kivy window with one label: the floor of start, memory and idleness.

``python -m tests.bench.bare 1280x800 x11 7`` writes a byte to file descriptor 7 when it is painted.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Any

from kiosk.screens.window import set_up_window


@dataclass(frozen=True)
class Panel:
    """The screen, as the kiosk's settings would describe it."""

    size: str
    video_driver: str
    full_screen: bool = False


def main(size: str, video_driver: str, told: int) -> None:
    """Show the window until it is closed or the process is ended."""
    set_up_window(Panel(size, video_driver))
    from kivy.base import runTouchApp
    from kivy.core.window import Window
    from kivy.uix.label import Label

    def tell(*_: Any) -> None:
        Window.unbind(on_flip=tell)
        os.write(told, b"!")

    Window.bind(on_flip=tell)
    runTouchApp(Label(text="Packbench"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
