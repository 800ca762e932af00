"""Opens the loudspeaker before Kivy does, with a buffer short enough to answer a scan in time.

Kivy asks SDL's mixer for 4096 samples at a time: a sound would start up to 93 ms late, and wait as
long again behind what the sound card still holds. A mixer that is open stays as it is, so whoever
opens it first decides. It is opened through ``ctypes``, which lets the bench go on meanwhile: a
sound server that does not answer would otherwise hold up everything.
"""

from __future__ import annotations

import ctypes
import logging
import sys

log = logging.getLogger(__name__)

RATE = 44100
CHANNELS = 2
SAMPLES = 512
"""Samples to a buffer: 11.6 ms."""
SIXTEEN_BITS = 0x8010 if sys.byteorder == "little" else 0x9010
"""SDL's AUDIO_S16SYS. With this and two channels Kivy finds what it asks for, and leaves it."""
OTHER_RATE_TOO = 1
"""SDL_AUDIO_ALLOW_FREQUENCY_CHANGE: what is converted then, is while it is loaded."""


def open_device() -> None:
    """Open the loudspeaker that the system names as its usual one; takes as long as it takes.

    Raises:
        OSError: there is none, or it is not to be had.
    """
    mixer = _mixer()
    if mixer is None:
        log.info("sounds start later than they could: SDL's mixer was not found")
        return
    if mixer.Mix_OpenAudioDevice(RATE, SIXTEEN_BITS, CHANNELS, SAMPLES, None, OTHER_RATE_TOO) != 0:
        raise OSError(_why(mixer))


def _mixer() -> ctypes.CDLL | None:
    """Find the mixer that Kivy plays with."""
    from kivy.core.audio import audio_sdl2  # noqa: PLC0415 - loads it

    # Elsewhere than on Windows, what a library is linked to is found through it.
    name = "SDL2_mixer.dll" if sys.platform == "win32" else audio_sdl2.__file__
    try:
        mixer = ctypes.CDLL(name)
        mixer.Mix_OpenAudioDevice.argtypes = [
            *(ctypes.c_int, ctypes.c_uint16, ctypes.c_int, ctypes.c_int),
            *(ctypes.c_char_p, ctypes.c_int),
        ]
    except (OSError, AttributeError):
        return None
    return mixer


def _why(mixer: ctypes.CDLL) -> str:
    try:
        mixer.SDL_GetError.restype = ctypes.c_char_p
        return str(mixer.SDL_GetError().decode("utf-8", "replace"))
    except AttributeError:
        return "the system names none"
