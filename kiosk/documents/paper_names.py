"""What each paper is called: the same for the same copy, for ever.

The name is a file's and a print job's, and the check code at the end of a receipt is made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.parts import name_of
from kiosk.domain.paper import PaperKind
from kiosk.domain.values import OrderId

if TYPE_CHECKING:
    from kiosk.domain.paper import PaperJob


def paper_name(of: OrderId, job: PaperJob) -> str:
    """The name of a copy; ``of`` is the order of its row, or what stands there for a reading."""
    kind = job.kind.value
    match job.kind:
        case PaperKind.RETURN_RECEIPT:
            return name_of(kind, of, job.copy, str(job.number))
        case PaperKind.TILL_READING:
            _, number, bench = (of + "::").split(":", 2)
            if job.reading is not None:
                # By the clock on the wall, as whoever took it would look for it.
                number = f"x-{job.reading.at:%Y%m%d-%H%M%S}"
            return name_of(kind, OrderId(number), job.copy, bench.removesuffix("::"))
        case _:
            return name_of(kind, of, job.copy, job.parcel or (str(job.box) if job.box else ""))
