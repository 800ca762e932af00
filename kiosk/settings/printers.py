"""Where printers are: their addresses, read from the settings and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from kiosk.settings.schema import Printer, Settings

PAPERS = (
    "picking-note", "packing-slip", "address-label", "return-slip",
    "return-receipt", "put-back-slip", "till-reading",
)  # fmt: skip
ROLLS = ("80mm", "58mm")
RAW_PORT = 9100
CUPS_PORT = 631
MOST_PORTS = 65_535
_HOST = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?P<port>\d{1,5}))?")
_QUEUE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}")
_DEVICE = re.compile(r"/dev/\S+")
_COM = re.compile(r"COM\d{1,3}", re.IGNORECASE)
_PARITY = {"none": "N", "even": "E", "odd": "O"}
_HANDSHAKES = ("dtr", "rts", "xon", "none")

Kind: TypeAlias = Literal["tcp", "device", "serial", "cups", "folder", "screen"]


class WrongAddress(ValueError):
    """It can't be the address of a printer; says what would be."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a printer is; which fields matter depends on ``kind``.

    ``path`` is a device, a port, a queue or a folder; empty for the usual folder.
    """

    kind: Kind
    host: str = ""
    port: int = 0
    path: str = ""
    baud: int = 19200
    parity: str = "N"
    handshake: str = "dtr"

    @property
    def on_a_roll(self) -> bool:
        """Whether it is a receipt printer, which prints on rolls alone."""
        return self.kind in {"tcp", "device", "serial"}


def address(text: str) -> Address:
    """Read an address such as ``tcp://192.168.1.50:9100``.

    Raises:
        WrongAddress: it is none.
    """
    scheme, colon, rest = text.partition(":")
    rest = rest.removeprefix("//") if scheme in {"tcp", "cups", "serial"} else rest
    if _DEVICE.fullmatch(text):
        return Address(kind="device", path=text)
    if _COM.fullmatch(text):
        return Address(kind="serial", path=text.upper())
    read = {"tcp": _tcp, "cups": _cups, "serial": _serial, "folder": _folder, "screen": _screen}
    if not colon or scheme not in read:
        raise WrongAddress(
            f"{text!r} is no address of a printer such as tcp://192.168.1.50, /dev/usb/lp0, "
            "COM3, serial:///dev/ttyUSB0, cups://queue, folder: or screen:"
        )
    return read[scheme](rest)


def problem(settings: Settings) -> str:
    """What is wrong with the printers, as ``key: sentence``; empty when nothing is."""
    names = [printer.name for printer in settings.printer]
    for printer in settings.printer:
        if why := _wrong(printer):
            return f"printer {printer.name!r}: {why}"
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        return f"printer: the name {twice[0]!r} stands there more than once"
    known = names or [USUAL]
    for paper, name in settings.printing.papers.items():
        if paper not in PAPERS:
            return f"printing.papers: {paper!r} is no paper; there are {', '.join(PAPERS)}"
        if name not in known:
            there = ", ".join(known)
            return f"printing.papers.{paper}: there is no printer {name!r}; there is {there}"
    return ""


USUAL = "PDF"
"""The printer of a bench for which none is set: papers as PDF in the folder."""


def _wrong(printer: Printer) -> str:
    try:
        at = address(printer.at)
    except WrongAddress as why:
        return str(why)
    if printer.name != printer.name.strip() or not printer.name.isprintable():
        return "a name begins and ends with a letter, and can be printed"
    if at.on_a_roll and printer.medium not in ROLLS:
        return (
            f"a receipt printer prints on {' or '.join(ROLLS)}, not on {printer.medium}; "
            "reach a printer of sheets or labels by cups://"
        )
    return ""


def _host(text: str, usual: int) -> tuple[str, int]:
    found = _HOST.fullmatch(text)
    port = int(found["port"] or usual) if found else 0
    if found is None or not 0 < port <= MOST_PORTS:
        raise WrongAddress(f"{text!r} is no host such as 192.168.1.50 or printer.local:{usual}")
    return found["host"].strip("[]"), port


def _tcp(rest: str) -> Address:
    host, port = _host(rest.removesuffix("/"), RAW_PORT)
    return Address(kind="tcp", host=host, port=port)


def _cups(rest: str) -> Address:
    server, _, queue = rest.rpartition("/")
    if not _QUEUE.fullmatch(queue):
        raise WrongAddress(f"{queue!r} can't be a print queue; lpstat -e lists those there are")
    host, port = _host(server.removesuffix("/printers") or "localhost", CUPS_PORT)
    return Address(kind="cups", host=host, port=port, path=queue)


def _serial(rest: str) -> Address:
    path, _, query = rest.partition("?")
    given = dict(parse_qsl(query, keep_blank_values=True))
    unknown = sorted(set(given) - {"baud", "parity", "handshake"})
    if unknown:
        raise WrongAddress(f"{unknown[0]!r} is unknown; say baud, parity or handshake")
    baud, parity = given.get("baud", "19200"), given.get("parity", "none")
    handshake = given.get("handshake", "dtr")
    if not (_DEVICE.fullmatch(path) or _COM.fullmatch(path)):
        raise WrongAddress(f"{path!r} is no serial port such as /dev/ttyUSB0 or COM3")
    if not (baud.isdecimal() and 300 <= int(baud) <= 4_000_000):  # noqa: PLR2004 - real speeds
        raise WrongAddress(f"{baud!r} is no speed in baud, such as 19200")
    if parity not in _PARITY:
        raise WrongAddress(f"{parity!r} is no parity; say {', '.join(_PARITY)}")
    if handshake not in _HANDSHAKES:
        raise WrongAddress(f"{handshake!r} is no handshake; say {', '.join(_HANDSHAKES)}")
    return Address(
        kind="serial", path=path, baud=int(baud), parity=_PARITY[parity], handshake=handshake
    )


def _folder(rest: str) -> Address:
    return Address(kind="folder", path=rest.removeprefix("//"))


def _screen(rest: str) -> Address:
    if rest.strip("/"):
        raise WrongAddress("screen: takes nothing behind it")
    return Address(kind="screen")
