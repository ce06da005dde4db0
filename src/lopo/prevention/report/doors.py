"""The two public doors close for some minutes when far too many come at once. Nothing is kept of who came.

A count for the whole installation in the memory of the server, no row and no address: it is gone with the next window.
Each process counts for itself; with several of them the door is as many times wider.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

WINDOW = 10 * 60.0  # seconds; whoever finds the door closed waits no longer than this


@dataclass
class Door:
    """Lets so many through in each window."""

    most: int
    _began: float = field(default=0.0, init=False)
    _came: int = field(default=0, init=False)
    _lock: Lock = field(default_factory=Lock, init=False, repr=False)

    def lets_in(self) -> bool:
        """Counts one more, and whether it still comes in."""
        with self._lock:
            moment = monotonic()
            if not self._began or moment - self._began >= WINDOW:
                self._began, self._came = moment, 0
            self._came += 1
            return self._came <= self.most

    def opens_anew(self) -> None:
        """As after a restart."""
        with self._lock:
            self._began, self._came = 0.0, 0


FORMS = Door(60)  # reports in ten minutes: a regency has as many in a month
RECEIPTS = Door(300)  # tries in ten minutes: see docs/decisions/reports.md
