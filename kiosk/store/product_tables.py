"""The schema of products: what the owner says of them, and the ledger of their stock."""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    BooleanField,
    CompositeKey,
    IntegerField,
    TextField,
)

from kiosk.store.tables import Table


class Products(Table):
    """What the bench knows of a product."""

    sku = TextField(primary_key=True)
    title = TextField()
    bin = TextField()
    gtin = TextField(index=True)
    picture = TextField()
    barcodes = TextField()
    track = TextField()
    tracked = BooleanField()
    weight = IntegerField(null=True)

    class Meta:
        """One row a SKU."""

        table_name = "products"


class Barcodes(Table):
    """Every code of every product, as it is looked up when it is scanned."""

    code = TextField()
    sku = TextField(index=True)
    units = IntegerField()

    class Meta:
        """Products may share a code."""

        table_name = "barcodes"
        primary_key = CompositeKey("code", "sku")


class Movements(Table):
    """The ledger of stock: what each movement changed, and what there was after it."""

    id = AutoField()
    at = BigIntegerField()
    bench = TextField()
    person = TextField()
    sku = TextField()
    kind = TextField()
    order_id = TextField(null=True, index=True)
    why = TextField()
    on_hand = IntegerField()
    allocated = IntegerField()
    quarantined = IntegerField()
    on_hand_after = IntegerField()
    allocated_after = IntegerField()
    quarantined_after = IntegerField()

    class Meta:
        """The newest row of a product tells its level."""

        table_name = "movements"
        indexes = ((("sku", "id"), False),)


class Allocations(Table):
    """Units that an order holds of a product."""

    order_id = TextField()
    sku = TextField(index=True)
    units = IntegerField()

    class Meta:
        """Rows without units are not kept."""

        table_name = "allocations"
        primary_key = CompositeKey("order_id", "sku")


PRODUCTS = (Products, Barcodes, Movements, Allocations)
"""All tables of this file."""
