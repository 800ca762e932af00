"""What a scanner says to the bench: one code at a time, wherever the focus may be."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.count import Counted
from kiosk.actions.put_back_unit import PutBack
from kiosk.actions.verify import Missing, Rejected
from kiosk.domain.journal import Means
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.scans import (
    Command,
    CommandCode,
    LabelCode,
    OrderCode,
    ProductCode,
    Scan,
)
from kiosk.domain.verification import WANTED
from kiosk.domain.workflow import Move, refusal
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.cues import Cue
from kiosk.presenters.echo import pattern_of
from kiosk.presenters.models import NoticeModel
from kiosk.presenters.scan_lookup import CODE_SHOWN, Found, capture, look
from kiosk.presenters.scan_panels import Panel, hindrance, plain, rejected, used
from kiosk.vault.digests import BADGE_PREFIX
from kiosk.wording import flags, parcels, scans
from kiosk.wording.refusals import REFUSALS

if TYPE_CHECKING:
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor
    from kiosk.presenters.parts import Parts

MOST_WAITING = 20
"""Codes that wait while one is looked up; more can't come from a person."""
_PICKED = frozenset({Progress.PICKED, Progress.PACKED})


class ScanPresenter:
    """Takes codes in; answers each with a sound, and with an echo or a panel."""

    def __init__(self, context: Context, floor: Floor, parts: Parts) -> None:
        self._context = context
        self._floor = floor
        self._parts = parts
        self._waiting: deque[str] = deque()
        self._busy = False
        self._last = ("", float("-inf"))
        self._missing: Missing | None = None

    def scanned(self, code: str) -> None:
        """A code was scanned.

        The same code within a moment is the same pull of the trigger: it counts once, and that is
        said. A panel swallows what is scanned until it is touched, unless it asks for a scan.
        """
        code = code.encode("utf-8", "replace").decode("utf-8")  # half a pair can't be looked up
        parts, now = self._parts, self._context.desk.clock.monotonic()
        same = code == self._last[0] and now - self._last[1] < self._context.repeat_seconds
        self._last = (code, now)
        if parts.notice.shown and not self._asked_for():
            parts.echo.answer(Cue.ATTENTION, scans.TOUCH_FIRST(), scans.TOUCH_FIRST_TEXT())
            return
        if same:
            parts.echo.answer(Cue.ATTENTION, scans.SAME_TWICE(), scans.SAME_TWICE_TEXT())
            return
        if len(self._waiting) >= MOST_WAITING:
            parts.echo.answer(Cue.ATTENTION, scans.TOO_FAST(), scans.TOUCH_FIRST_TEXT())
            return
        self._waiting.append(code)
        self._next()

    def _next(self) -> None:
        """Look at the next code; one at a time, so that a refusal holds up those behind it."""
        if self._busy or not self._waiting:
            return
        if self._parts.notice.shown and not self._asked_for():
            self._waiting.clear()
            self._parts.echo.answer(Cue.ATTENTION, scans.TOUCH_FIRST(), scans.TOUCH_FIRST_TEXT())
            return
        self._busy = True
        code = self._waiting.popleft()
        missing = self._missing if self._asked_for() else None
        if missing is not None:
            work = partial(capture, self._context, self._context.desk, missing, code)
        else:
            work = partial(
                look,
                self._context,
                self._context.desk,
                code,
                self._parts.order.order_id,
                labelling=self._parts.carrier.model.shown,
            )
        self._context.runner.do(work, self._answered, partial(self._lost, code, missing))

    def _answered(self, found: Found) -> None:
        self._busy = False
        self._missing = None
        if self._parts.parcelling.model.shown:
            self._into_parcel(found.scan)
        elif self._parts.carrier.model.shown:
            self._at_carrier(found)
        else:
            self._at_bench(found)
        self._next()

    def _lost(self, code: str, missing: Missing | None, exc: Exception) -> None:
        self._busy = False
        self._missing = None
        if missing is not None and isinstance(exc, Refused) and exc.reason in WANTED.values():
            self.ask(missing, Cue.WRONG)
        elif isinstance(exc, Refused):
            self._refuse(plain(exc.reason, exc.about), code)
        else:
            self._parts.echo.sound(Cue.WRONG)
            self._floor.failed(exc)
        self._next()

    def _at_bench(self, found: Found) -> None:
        scan, first = found.scan, found.first
        if found.verdict is not None:
            self._goods(found.verdict, scan)
        elif isinstance(first, OrderCode):
            self._open(first.order)
        elif isinstance(first, CommandCode):
            self._command(first.command, scan.code)
        elif found.goods is not None:
            self._refuse(plain(Refusal.NO_ORDER_OPEN), scan.code)
        elif scan.find(LabelCode) is not None or found.owner is not None:
            self._label(found)
        elif not self._floor.paper_scanned(scan.code):
            self._unknown(scan)

    def _goods(self, verdict: Counted | Missing | Rejected | PutBack, scan: Scan) -> None:
        if isinstance(verdict, Counted):
            self._counted(verdict)
        elif isinstance(verdict, PutBack):
            self._put_back(verdict)
        elif isinstance(verdict, Missing):
            self.ask(verdict)
        else:
            self._refuse(rejected(verdict, self._context.pictures), scan.code)

    def _unknown(self, scan: Scan) -> None:
        reason = Refusal.MISREAD if scan.misread else Refusal.CODE_UNKNOWN
        self._refuse(plain(reason), scan.code)

    def _counted(self, found: Counted) -> None:
        parts = self._parts
        if self._asked_for():
            parts.notice.close()
        parts.count.close()
        parts.paper.close()
        word = scans.OF.format(have=found.have, want=found.want)
        if found.picked:
            parts.echo.answer(Cue.DONE, scans.ORDER_PICKED(), found.line.title)
        elif found.have >= found.want:
            parts.echo.answer(Cue.LAST, word, found.line.title)
        else:
            parts.echo.answer(Cue.COUNTED, word, found.line.title)
        self._floor.changed(found.changes)
        if found.picked:
            self._floor.went_on(found.order)

    def _open(self, order_id: OrderId) -> None:
        """Open an order; what is scanned meanwhile is meant for it, and waits."""
        self._busy = True
        self._floor.open(order_id, Means.SCAN, self._opened)

    def _opened(self, why: Exception | None) -> None:
        self._busy = False
        if why is None:
            self._parts.echo.answer(Cue.DONE, scans.OPENED(), self._parts.order.order_id or "")
        else:
            self._parts.echo.sound(Cue.ATTENTION)
        self._next()

    def _put_back(self, found: PutBack) -> None:
        """A unit of a cancelled order is in its bin again."""
        if found.left:
            word = scans.STILL_HERE.format(n=flags.units(found.left))
            self._parts.echo.answer(Cue.COUNTED, word, found.line.title)
        else:
            self._parts.echo.answer(Cue.DONE, scans.ALL_BACK(), found.line.title)
        self._floor.changed(found.changes)

    def ask(self, missing: Missing, cue: Cue = Cue.ATTENTION) -> None:
        """Ask for the serial or lot number; the next scan is taken for it."""
        self._missing = missing
        self._parts.echo.sound(cue)
        self._parts.notice.ask_scan(REFUSALS[WANTED[missing.wants]]())

    def _label(self, found: Found) -> None:
        """A parcel's label: of the open order's parcel, or of an order that is looked for."""
        order, owner = found.order, found.owner
        at_work = order is not None and order.in_hand
        if owner is not None and (order is None or owner == order.id or not at_work):
            self._open(owner)
        elif owner is not None:
            self._refuse(used(owner), found.scan.code)
        elif order is None:
            self._refuse(plain(Refusal.NO_ORDER_OPEN), found.scan.code)
        elif order.progress is Progress.DESPATCHED:
            self._refuse(plain(Refusal.DESPATCHED), found.scan.code)
        elif order.progress in _PICKED:
            self._to_carrier(order, found.scan.code)
        elif found.scan.find(ProductCode) is not None:
            self._unknown(found.scan)
        else:
            self._refuse(Panel(said=scans.NOT_READY(), cue=Cue.ATTENTION), found.scan.code)

    def _to_carrier(self, order: Order, code: str) -> None:
        packed = order.progress is Progress.PACKED
        why = refusal(order, Move.DESPATCH if packed else Move.PACK)
        if why is not None and why is not Refusal.NO_CARRIER_DETAILS:
            self._refuse(plain(why), code)
            return
        self._parts.echo.sound(Cue.DONE)
        purpose = Purpose.DESPATCH if packed else Purpose.PACK
        self._floor.ask_carrier(order.id, purpose, scanned=code)

    def _at_carrier(self, found: Found) -> None:
        """The window for carrier details is open: a label is expected."""
        scan, first, carrier = found.scan, found.first, self._parts.carrier
        product = scan.find(ProductCode)
        if isinstance(first, CommandCode):
            if first.command is Command.DESPATCH and carrier.model.confirm_live:
                self._parts.echo.sound(Cue.DONE)
                carrier.confirm()
            else:
                self._refuse(Panel(said=scans.NOT_NOW(), cue=Cue.ATTENTION), scan.code)
        elif found.owner is not None and found.owner != carrier.order_id:
            self._refuse(used(found.owner), scan.code)
        elif product is not None and product.packs and scan.find(LabelCode) is None:
            self._refuse(Panel(said=scans.NOT_A_LABEL(), cue=Cue.WRONG), scan.code)
        else:
            carrier.scanned(scan.code)
            self._parts.echo.sound(Cue.DONE if carrier.model.confirm_live else Cue.ATTENTION)

    def _into_parcel(self, scan: Scan) -> None:
        """The window is open in which an order is shared out: goods are expected."""
        product, window = scan.find(ProductCode), self._parts.parcelling
        if product is not None and window.scanned(product.packs):
            self._parts.echo.sound(Cue.COUNTED)
        else:
            self._refuse(Panel(said=parcels.NOT_HERE(), cue=Cue.WRONG), scan.code)

    def _command(self, command: Command, code: str) -> None:
        parts = self._parts
        if command is Command.NEXT and parts.queue.has_next:
            self._busy = True
            self._floor.open_next(Means.SCAN, self._opened)
            return
        panel = hindrance(command, parts.order.shown_order, undo_live=parts.order.model.undo_live)
        if panel is not None:
            self._refuse(panel, code)
            return
        parts.echo.sound(Cue.DONE)
        if command is Command.UNDO:
            parts.order.undo()
        elif command is Command.DESPATCH:
            parts.order.step("despatch")
        else:
            self._floor.reprint()

    def _refuse(self, panel: Panel, code: str) -> None:
        self._parts.echo.sound(panel.cue)
        self._parts.notice.show(
            NoticeModel(
                icon=panel.said.icon,
                tone=panel.tone,
                title=panel.said.title,
                text=panel.said.text,
                code=_printable(code),
                compare=panel.compare,
                figure=panel.figure,
                pattern=pattern_of(panel.cue),
            )
        )

    def _asked_for(self) -> bool:
        """Whether the panel that is shown waits for a scan."""
        return self._parts.notice.takes_scan


def _printable(code: str) -> str:
    if code.strip().upper().startswith(BADGE_PREFIX):
        return ""  # whoever can read it can make one
    return "".join(c if c.isprintable() else "·" for c in code[:CODE_SHOWN])
