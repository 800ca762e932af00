"""The serial scanner on a real line of the system: nothing is lost, and a cable may be pulled."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from kiosk.background.loop import Loop
from kiosk.scanner.serial_scanner import AGAIN, SerialScanner

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals to play a serial line", allow_module_level=True)

import termios
import tty

CODE = "5012345678900"
OTHER = "AB123456785GB"
PATIENCE = 30.0
"""Seconds; a guard, no measure."""
MANY_STEPS = 2000


@dataclass
class Cable:
    """A serial line in ``place``, which can be pulled and put back; its other end is ours."""

    place: Path
    ours: int = -1
    theirs: int = -1

    def plug(self) -> None:
        self.ours, self.theirs = os.openpty()
        tty.setraw(self.theirs, termios.TCSANOW)
        self.place.symlink_to(os.ttyname(self.theirs))

    def send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self.ours, data) :]

    def pull(self) -> None:
        if self.ours >= 0:
            os.close(self.ours)
            os.close(self.theirs)
            self.place.unlink()
            self.ours = -1


@dataclass
class Bench:
    """What a scanner on a cable brings."""

    cable: Cable
    heard: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def scanner(self, **more: Any) -> SerialScanner:
        place = str(self.cable.place)
        return SerialScanner(place, 9600, self.heard.append, self.told.append, **more)

    def hear(self, scanner: SerialScanner, count: int = 1) -> None:
        for _ in range(MANY_STEPS):
            if len(self.heard) >= count:
                return
            scanner.step()
        pytest.fail(f"heard {len(self.heard)} of {count}")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    cable = Cable(tmp_path / "scanner")
    cable.plug()
    yield Bench(cable)
    cable.pull()


@pytest.fixture
def scanner(bench: Bench) -> Iterator[SerialScanner]:
    made = bench.scanner()
    made.step()
    yield made
    made.close()


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t", ""])
def test_a_code_is_heard_whatever_ends_it(bench: Bench, scanner: SerialScanner, end: str) -> None:
    bench.cable.send(f"{CODE}{end}".encode())

    bench.hear(scanner)
    assert bench.heard == [CODE]
    assert bench.told == []


def test_a_thousand_codes_at_once_are_a_thousand_codes(
    bench: Bench, scanner: SerialScanner
) -> None:
    codes = [f"{5012345678900 + n}" for n in range(1000)]
    whole = "".join(f"{code}\r\n" for code in codes).encode()
    sending = Thread(target=bench.cable.send, args=(whole,), daemon=True)
    sending.start()

    bench.hear(scanner, len(codes))
    sending.join(PATIENCE)
    assert bench.heard == codes


def test_a_code_that_comes_in_pieces_is_one_code(bench: Bench, scanner: SerialScanner) -> None:
    sent = f"{CODE}\r{OTHER}\r".encode()

    for byte in sent:
        bench.cable.send(bytes([byte]))
        scanner.step()

    bench.hear(scanner, 2)
    assert bench.heard == [CODE, OTHER]


def test_bytes_that_are_no_characters_do_no_harm(bench: Bench, scanner: SerialScanner) -> None:
    bench.cable.send(bytes(range(256)) + b"\r" + CODE.encode() + b"\r")

    bench.hear(scanner, 2)
    assert bench.heard[-1] == CODE


def test_a_scanner_at_another_speed_is_told_until_it_is_understood(
    bench: Bench, scanner: SerialScanner
) -> None:
    bench.cable.send(b"\xfe\x80" * 1500)
    for _ in range(MANY_STEPS):
        scanner.step()
        if bench.told:
            break
    bench.cable.send(f"\r{CODE}\r".encode())

    bench.hear(scanner)
    assert bench.heard == [CODE]
    assert [bool(words) for words in bench.told] == [True, False]
    assert "9600 baud" in bench.told[0]


def test_a_cable_that_is_pulled_is_told_once_and_the_scanner_heard_again(
    bench: Bench, scanner: SerialScanner
) -> None:
    bench.cable.send(f"{CODE}\r501".encode())
    bench.hear(scanner)

    bench.cable.pull()
    assert [scanner.step() for _ in range(4)] == [AGAIN] * 4
    assert [str(bench.cable.place) in words for words in bench.told] == [True]

    bench.cable.plug()
    assert scanner.step() == 0
    assert bench.told[1:] == [""]
    bench.cable.send(f"{OTHER}\r".encode())
    bench.hear(scanner, 2)
    assert bench.heard == [CODE, OTHER]


def test_a_scanner_that_is_not_there_at_the_start_is_heard_once_it_is(bench: Bench) -> None:
    bench.cable.pull()
    scanner = bench.scanner()
    assert scanner.step() == AGAIN
    assert len(bench.told) == 1

    bench.cable.plug()
    scanner.step()
    bench.cable.send(f"{CODE}\r".encode())
    bench.hear(scanner)
    scanner.close()

    assert bench.told[1:] == [""]


def test_pulled_again_and_again_it_is_told_and_heard_each_time(bench: Bench) -> None:
    scanner = bench.scanner()
    before = open_files()
    for turn in range(20):
        scanner.step()
        bench.cable.send(f"{CODE}\r".encode())
        bench.hear(scanner, turn + 1)
        bench.cable.pull()
        assert scanner.step() == AGAIN
        bench.cable.plug()
    scanner.close()

    assert [bool(words) for words in bench.told] == [True, False] * 19 + [True]
    assert open_files() < before + 10


def open_files() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


def test_two_programs_do_not_share_a_scanner(bench: Bench, scanner: SerialScanner) -> None:
    second = bench.scanner()

    assert second.step() == AGAIN
    assert "another program" in bench.told[0]

    scanner.close()
    assert second.step() == 0
    assert bench.told[1:] == [""]
    second.close()


def test_what_is_no_serial_line_is_told(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("nothing")
    told: list[str] = []
    scanner = SerialScanner(str(tmp_path / "file"), 9600, bench.heard.append, told.append)

    assert [scanner.step(), scanner.step()] == [AGAIN] * 2
    assert len(told) == 1


def test_a_speed_that_the_line_does_not_have_is_told(bench: Bench) -> None:
    place = str(bench.cable.place)
    scanner = SerialScanner(place, -1, bench.heard.append, bench.told.append)

    assert scanner.step() == AGAIN
    assert "-1 baud" in bench.told[0]


def test_a_prefix_is_taken_off(bench: Bench) -> None:
    scanner = bench.scanner(prefix="~")
    scanner.step()
    bench.cable.send(f"~{CODE}\r{OTHER}\r~\r".encode())
    bench.hear(scanner, 2)
    scanner.close()

    assert bench.heard == [CODE, OTHER]


def test_a_code_that_nobody_can_bear_does_not_hold_up_the_next(bench: Bench) -> None:
    def scanned(code: str) -> None:
        if code == CODE:
            raise ValueError(code)
        bench.heard.append(code)

    scanner = SerialScanner(str(bench.cable.place), 9600, scanned, bench.told.append)
    scanner.step()
    bench.cable.send(f"{CODE}\r{OTHER}\r".encode())

    with pytest.raises(ValueError, match=CODE):
        bench.hear(scanner)
    bench.hear(scanner)
    scanner.close()

    assert bench.heard == [OTHER]
    assert bench.told == []


def test_in_a_loop_it_is_heard_and_stops_when_told(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="kiosk.scanner")
    came = Event()

    def scanned(code: str) -> None:
        bench.heard.append(code)
        came.set()

    scanner = SerialScanner(str(bench.cable.place), 9600, scanned, bench.told.append)
    loop = Loop("scanner", scanner.step, scanner.close)
    loop.start()
    bench.cable.send(f"{CODE}\r".encode())
    while not came.wait(0.5):
        # What comes before the line is open is lost, as on any line.
        bench.cable.send(f"{CODE}\r".encode())

    assert loop.stop(timeout=PATIENCE)
    assert bench.heard[0] == CODE
    assert scanner._line is None
    assert CODE not in caplog.text
