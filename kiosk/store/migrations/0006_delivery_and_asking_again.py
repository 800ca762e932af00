"""When an order was delivered, and when somebody asked again for a buyer who was forgotten."""

from peewee import BigIntegerField, Database
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, _: Database) -> None:
    """Make room; what is there was neither shown as delivered nor asked for again."""
    for name in ("delivered_at", "asked_again_at"):
        migrator.add_column("orders", name, BigIntegerField(null=True)).run()
