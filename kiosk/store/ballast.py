"""The ballast: a file that takes up room, to be let go when the disk is full.

With it gone a packer can finish the order in hand and the bench can still write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = bytes(1024 * 1024)


class Ballast:
    """One file of ``megabytes`` MB at ``path``."""

    def __init__(self, path: Path, megabytes: int) -> None:
        self._path = path
        self._megabytes = megabytes

    @property
    def there(self) -> bool:
        """Whether the room is in reserve."""
        return self._path.exists()

    def make(self) -> bool:
        """Take the room up, if it is there; False when the disk has none to spare."""
        if self.there or self._megabytes <= 0:
            return True
        partial = self._path.with_suffix(".partial")
        try:
            with partial.open("wb") as file:
                for _ in range(self._megabytes):
                    file.write(_BLOCK)
            partial.replace(self._path)
        except OSError:
            partial.unlink(missing_ok=True)
            return False
        return True

    def release(self) -> bool:
        """Give the room back; False when it was gone already."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
