"""A MAC in each person's row, and an index of the few lines of the journal that tell of people."""

from peewee import Database, TextField
from playhouse.migrate import SchemaMigrator

OF_PEOPLE = "event IN ('person_added', 'person_changed', 'person_left', 'person_bound')"


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Make room; the rows that are there are bound when the store is opened."""
    migrator.add_column("people", "mac", TextField(default="")).run()
    db.execute_sql(f'CREATE INDEX "journal_of_people" ON "journal" ("id") WHERE {OF_PEOPLE}')
