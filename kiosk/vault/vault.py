"""The vault: all that one master key is used for, in one hand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.vault.digests import Digests

if TYPE_CHECKING:
    from kiosk.vault.master import MasterKey
    from kiosk.vault.phrases import Phrases
    from kiosk.vault.sealing import Sealer


class Vault:
    """What the store and the sign-in are handed."""

    def __init__(self, master: MasterKey) -> None:
        self._master = master
        self.fingerprint = master.fingerprint
        self.digests = Digests(master)

    @cached_property
    def sealer(self) -> Sealer:
        """Seals and opens personal data; loaded when the first order is."""
        from kiosk.vault.sealing import Sealer  # noqa: PLC0415 - the first list needs none

        return Sealer(self._master)

    @cached_property
    def phrases(self) -> Phrases:
        """For checking PINs, and for hashing them at the least cost; loaded when first needed."""
        from kiosk.vault.phrases import Phrases  # noqa: PLC0415 - a bench without people never is

        return Phrases(self._master)

    @cached_property
    def calibrated_phrases(self) -> Phrases:
        """For hashing, as costly as this machine can bear; takes a moment."""
        from kiosk.vault.phrases import Phrases, calibrated  # noqa: PLC0415

        return Phrases(self._master, calibrated())
