"""The schema of returns and of the till."""

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


class Returns(Table):
    """Posted returns and their reversals; ``amount`` in minor units."""

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
        """One row a return."""

        table_name = "returns"


class ReturnLines(Table):
    """What came back, by line and condition."""

    number = IntegerField()
    ordinal = IntegerField()
    line_id = TextField()
    sku = TextField()
    units = IntegerField()
    condition = TextField()

    class Meta:
        """In the order in which they were entered."""

        table_name = "return_lines"
        primary_key = CompositeKey("number", "ordinal")


class TillEntries(Table):
    """What was posted at a till; append-only, ``amount`` in minor units."""

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
        """Read from the last reading on."""

        table_name = "till_entries"
        indexes = ((("bench", "id"), False),)


class Readings(Table):
    """Z readings, whole and for ever."""

    bench = TextField()
    number = IntegerField()
    at = BigIntegerField()
    last_entry = IntegerField()
    reading = TextField()

    class Meta:
        """Numbered for each bench, without a gap."""

        table_name = "readings"
        primary_key = CompositeKey("bench", "number")


TILL = (Returns, ReturnLines, TillEntries, Readings)
"""All tables of this file."""
