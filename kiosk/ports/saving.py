"""Writing a table beside the papers, and how that fails."""

from __future__ import annotations


class NotSaved(Exception):
    """The folder can't be written to; nothing of the table was kept there."""

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(f"{folder}: {why}")
        self.folder = folder
        self.why = why
