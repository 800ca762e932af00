"""People, claims with a term, sealed buyers, and links between the lines of the journal."""

from peewee import (
    BigIntegerField,
    CompositeKey,
    Database,
    IntegerField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator


class People(Model):
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

    class Meta:
        table_name = "people"


class Guesses(Model):
    subject = TextField(primary_key=True)
    wrong = IntegerField()
    until = BigIntegerField()

    class Meta:
        table_name = "guesses"


class Claims(Model):
    order_id = TextField(primary_key=True)
    bench = TextField(index=True)
    person = TextField()
    until = BigIntegerField(index=True)

    class Meta:
        table_name = "claims"


class BuyerWords(Model):
    word = BigIntegerField()
    order_id = TextField()

    class Meta:
        table_name = "buyer_words"
        legacy_table_names = False
        indexes = ((("order_id",), False),)
        primary_key = CompositeKey("word", "order_id")


MODELS = (People, Guesses, Claims, BuyerWords)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables; the buyers that lie open are sealed when the store is opened."""
    with db.bind_ctx(MODELS):
        db.create_tables(MODELS)
    migrator.add_column("buyers", "key", TextField(default="")).run()
    migrator.add_column("journal", "link", TextField(default="")).run()
