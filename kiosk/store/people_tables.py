"""People at the benches, what they have in hand, and the words by which buyers are found."""

from __future__ import annotations

from peewee import BigIntegerField, CompositeKey, IntegerField, TextField

from kiosk.store.tables import Table


class People(Table):
    """Whoever may sign in; of badge, PIN and passphrase nothing that can be used is kept."""

    id = TextField(primary_key=True)
    name = TextField()
    role = TextField()
    badge = TextField(null=True, unique=True)
    pin = TextField()
    phrase = TextField()
    totp = TextField()
    totp_key = TextField()
    totp_step = BigIntegerField()
    likes = TextField()
    left_at = BigIntegerField(null=True)
    mac = TextField(default="")

    class Meta:
        """One row a person, for ever: the audit log names them."""

        table_name = "people"


class Guesses(Table):
    """Wrong PINs in a row, of a person or at a bench."""

    subject = TextField(primary_key=True)
    wrong = IntegerField()
    until = BigIntegerField()

    class Meta:
        """One row a subject, gone with the first right one."""

        table_name = "guesses"


class Claims(Table):
    """Which bench has an order in hand, and until when unless it says so again."""

    order_id = TextField(primary_key=True)
    bench = TextField(index=True)
    person = TextField()
    until = BigIntegerField(index=True)

    class Meta:
        """One row an order in hand."""

        table_name = "claims"


class BuyerWords(Table):
    """Keyed digests of the words by which a buyer is found."""

    word = BigIntegerField()
    order_id = TextField()

    class Meta:
        """Found by the word."""

        table_name = "buyer_words"
        indexes = ((("order_id",), False),)
        primary_key = CompositeKey("word", "order_id")


PEOPLE = (People, Guesses, Claims, BuyerWords)
