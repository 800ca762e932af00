"""The schema: columns, no behaviour. Times are milliseconds since 1970 in UTC.

Types and constraints are those that SQLite and PostgreSQL share.
"""

from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    BigIntegerField,
    BooleanField,
    CompositeKey,
    IntegerField,
    Model,
    TextField,
)

from kiosk.store.chosen import ChosenDatabase

DATABASE = ChosenDatabase()
"""The database that is spoken to; bound when a store is opened, and by each use of a store."""


class Table(Model):
    """What all tables share."""

    class Meta:
        """Bound to the process's database."""

        database = DATABASE
        legacy_table_names = False


class Orders(Table):
    """Amazon's facts of an order beside the bench's progress."""

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
    in_hand = BooleanField()
    part = TextField()
    delivered_at = BigIntegerField(null=True)
    asked_again_at = BigIntegerField(null=True)

    class Meta:
        """Indexed as the lists of the bench read it."""

        table_name = "orders"
        indexes = (
            (("shelf", "ship_by", "id"), False),
            (("shelf", "touched_at"), False),
            (("in_hand", "id"), False),
        )


class Lines(Table):
    """Order lines, in Amazon's order; why the buyer wants to cancel is sealed with the buyer."""

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
    price = BigIntegerField(null=True)
    currency = TextField()

    class Meta:
        """One row a line of an order."""

        table_name = "lines"
        primary_key = CompositeKey("order_id", "id")
        indexes = ((("sku",), False),)


class Buyers(Table):
    """Personal data, kept apart so that it can be purged by itself."""

    order_id = TextField(primary_key=True)
    personal = TextField()
    key = TextField(default="")

    class Meta:
        """One row an order: sealed text, and the wrapped key that opens it."""

        table_name = "buyers"


class Picks(Table):
    """Units gathered, one row a gesture and line."""

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
        """In the order in which they were made."""

        table_name = "picks"
        primary_key = CompositeKey("order_id", "ordinal")


class Parcels(Table):
    """Parcels and what Amazon knows of them."""

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
        """The reference is unique within its order."""

        table_name = "parcels"
        primary_key = CompositeKey("order_id", "ref")


class Outbox(Table):
    """What must still be told to the outside; rows are never deleted."""

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
    place = TextField(default="")

    class Meta:
        """Read by kind and state."""

        table_name = "outbox"
        indexes = ((("kind", "state", "not_before"), False),)


class Journal(Table):
    """Append-only: who did what, when; and the feed of changes."""

    id = AutoField()
    at = BigIntegerField()
    bench = TextField()
    person = TextField()
    event = TextField()
    order_id = TextField(null=True, index=True)
    means = TextField()
    note = TextField()
    link = TextField(default="")

    class Meta:
        """Read from the last id seen."""

        table_name = "journal"


OF_PEOPLE = SQL("event IN ('person_added', 'person_changed', 'person_left', 'person_bound')")
"""The few lines that tell of people; in a query word for word as here, or no index is used."""
Journal.add_index(Journal.index(Journal.id, name="journal_of_people", where=OF_PEOPLE))


class Requests(Table):
    """Orders that a bench asks the hub to read afresh."""

    id = AutoField()
    order_id = TextField()
    asked_at = BigIntegerField()
    answered_at = BigIntegerField(null=True, index=True)
    outcome = TextField()

    class Meta:
        """Answered rows are kept for a day."""

        table_name = "requests"


class SetAside(Table):
    """Orders that came in a shape that could not be read."""

    order_id = TextField(primary_key=True)
    at = BigIntegerField()
    why = TextField()

    class Meta:
        """One row an order."""

        table_name = "set_aside"


class Notes(Table):
    """Small facts by name: the sync's cursor, the hub's state, a bench's memory."""

    name = TextField(primary_key=True)
    value = TextField()
    at = BigIntegerField()

    class Meta:
        """One row a name."""

        table_name = "notes"


class Operations(Table):
    """What was done at a bench, by an id of its own: a server takes each once, however often told.

    ``operation`` is empty there, or says why it was not taken in; at a bench whose server is away
    it holds what is to be told.
    """

    number = AutoField()
    id = TextField(unique=True)
    at = BigIntegerField(index=True)
    operation = TextField()

    class Meta:
        """In the order in which they were done."""

        table_name = "operations"


ALL = (
    Orders,
    Lines,
    Buyers,
    Picks,
    Parcels,
    Outbox,
    Journal,
    Requests,
    SetAside,
    Notes,
    Operations,
)
"""Of this file; products and the till's ledger stand beside it."""
