"""The first schema: a frozen copy, independent of what the tables are today."""

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


class Orders(Model):
    id = TextField(primary_key=True)
    marketplace = TextField()
    placed_at = BigIntegerField()
    updated_at = BigIntegerField()
    standing = TextField()
    status_word = TextField()
    ship_by = BigIntegerField(null=True)
    deliver_by = BigIntegerField(null=True)
    service = TextField()
    programs = TextField()
    constraints = TextField()
    by_merchant = BooleanField()
    progress = IntegerField()
    printed = IntegerField()
    held_for = TextField()
    cancel_waived = BooleanField()
    claimed_by = TextField()
    version = IntegerField()
    shelf = TextField()
    units = IntegerField()
    line_count = IntegerField()
    gift = BooleanField()
    cancel_asked = BooleanField()
    touched_at = BigIntegerField()

    class Meta:
        table_name = "orders"
        indexes = ((("shelf", "ship_by", "id"), False), (("shelf", "touched_at"), False))


class Lines(Model):
    order_id = TextField()
    id = TextField()
    ordinal = IntegerField()
    sku = TextField()
    asin = TextField()
    title = TextField()
    ordered = IntegerField()
    fulfilled = IntegerField()
    condition = TextField()
    serial_required = BooleanField()
    gift = BooleanField()
    cancel_asked = BooleanField()
    cancel_reason = TextField()

    class Meta:
        table_name = "lines"
        primary_key = CompositeKey("order_id", "id")


class Buyers(Model):
    order_id = TextField(primary_key=True)
    personal = TextField()

    class Meta:
        table_name = "buyers"


class Parcels(Model):
    order_id = TextField()
    ref = TextField()
    ordinal = IntegerField()
    contents = TextField()
    carrier = TextField(null=True)
    code = TextField()
    name = TextField()
    service = TextField()
    tracking = TextField(index=True)
    version = IntegerField()
    despatched_at = BigIntegerField(null=True)
    telling = TextField()
    refusal = TextField(null=True)
    answer = TextField()

    class Meta:
        table_name = "parcels"
        primary_key = CompositeKey("order_id", "ref")


class Outbox(Model):
    id = AutoField()
    kind = TextField()
    key = TextField(unique=True)
    order_id = TextField(index=True)
    payload = TextField()
    state = TextField()
    attempts = IntegerField()
    not_before = BigIntegerField()
    created_at = BigIntegerField()
    sent_at = BigIntegerField(null=True)
    answer = TextField()

    class Meta:
        table_name = "outbox"
        indexes = ((("kind", "state", "not_before"), False),)


class Journal(Model):
    id = AutoField()
    at = BigIntegerField()
    bench = TextField()
    person = TextField()
    event = TextField()
    order_id = TextField(null=True, index=True)
    means = TextField()
    note = TextField()

    class Meta:
        table_name = "journal"


class Requests(Model):
    id = AutoField()
    order_id = TextField()
    asked_at = BigIntegerField()
    answered_at = BigIntegerField(null=True, index=True)
    outcome = TextField()

    class Meta:
        table_name = "requests"


class Products(Model):
    sku = TextField(primary_key=True)
    title = TextField()
    bin = TextField()
    gtin = TextField(index=True)
    picture = TextField()

    class Meta:
        table_name = "products"


class SetAside(Model):
    order_id = TextField(primary_key=True)
    at = BigIntegerField()
    why = TextField()

    class Meta:
        table_name = "set_aside"


class Notes(Model):
    name = TextField(primary_key=True)
    value = TextField()
    at = BigIntegerField()

    class Meta:
        table_name = "notes"


MODELS = (
    Orders,
    Lines,
    Buyers,
    Parcels,
    Outbox,
    Journal,
    Requests,
    Products,
    SetAside,
    Notes,
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make all tables."""
    with db.bind_ctx(MODELS):
        db.create_tables(MODELS)
