"""A keyboard on the window: its keys go through SDL's queue, as those of a real one do."""

from __future__ import annotations

import ctypes

from kivy.core.window import Window, _window_sdl2

from kiosk.screens.scanner.hid import PLAIN, SHIFTED

ENTER, ESCAPE, TAB, F1, F4, F12, ENTER_OF_THE_KEYPAD = 40, 41, 43, 58, 61, 69, 88
CTRL, SHIFT, ALT = 224, 225, 226
NOT_ON_A_US_KEYBOARD = 50
USAGES = {char: (usage, False) for usage, char in PLAIN.items() if usage != NOT_ON_A_US_KEYBOARD}
USAGES |= {char: (use, True) for use, char in SHIFTED.items() if use != NOT_ON_A_US_KEYBOARD}
USAGES |= {chr(97 + n): (4 + n, False) for n in range(26)}
USAGES |= {chr(65 + n): (4 + n, True) for n in range(26)}

# SDL_events.h, SDL_keycode.h
QUIT, KEY_DOWN, KEY_UP = 0x100, 0x300, 0x301
MODIFIERS = {SHIFT: 0x0001, CTRL: 0x0040, ALT: 0x0100}
NO_CHARACTER = 1 << 30
SYMBOLS = {usage: ord(char) for usage, char in PLAIN.items()}
SYMBOLS |= {4 + n: 97 + n for n in range(26)} | {ENTER: 13, ESCAPE: 27, TAB: 9}


class _Event(ctypes.Structure):
    """SDL_KeyboardEvent, as long as SDL's largest event."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("timestamp", ctypes.c_uint32),
        ("window", ctypes.c_uint32),
        ("state", ctypes.c_uint8),
        ("repeat", ctypes.c_uint8),
        ("padding", ctypes.c_uint16),
        ("usage", ctypes.c_int32),
        ("symbol", ctypes.c_int32),
        ("modifiers", ctypes.c_uint16),
        ("rest", ctypes.c_uint8 * 98),
    )


SDL = ctypes.CDLL(_window_sdl2.__file__)


class Keyboard:
    """May be used by any thread; what it did is heard once the window has looked (``read``)."""

    def press(self, usage: int, *modifiers: int) -> None:
        """Press a key, and let it come up, while modifiers are held."""
        self.down(usage, *modifiers)
        self.up(usage, *modifiers)

    def down(self, usage: int, *modifiers: int) -> None:
        """Press a key; once more without ``up`` is what a held key does."""
        self._push(KEY_DOWN, usage, modifiers)

    def up(self, usage: int, *modifiers: int) -> None:
        """Let a key come up."""
        self._push(KEY_UP, usage, modifiers)

    def write(self, text: str, end: int | None = ENTER) -> None:
        """Write at once, as a scanner does."""
        for char in text:
            self.write_one(char)
        if end is not None:
            self.press(end)

    def write_one(self, char: str) -> None:
        """Write one character."""
        usage, shifted = USAGES[char]
        if shifted:
            self.down(SHIFT, SHIFT)
            self.press(usage, SHIFT)
            self.up(SHIFT)
        else:
            self.press(usage)

    def quit(self) -> None:
        """Ask for the window to close, as Alt+F4 does where windows have frames."""
        self._queue(_Event(type=QUIT))

    def _push(self, kind: int, usage: int, modifiers: tuple[int, ...]) -> None:
        held = sum(MODIFIERS[modifier] for modifier in modifiers)
        symbol = SYMBOLS.get(usage, NO_CHARACTER | usage)
        state = int(kind == KEY_DOWN)
        self._queue(
            _Event(type=kind, state=state, usage=usage, symbol=symbol, modifiers=held),
        )

    def _queue(self, event: _Event) -> None:
        assert SDL.SDL_PushEvent(ctypes.byref(event)) == 1


def read() -> None:
    """Let the window read what its queue holds, as it does once a frame."""
    Window.mainloop()
