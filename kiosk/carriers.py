"""What the tables of carriers and of tracking numbers say, as the rules want it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.carriers import Carrier
from kiosk.domain.check_digits import CheckDigit, Method
from kiosk.domain.tracking_numbers import Format, TrackingNumbers
from kiosk.domain.values import CarrierId
from kiosk.settings.tables import CARRIERS, read_carriers
from kiosk.settings.tracking_numbers import TRACKING_NUMBERS, read_tracking_numbers

if TYPE_CHECKING:
    from kiosk.settings.schema import Settings
    from kiosk.settings.tracking_numbers import CheckRow


def carriers(settings: Settings) -> tuple[Carrier, ...]:
    """The carrier table, the owner's or the one that comes along."""
    path = Path(settings.shop.carriers).expanduser() if settings.shop.carriers else CARRIERS
    return tuple(
        Carrier(
            id=CarrierId(row.id),
            name=row.name,
            services=row.services,
            countries=frozenset(row.countries),
            codes=row.amazon,
            named_by_hand=row.other,
        )
        for row in read_carriers(path)
    )


@cache
def tracking_numbers() -> TrackingNumbers:
    """What tracking numbers look like; read when it is first asked for, which takes a moment."""
    return TrackingNumbers(
        tuple(
            Format(
                name=row.name,
                carriers=tuple(CarrierId(carrier) for carrier in row.carriers),
                pattern=pattern,
                check=_check(row.check) if row.check else None,
                distinct=row.distinct,
                countries=frozenset(row.countries),
                scanned=row.scanned,
            )
            for row, pattern in read_tracking_numbers(TRACKING_NUMBERS)
        )
    )


def _check(row: CheckRow) -> CheckDigit:
    return CheckDigit(
        method=Method(row.method), weights=row.weights, plus=row.plus, before=row.before
    )
