"""What the owner types: people, the audit log, backups, and what must be forgotten."""
