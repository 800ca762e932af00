"""Stock movements and allocations, returns, the till and its readings; prices of lines."""

from peewee import (
    AutoField,
    BigIntegerField,
    BooleanField,
    CompositeKey,
    Database,
    IntegerField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator


class Movements(Model):
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
        table_name = "movements"
        indexes = ((("sku", "id"), False),)


class Allocations(Model):
    order_id = TextField()
    sku = TextField(index=True)
    units = IntegerField()

    class Meta:
        table_name = "allocations"
        primary_key = CompositeKey("order_id", "sku")


class Returns(Model):
    number = IntegerField(primary_key=True)
    order_id = TextField(index=True)
    at = BigIntegerField()
    bench = TextField()
    person = TextField()
    reason = TextField()
    tender = TextField()
    amount = BigIntegerField()
    currency = TextField()
    refunded = BooleanField()
    reverses = IntegerField(null=True)
    reversed_by = IntegerField(null=True)

    class Meta:
        table_name = "returns"


class ReturnLines(Model):
    number = IntegerField()
    ordinal = IntegerField()
    line_id = TextField()
    sku = TextField()
    units = IntegerField()
    condition = TextField()

    class Meta:
        table_name = "return_lines"
        primary_key = CompositeKey("number", "ordinal")


class TillEntries(Model):
    id = AutoField()
    at = BigIntegerField()
    bench = TextField()
    person = TextField()
    kind = TextField()
    tender = TextField()
    amount = BigIntegerField()
    currency = TextField()
    order_id = TextField(null=True, index=True)
    channel = TextField()
    units = IntegerField()

    class Meta:
        table_name = "till_entries"
        legacy_table_names = False
        indexes = ((("bench", "id"), False),)


class Readings(Model):
    bench = TextField()
    number = IntegerField()
    at = BigIntegerField()
    last_entry = IntegerField()
    reading = TextField()

    class Meta:
        table_name = "readings"
        primary_key = CompositeKey("bench", "number")


MODELS = (Movements, Allocations, Returns, ReturnLines, TillEntries, Readings)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables, and the columns that lines and products gain."""
    with db.bind_ctx(MODELS):
        db.create_tables(MODELS)
    migrator.add_column("lines", "price", BigIntegerField(null=True)).run()
    migrator.add_column("lines", "currency", TextField(default="")).run()
    migrator.add_index("lines", ("sku",)).run()
    migrator.add_column("products", "tracked", BooleanField(default=False)).run()
    migrator.add_column("products", "weight", IntegerField(null=True)).run()
