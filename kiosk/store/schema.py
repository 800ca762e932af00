"""The whole schema, for whoever looks at every table."""

from __future__ import annotations

from kiosk.store.people_tables import PEOPLE
from kiosk.store.product_tables import PRODUCTS
from kiosk.store.tables import ALL
from kiosk.store.till_tables import TILL

TABLES = (*ALL, *PRODUCTS, *TILL, *PEOPLE)
