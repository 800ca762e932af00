"""The commands: what can be typed after ``main.py``."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ports.failures import NotKept
from kiosk.settings.load import WrongSetting, load
from kiosk.store.lean import load_peewee
from kiosk.wording.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.settings.schema import Settings

log = logging.getLogger(__name__)

PAPERS = (
    "picking-note", "packing-slip", "address-label", "return-slip",
    "return-receipt", "put-back-slip", "till-reading", "command-sheet",
)  # fmt: skip
TRY_AGAIN = 75
"""What BSD's sysexits.h calls EX_TEMPFAIL: whoever started the program may do so once more."""
OFFICE = {
    "people": ("people_command", "people_command"),
    "audit": ("audit_command", "audit_command"),
    "purge": ("privacy_command", "purge_command"),
    "erase-amazon-data": ("privacy_command", "erase_command"),
    "backup": ("backup_command", "backup_command"),
    "restore": ("backup_command", "restore_command"),
}
PEOPLE_ACTS = ("list", "add", "badge", "pin", "phrase", "totp", "language", "unlock", "leave")
CHAIN_LIMIT = 10
"""Mistakes that led to one another, of which a log tells."""
SPOKEN = "what the bench speaks with this person; else what it speaks with anybody"
MEDIA = ("a4", "letter", "a6", "4x6", "80mm", "58mm")


def main(arguments: Sequence[str]) -> int:
    """Run the command that was typed; returns the exit code."""
    parsed = _parser().parse_args(arguments)
    _log_to_stderr()
    command: Callable[[Settings, argparse.Namespace], int] = parsed.command
    try:
        return command(load(parsed.settings), parsed)
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except NotKept as gone:
        print(f"The database can't be used now: {gone}", file=sys.stderr)
        return TRY_AGAIN
    except KeyboardInterrupt:
        return 130
    except Exception:
        log.exception("a mistake of the program's own")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="The packing bench.")
    parser.add_argument("--settings", type=Path, help="settings file instead of the usual one")
    parser.set_defaults(command=_run)
    commands = parser.add_subparsers(title="commands", metavar="")
    for name, command, text in (
        ("run", _run, "the bench (what happens without a command)"),
        ("hub", _hub, "the background client alone, which talks to Amazon"),
        ("demo", _demo, "the bench on a simulated Amazon with a shop's worth of orders"),
        ("tour", _tour, "the demo played by itself, leaving pictures and papers"),
        ("simulator", _simulator, "the simulated Amazon alone"),
        ("doctor", _doctor, "say what is wrong with this bench, and what to do"),
        ("paper", _paper, "make any paper of an order that is given as Amazon's JSON"),
        ("printer-test", _printer_test, "print a test page at a printer of this bench"),
        ("people", _office, f"who may sign in: {', '.join(PEOPLE_ACTS)}"),
        ("audit", _office, "see whether anybody has touched the journal"),
        ("purge", _office, "forget buyers whose time is over (the hub does so by itself)"),
        ("erase-amazon-data", _office, "erase all that came from Amazon"),
        ("backup", _office, "make a backup while benches work"),
        ("restore", _office, "put a backup in the place of the database"),
        ("workflow", _workflow, "print the page on the workflow"),
        ("settings", _settings, "print every setting with its meaning"),
    ):
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command)
        if name == "hub":
            sub.add_argument("--attached", action="store_true", help=argparse.SUPPRESS)
        if name in OFFICE:
            _add_office_arguments(sub, name)
        if name == "paper":
            _add_paper_arguments(sub)
        if name == "printer-test":
            sub.add_argument("name", metavar="NAME", help="the printer's name, as set")
        if name == "tour":
            sub.add_argument("--out", type=Path, default=Path("demo-output"))
            sub.add_argument("--size", default="1280x800")
        if name == "simulator":
            sub.add_argument("--port", type=int, default=0)
            sub.add_argument("--attached", action="store_true", help=argparse.SUPPRESS)
    return parser


def _add_paper_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("kind", metavar="KIND", choices=PAPERS, help=", ".join(PAPERS))
    sub.add_argument("--medium", choices=MEDIA, default="a4")
    sub.add_argument("--format", choices=("pdf", "png", "escpos"), default="pdf")
    sub.add_argument("--out", required=True, metavar="FILE", help="a file, or - for the output")
    sub.epilog = (
        "The order is read from the standard input: one of Orders 2026-01-01; a command-sheet is "
        "that of none. A return-receipt shows a return of all of it, a till-reading its sale alone."
    )


