"""The seal of a paper: its reference and random token before it is printed, its digest afterwards.

seal = new_seal(regency, on=today())
printed = invitations([... frame_of(letterhead, foot=seal.foot(site)) ...], made_on=today())
issue_paper(actor, meeting, seal=seal, printed=printed, paper="invitation", dated=today())
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
import secrets

from django.urls import reverse

from lopo.ground.papers.frame import Foot
from lopo.ground.papers.models import IssuedPaper
from lopo.ground.places.models import Regency

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that looks like another
LENGTH = 16  # 79 bits: nobody finds a paper by guessing


@dataclass(frozen=True)
class Seal:
    """What goes on the paper before it exists as a file."""

    reference: str  # "LP-2026-7KQ4M"
    token: str

    def foot(self, site: str) -> Foot:
        """The foot of the paper; `site` is where people reach Lopo ("https://lopo.contoh.go.id")."""
        return Foot(self.reference, site.rstrip("/") + reverse("check_paper", args=[self.token]))


def new_seal(regency: Regency, *, on: date) -> Seal:
    """A reference that no paper of this regency has, and a fresh token.

    The reference is drawn, not counted: nobody takes it for the office's own number, and two people who print at once
    do not draw the same.
    """
    while True:
        reference = f"LP-{on.year}-{_drawn(5).upper()}"
        if not IssuedPaper.objects.filter(regency=regency, reference=reference).exists():
            return Seal(reference, _drawn(LENGTH))


def _drawn(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))
