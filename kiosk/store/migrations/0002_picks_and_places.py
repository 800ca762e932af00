"""Picks, further barcodes, orders in hand, and the printer at which a paper is to come out."""

from peewee import (
    BooleanField,
    CompositeKey,
    Database,
    IntegerField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator

from kiosk.domain.gtin import barcode_key


class Picks(Model):
    order_id = TextField()
    ordinal = IntegerField()
    gesture = IntegerField()
    line_id = TextField()
    units = IntegerField()
    means = TextField()
    serial = TextField()
    lot = TextField()
    expiry = TextField()
    sent = BooleanField()

    class Meta:
        table_name = "picks"
        primary_key = CompositeKey("order_id", "ordinal")


class Barcodes(Model):
    code = TextField()
    sku = TextField(index=True)
    units = IntegerField()

    class Meta:
        table_name = "barcodes"
        primary_key = CompositeKey("code", "sku")


MODELS = (Picks, Barcodes)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables, fill what follows from what is there, and let no old paper come out."""
    with db.bind_ctx(MODELS):
        db.create_tables(MODELS)
        known = db.execute_sql("SELECT sku, gtin FROM products WHERE gtin <> ''").fetchall()
        codes = {(barcode_key(gtin), sku) for sku, gtin in known}
        for code, sku in sorted(codes):
            Barcodes.create(code=code, sku=sku, units=1)
    migrator.add_column("products", "barcodes", TextField(default="")).run()
    migrator.add_column("products", "track", TextField(default="")).run()
    migrator.add_column("outbox", "place", TextField(default="")).run()
    migrator.add_column("orders", "in_hand", BooleanField(default=False)).run()
    db.execute_sql("UPDATE orders SET in_hand = (progress < 4 AND (progress > 0 OR printed > 0))")
    migrator.add_column("orders", "part", TextField(default="")).run()
    migrator.add_index("orders", ("in_hand", "id")).run()
    # Nobody knows at which printer these were to come out: a person prints again what is wanted.
    db.execute_sql(
        "UPDATE outbox SET state = 'parked' "
        "WHERE kind = 'print' AND state IN ('waiting', 'sending', 'unknown')"
    )
