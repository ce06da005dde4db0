"""Printing a paper with a code that can confirm it: the same code as long as the records say the same.

`make(foot, day)` typesets the paper of one subject. If what was issued before comes out byte for byte, it is printed
again; if the records have changed since, a new paper is issued and the earlier one withdrawn, unless both may hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
import hashlib

from lopo.ground.acts import Actor, may, today
from lopo.ground.acts.models import Written
from lopo.ground.acts.operation import one_transaction
from lopo.ground.papers.frame import Foot
from lopo.ground.papers.models import IssuedPaper
from lopo.ground.papers.operations import issue_paper, withdraw_paper
from lopo.ground.papers.seals import Seal, new_seal
from lopo.ground.papers.typeset import Printed
from lopo.ground.places.models import Regency

Make = Callable[[Foot | None, date], Printed]


@dataclass(frozen=True)
class Issuing:
    """One paper of one subject; `site` is where people reach Lopo ("https://lopo.contoh.go.id")."""

    regency: Regency
    subject: Written
    paper: str  # a key of KINDS
    make: Make
    site: str
    addressee: str = ""  # an office
    official_number: str = ""
    replaces: bool = (
        True  # False: the earlier print goes on holding beside the new one (it may lie signed in a file)
    )

    def issued(self, actor: Actor) -> Printed:
        """The paper with its code. Issues it first if that has not been done, or no longer holds."""
        return self.make(*self.foot(actor))

    def copy(self) -> Printed:
        """What was issued, if the records still say the same; else a print without a code: nobody confirms it."""
        last = self._last()
        return self.make(*self._foot(last)) if last and self._holds(last) else self.make(None, today())

    def foot(self, actor: Actor) -> tuple[Foot, date]:
        """Foot and day of the issued paper, for files that hold many letters. As `issued`, it issues if needed."""
        last = self._last()
        if last and self._holds(last):
            return self._foot(last)
        seal = new_seal(self.regency, on=today())
        printed = self.make(seal.foot(self.site), today())
        with one_transaction():
            if last and self.replaces and may(withdraw_paper, actor, last):
                withdraw_paper(actor, last)
            issue_paper(
                actor,
                self.subject,
                seal=seal,
                printed=printed,
                paper=self.paper,
                dated=today(),
                addressee=self.addressee,
                official_number=self.official_number,
            )
        return seal.foot(self.site), today()

    def _last(self) -> IssuedPaper | None:
        papers = IssuedPaper.objects.filter(subject_id=self.subject.pk, paper=self.paper, withdrawn_on=None)
        return papers.select_related("issued_by__agency").order_by("-dated", "pk").first()

    def _foot(self, last: IssuedPaper) -> tuple[Foot, date]:
        return Seal(last.reference, last.token).foot(self.site), last.dated

    def _holds(self, last: IssuedPaper) -> bool:
        return hashlib.sha256(self.make(*self._foot(last)).pdf).hexdigest() == last.sha256
