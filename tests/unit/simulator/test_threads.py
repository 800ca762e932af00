"""A shop may be used from many threads at once: nothing is lost and nothing counted twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from kiosk.simulator.drafts import Want
from kiosk.simulator.errors import ShopError
from kiosk.simulator.orders import Order
from kiosk.simulator.shapes import Status
from kiosk.simulator.shop import Shop
from tests.unit.simulator.shops import LONG_AGO, body, items_of, order, shop_of

UNITS = 200


def confirmed(shop: Shop, one: Order, reference: int) -> bool:
    try:
        shop.confirm(one.id, body(one, str(reference), orderItems=items_of(one, 1)))
    except ShopError:
        return False
    return True


def test_units_are_never_shipped_twice() -> None:
    one = order(wants=(Want(sku="MUG-ENA-GRN", quantity=UNITS),))
    shop = shop_of(one)
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda n: confirmed(shop, one, n), range(1, 2 * UNITS + 1)))

    assert sum(done) == UNITS == len(shop.packages())
    assert shop.order(one.id).status is Status.SHIPPED
    assert len(shop.confirmations) == 2 * UNITS


def test_a_search_while_orders_change_stays_whole() -> None:
    orders = [order(number) for number in range(50)]
    shop = shop_of(*orders)
    with ThreadPoolExecutor(8) as pool:
        changing = [pool.submit(shop.ask_to_cancel, one.id) for one in orders]
        pages = [pool.submit(shop.search, {"createdAfter": LONG_AGO}) for _ in range(50)]

    assert all(change.exception() is None for change in changing)
    assert all(len(page.result()["orders"]) <= len(orders) for page in pages)
