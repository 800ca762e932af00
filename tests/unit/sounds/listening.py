"""What can be measured of a sound: its samples, its spectrum, its tones one by one."""

from __future__ import annotations

import cmath
import math
import wave
from array import array
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from sys import byteorder

FOLDER = Path(__file__).parents[3] / "assets" / "sounds"
SLICE = 0.004
"""Seconds in which one looks whether anything is to be heard."""
EAR = 0.125
"""Seconds over which an ear sums up how loud a sound is."""
MIDDLES = (400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000)
LOUDER = (-4.8, -3.2, -1.9, -0.8, 0.0, 0.6, 1.0, 1.2, 1.3, 1.2, 1.0)
HEARD_DB = dict(zip(MIDDLES, LOUDER, strict=True))
"""How much louder an ear finds a third of an octave, from its middle in Hz: A-weighting."""


@dataclass(frozen=True)
class Sound:
    """A sound's samples from -1 to 1."""

    samples: tuple[float, ...]
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    @property
    def peak(self) -> float:
        return max(map(abs, self.samples))

    @cached_property
    def spectrum(self) -> list[tuple[float, float]]:
        """Each frequency in Hz with its power."""
        size = 1 << (len(self.samples) - 1).bit_length()
        padded = [complex(sample) for sample in self.samples]
        padded += [0j] * (size - len(padded))
        lines = fourier(padded)[: size // 2]
        return [(n * self.rate / size, abs(line) ** 2 / size) for n, line in enumerate(lines)]

    @property
    def pitch(self) -> float:
        """The strongest frequency in Hz."""
        return max(self.spectrum, key=lambda line: line[1])[0]

    def share(self, low: float, high: float) -> float:
        """The share of the power that lies between two frequencies."""
        whole = sum(power for _, power in self.spectrum)
        return sum(power for hertz, power in self.spectrum if low <= hertz <= high) / whole

    @cached_property
    def tones(self) -> list[Sound]:
        """The parts between which nothing is to be heard."""
        found: list[list[float]] = []
        step = round(SLICE * self.rate)
        silent = True
        for start in range(0, len(self.samples), step):
            part = self.samples[start : start + step]
            if max(map(abs, part)) < self.peak / 20:
                silent = True
                continue
            if silent:
                found.append([])
            silent = False
            found[-1] += part
        return [Sound(tuple(part), self.rate) for part in found]

    def loudness_db(self) -> float:
        """The level of the loudest moment that an ear takes in, as the ear weighs frequencies."""
        window, step = round(EAR * self.rate), round(EAR * self.rate / 8)
        starts = range(0, max(len(self.samples) - window, 0) + 1, step)
        loudest = max(starts, key=lambda start: energy(self.samples[start : start + window]))
        moment = Sound(self.samples[loudest : loudest + window], self.rate)
        heard = sum(power * 10 ** (ear(hertz) / 10) for hertz, power in moment.spectrum)
        return 10 * math.log10(heard)


def energy(samples: tuple[float, ...]) -> float:
    return sum(sample * sample for sample in samples)


def ear(hertz: float) -> float:
    return HEARD_DB[min(HEARD_DB, key=lambda middle: abs(middle - hertz))]


def fourier(values: list[complex]) -> list[complex]:
    """The discrete Fourier transform of a power of two of values."""
    if len(values) == 1:
        return values
    even, odd = fourier(values[::2]), fourier(values[1::2])
    turned = [value * turn for value, turn in zip(odd, turns(len(values)), strict=True)]
    both = list(zip(even, turned, strict=True))
    return [a + b for a, b in both] + [a - b for a, b in both]


@cache
def turns(count: int) -> list[complex]:
    """The first half of ``count`` steps round the circle."""
    return [cmath.rect(1, -math.tau * n / count) for n in range(count // 2)]


@cache
def sound(name: str) -> Sound:
    """Read a file of assets/sounds."""
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        whole = array("h", file.readframes(file.getnframes()))
        rate = file.getframerate()
    if byteorder == "big":
        whole.byteswap()
    return Sound(tuple(sample / 32768 for sample in whole), rate)
