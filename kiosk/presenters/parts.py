"""The parts of the bench that a scan may speak to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.presenters.carrier import CarrierPresenter
    from kiosk.presenters.count import CountPresenter
    from kiosk.presenters.echo import EchoPresenter
    from kiosk.presenters.notice import NoticePresenter
    from kiosk.presenters.order import OrderPresenter
    from kiosk.presenters.paper import PaperPresenter
    from kiosk.presenters.parcelling import ParcelPresenter
    from kiosk.presenters.queue import QueuePresenter


@dataclass(frozen=True, kw_only=True)
class Parts:
    """All of them."""

    notice: NoticePresenter
    echo: EchoPresenter
    queue: QueuePresenter
    order: OrderPresenter
    carrier: CarrierPresenter
    count: CountPresenter
    paper: PaperPresenter
    parcelling: ParcelPresenter
