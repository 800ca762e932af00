"""Writing a table, or a badge, into a file, and how that fails."""

from __future__ import annotations


class NotSaved(Exception):
    """The folder, or file, can't be written to; nothing was kept there."""

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(f"{folder}: {why}")
        self.folder = folder
        self.why = why
