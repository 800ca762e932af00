"""Make assets/sounds/*.wav, the six sounds of the bench, with the standard library alone.

Each is told from the others three ways, so that nobody has to listen closely: by its pitch, at
least 20 % away, by its rhythm, and by which way it goes. All lie between 500 and 3000 Hz, where
alarms are heard best (IEC 60601-1-8), with several partials each, for young ears and old. They are
equally loud to an ear, and as loud as they can be without being cut off.

    python scripts/make_sounds.py
"""

from __future__ import annotations

import argparse
import io
import math
import wave
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

RATE = 44100
"""Samples a second: what the sound card is opened with, so that nothing is converted."""
FOLDER = Path(__file__).resolve().parents[1] / "assets" / "sounds"
PEAK = 0.89
"""The largest sample of the loudest sound; 1 is what the file can hold."""
ATTACK = 0.002
RELEASE = 0.012
"""Seconds in which a tone comes and goes: quick, but without a click."""
EAR = 0.125
"""Seconds over which an ear sums up how loud a sound is."""


@dataclass(frozen=True, kw_only=True)
class Tone:
    """One tone: when it starts and how long it lasts in seconds, and its pitch in Hz."""

    at: float = 0.0
    lasts: float
    pitch: float
    to: float = 0.0
    """Where the pitch has gone to at the end; 0 stays."""


@dataclass(frozen=True, kw_only=True)
class Sound:
    """One sound. ``partials`` maps multiples of the pitch to how strong they are."""

    tones: tuple[Tone, ...]
    partials: dict[float, float]
    fading: float
    """How quickly a tone dies away: 0 holds like a buzzer, 5 rings like a bell."""


SOUNDS = {
    # One high tick.
    "counted": Sound(
        tones=(Tone(lasts=0.12, pitch=1900),), partials={1: 1.0, 1.5: 0.45}, fading=0.8
    ),
    # Two steps up.
    "last": Sound(
        tones=(Tone(lasts=0.075, pitch=863), Tone(at=0.085, lasts=0.20, pitch=1150)),
        partials={1: 1.0, 2: 0.45},
        fading=2.0,
    ),
    # Low and rough: one that falls, one that stays down.
    "wrong": Sound(
        tones=(Tone(lasts=0.20, pitch=700, to=525), Tone(at=0.26, lasts=0.30, pitch=525)),
        partials={1: 1.0, 3: 0.5, 5: 0.35},
        fading=0.3,
    ),
    # Four beats on one pitch.
    "too-many": Sound(
        tones=tuple(Tone(at=0.1 * beat, lasts=0.06, pitch=680) for beat in range(4)),
        partials={1: 1.0, 2: 0.6, 4: 0.3},
        fading=0.3,
    ),
    # A bell: down, and up again.
    "attention": Sound(
        tones=(
            Tone(lasts=0.2, pitch=880),
            Tone(at=0.22, lasts=0.12, pitch=700),
            Tone(at=0.36, lasts=0.28, pitch=880),
        ),
        partials={1: 1.0, 2: 0.3, 3: 0.3},
        fading=2.0,
    ),
    # Three steps up, a chord.
    "done": Sound(
        tones=(
            Tone(lasts=0.08, pitch=987),
            Tone(at=0.09, lasts=0.08, pitch=1233),
            Tone(at=0.18, lasts=0.30, pitch=1480),
        ),
        partials={1: 1.0, 2: 0.35},
        fading=2.5,
    ),
}


def files() -> dict[str, bytes]:
    """Each sound's name and its WAV file: one channel of 16 bits."""
    drawn = {name: draw(sound) for name, sound in SOUNDS.items()}
    loud = {name: loudness(draw(sound, weight)) for name, sound in SOUNDS.items()}
    # As loud as the one that must be drawn highest allows.
    common = min(PEAK * loud[name] / max(map(abs, wanted)) for name, wanted in drawn.items())
    return {name: _wav(wanted, common / loud[name]) for name, wanted in drawn.items()}


def draw(sound: Sound, heard: Callable[[float], float] = lambda _: 1.0) -> list[float]:
    """Draw a sound, sample by sample; ``heard`` says how strong a frequency in Hz shall be."""
    end = max(tone.at + tone.lasts for tone in sound.tones)
    samples = [0.0] * round(end * RATE)
    for tone in sound.tones:
        first = round(tone.at * RATE)
        for number in range(round(tone.lasts * RATE)):
            moment = number / RATE
            shape = _envelope(moment, tone.lasts, sound.fading)
            samples[first + number] += shape * _partials(tone, sound.partials, moment, heard)
    return samples


def weight(frequency: float) -> float:
    """How strong an ear finds a frequency in Hz: the A-weighting of IEC 61672-1, 1 at 1000 Hz."""
    square = frequency**2
    above = 12194.0**2 * square**2
    below = (square + 20.6**2) * (square + 12194.0**2)
    below *= math.sqrt((square + 107.7**2) * (square + 737.9**2))
    return 1.2589 * above / below


def loudness(samples: list[float]) -> float:
    """The root mean square of the loudest moment that an ear takes in."""
    window = round(EAR * RATE)
    sums = [0.0, *accumulate(sample * sample for sample in samples)]
    ends = range(min(window, len(samples)), len(samples) + 1)
    return math.sqrt(max(sums[end] - sums[max(end - window, 0)] for end in ends) / window)


def _partials(
    tone: Tone, partials: dict[float, float], moment: float, heard: Callable[[float], float]
) -> float:
    climb = ((tone.to or tone.pitch) - tone.pitch) / tone.lasts
    pitch = tone.pitch + climb * moment
    turns = tone.pitch * moment + climb * moment**2 / 2
    return sum(
        strength * heard(pitch * multiple) * math.sin(math.tau * multiple * turns)
        for multiple, strength in partials.items()
    )


def _envelope(moment: float, lasts: float, fading: float) -> float:
    come = min(moment / ATTACK, 1.0)
    gone = min((lasts - moment) / RELEASE, 1.0)
    swing = (1 - math.cos(math.pi * come)) * (1 - math.cos(math.pi * gone)) / 4
    return swing * math.exp(-fading * moment / lasts)


def _wav(samples: list[float], level: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(
            b"".join(
                round(sample * level * 32767).to_bytes(2, "little", signed=True)
                for sample in samples
            )
        )
    return file.getvalue()


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=FOLDER)
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (folder / f"{name}.wav").write_bytes(content)
        print(folder / f"{name}.wav", len(content))


if __name__ == "__main__":
    main()
