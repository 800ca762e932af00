"""What the window for returns needs to know of an order, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.product import Product
    from kiosk.domain.returns import Return
    from kiosk.domain.values import OrderId, Sku


@dataclass(frozen=True, kw_only=True)
class ReturnView:
    """An order with its products, and all that came back of it before."""

    order: Order
    products: Mapping[Sku, Product]
    past: tuple[Return, ...]


def returns_of(desk: Desk, order_id: OrderId) -> ReturnView:
    """What can come back of an order, and what did.

    Raises:
        Refused: ORDER_UNKNOWN.
    """
    store = desk.store

    def work() -> ReturnView:
        order = store.orders.get(order_id)
        return ReturnView(
            order=order,
            products=store.products.find({line.sku for line in order.facts.lines}),
            past=tuple(store.returns.of_order(order_id)),
        )

    return store.read(work)