def _add_office_arguments(sub: argparse.ArgumentParser, name: str) -> None:
    sub.set_defaults(office=name)
    if name == "people":
        sub.add_argument("act", choices=PEOPLE_ACTS, help="what is to be done")
        sub.add_argument("who", nargs="?", default="", help="a name or an id")
        sub.add_argument("--role", choices=("packer", "supervisor", "owner"), default="packer")
        sub.add_argument("--out", type=Path, metavar="FILE", help="the badge as PDF")
        sub.add_argument("--language", choices=tuple(LANGUAGES), default="", help=SPOKEN)
    if name == "audit":
        sub.add_argument("act", choices=("verify",))
    if name == "purge":
        sub.add_argument("--dry-run", action="store_true", help="only say whose")
    if name == "erase-amazon-data":
        sub.add_argument("--sure", default="", metavar="WORDS")
    if name == "backup":
        sub.add_argument(
            "--to", type=Path, metavar="FOLDER", help="else backups in the data folder"
        )
    if name == "restore":
        sub.add_argument("file", nargs="?", type=Path, help="else the newest in the data folder")


def _office(settings: Settings, parsed: argparse.Namespace) -> int:
    load_peewee()
    module, function = OFFICE[parsed.office]
    command = getattr(import_module(f"kiosk.office.{module}"), function)
    return int(command(settings, parsed))


def _run(settings: Settings, parsed: argparse.Namespace) -> int:
    gc.disable()  # while a program loads nothing dies; the bench turns it on once it is painted
    load_peewee()
    from kiosk.app import run, usual_hub

    return run(settings, usual_hub(parsed.settings))


def _hub(settings: Settings, parsed: argparse.Namespace) -> int:
    load_peewee()
    from kiosk.hub import run

    return run(settings, attached=parsed.attached)


def _demo(settings: Settings, _: argparse.Namespace) -> int:
    load_peewee()
    from kiosk.demo import demo

    return demo(settings)


def _tour(settings: Settings, parsed: argparse.Namespace) -> int:
    from kiosk.tour.story import tour

    return tour(settings, parsed.out, parsed.size)


def _simulator(_: Settings, parsed: argparse.Namespace) -> int:
    from kiosk.demo import simulator

    return simulator(parsed.port, attached=parsed.attached)


def _doctor(settings: Settings, _: argparse.Namespace) -> int:
    from kiosk.doctor.report import doctor

    return doctor(settings)


def _paper(settings: Settings, parsed: argparse.Namespace) -> int:
    from kiosk.paper_command import Asked, paper

    asked = Asked(kind=parsed.kind, medium=parsed.medium, format=parsed.format, out=parsed.out)
    return paper(settings, asked)


def _printer_test(settings: Settings, parsed: argparse.Namespace) -> int:
    from kiosk.papers import print_proof

    return print_proof(settings, parsed.name, sys.stdout.write)


def _workflow(_: Settings, __: argparse.Namespace) -> int:
    from kiosk.wording.workflow_page import workflow_page

    print(workflow_page(), end="")
    return 0


def _settings(_: Settings, __: argparse.Namespace) -> int:
    from kiosk.settings.page import settings_page

    print(settings_page(), end="")
    return 0


class _Discreet(logging.Formatter):
    """Tells of a mistake what it was and where, and none of its words.

    They can repeat what it stumbled over: a row of the database, an address, a buyer's name.
    """

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging calls it so
        exc = ei[1] if isinstance(ei, tuple) else None
        told: list[str] = []
        while exc is not None and len(told) < CHAIN_LIMIT:
            frames = "".join(traceback.format_tb(exc.__traceback__))
            told.append(f"Traceback (most recent call last):\n{frames}{_name(type(exc))}")
            exc = exc.__cause__ or (None if exc.__suppress_context__ else exc.__context__)
        return "\n\nwhich led to:\n\n".join(reversed(told))


def _name(kind: type[BaseException]) -> str:
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _log_to_stderr() -> None:
    level = os.environ.get("PACKBENCH_LOG", "INFO").upper()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(
        level=level if level in logging.getLevelNamesMapping() else "INFO", handlers=[handler]
    )
    for library in ("peewee", "urllib3", "werkzeug", "PIL"):
        # peewee's debug lines hold the values of every query, and with them personal data; Kivy
        # opens the root logger wide, so the level is set on each library itself.
        logging.getLogger(library).setLevel(logging.WARNING)
