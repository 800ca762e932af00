"""What each key of a keyboard writes: USB HID usages (page 7) on a US keyboard.

A scanner sends keys, not letters, so the letters are read from the keys and not from what the
system's keyboard layout makes of them. Source: USB HID Usage Tables, section 10.
"""

from __future__ import annotations

LETTER_A, LETTER_Z = 4, 29
TAB = 43
ENDS = frozenset({40, TAB, 88})
"""Enter, tab, and enter of the keypad."""

CLOSING_BRACKET = 48
GROUP_SEPARATOR = "\x1d"
"""What a GS1 code puts between its fields; scanners type it as Ctrl and ``]``."""

PLAIN = dict(zip(range(30, 40), "1234567890", strict=True)) | dict(
    zip((44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56), " -=[]\\#;'`,./", strict=True)
)
SHIFTED = dict(zip(range(30, 40), "!@#$%^&*()", strict=True)) | dict(
    zip((44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56), ' _+{}|~:"~<>?', strict=True)
)
KEYPAD = dict(zip(range(84, 88), "/*-+", strict=True)) | dict(
    zip(range(89, 100), "1234567890.", strict=True)
)
BESIDE_Y = {100: ("\\", "|")}
"""The key that only keyboards outside of the US have."""


def character(usage: int, modifiers: frozenset[str]) -> str:
    """Return what a key writes, or nothing for a key that writes nothing.

    Caps lock is not heeded: a scanner presses shift for each capital itself.
    """
    if "ctrl" in modifiers:
        return GROUP_SEPARATOR if usage == CLOSING_BRACKET else ""
    if modifiers & {"alt", "alt-gr", "meta"}:
        return ""
    shift = "shift" in modifiers
    if LETTER_A <= usage <= LETTER_Z:
        return chr(ord("A" if shift else "a") + usage - LETTER_A)
    if usage in BESIDE_Y:
        return BESIDE_Y[usage][shift]
    return KEYPAD.get(usage) or (SHIFTED if shift else PLAIN).get(usage, "")
