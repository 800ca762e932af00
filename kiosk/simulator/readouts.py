"""What the control door tells, as JSON; nothing here is Amazon's shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.shapes import stamp

if TYPE_CHECKING:
    from kiosk.simulator.clock import Clock
    from kiosk.simulator.faults import Faults
    from kiosk.simulator.limits import Limits
    from kiosk.simulator.orders import Order, Package
    from kiosk.simulator.rules import Rules
    from kiosk.simulator.shapes import Json
    from kiosk.simulator.shop import ConfirmCall
    from kiosk.simulator.traffic import Traffic


def order(one: Order) -> Json:
    """Tell how an order stands."""
    return {
        "orderId": one.id,
        "marketplace": one.market.key,
        "status": one.status.value,
        "updated": stamp(one.updated),
        "lines": [
            {
                "orderItemId": line.id,
                "sku": line.sku,
                "quantity": line.quantity,
                "shipped": line.shipped,
            }
            for line in one.lines
        ],
    }


def confirmation(call: ConfirmCall) -> Json:
    """Tell one call of confirmShipment; ``repeat`` means the values were there already."""
    return {
        "at": stamp(call.at),
        "orderId": call.order_id,
        "packageReferenceId": call.reference,
        "body": call.body,
        "outcome": call.outcome.value,
        "applied": call.applied,
        "repeat": call.outcome == "repeated",
        "error": call.error,
        "fault": call.fault,
    }


def package(order_id: str, one: Package) -> Json:
    """Tell a package as it is, whether or not Amazon shows it yet."""
    newest = one.newest
    return {
        "orderId": order_id,
        "packageReferenceId": newest.reference,
        "carrierCode": newest.carrier_code,
        "carrierName": newest.carrier_name,
        "trackingNumber": newest.tracking,
        "shipDate": stamp(newest.ship_date),
        "items": [{"orderItemId": item, "quantity": quantity} for item, quantity in newest.items],
        "edits": one.edits,
        "delivered": one.delivered,
    }


def requests(traffic: Traffic) -> Json:
    """Tell how many requests of each operation got each status; 0 is a connection cut."""
    told: Json = {}
    for (operation, status), count in sorted(traffic.counts().items()):
        told.setdefault(operation.value, {})[str(status)] = count
    return told


def clock(one: Clock) -> Json:
    """Tell the simulated time and how fast it runs."""
    scale = one.scale if isinstance(one, SimulatedClock) else 1.0
    return {"now": stamp(one.now()), "scale": scale}


def faults(all_of_them: Faults) -> Json:
    """Tell the faults to come; a count of null has no end."""
    told = [
        {
            "kind": fault.kind.value,
            "operation": fault.operation.value if fault.operation else None,
            "count": fault.count,
            "probability": fault.probability,
            "seconds": fault.seconds,
            "dataset": fault.dataset,
        }
        for fault in all_of_them.waiting()
    ]
    return {"faults": told}


def limits(all_of_them: Limits) -> Json:
    """Tell the plan of each operation."""
    plans = {
        operation.value: {"rate": plan.rate, "burst": plan.burst}
        for operation, plan in all_of_them.plans().items()
    }
    return {"enabled": all_of_them.enabled, "plans": plans}


def rules(one: Rules) -> Json:
    """Tell the rules that can be set."""
    return {
        "lagSeconds": one.lag.total_seconds(),
        "packagesDelaySeconds": one.packages_delay.total_seconds(),
        "tokenLifeSeconds": one.token_life.total_seconds(),
        "mostEdits": one.most_edits,
        "pendingEmail": one.pending_email,
        "blanks": one.blanks,
    }
