"""Operations by their ids, so that what a bench did without its server is taken once."""

from peewee import AutoField, BigIntegerField, Database, Model, TextField
from playhouse.migrate import SchemaMigrator


class Operations(Model):
    number = AutoField()
    id = TextField(unique=True)
    at = BigIntegerField(index=True)
    operation = TextField()

    class Meta:
        table_name = "operations"
        legacy_table_names = False


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Make the table."""
    with db.bind_ctx((Operations,)):
        db.create_tables((Operations,))
