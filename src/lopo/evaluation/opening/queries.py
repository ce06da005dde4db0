"""Who may read whose page of an evaluation, today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from lopo.evaluation.findings.finding import Finding
from lopo.evaluation.models import Evaluation
from lopo.ground.acts import Actor, today

SEES_ALL = frozenset({"secretariat", "leadership"})
COUNTS_ONLY = frozenset({"auditor", "keeper"})  # offices that watch over Lopo, not over agencies


def _sees(actor: Actor, opens_on: date | None, agency: object) -> bool:
    """An agency sees its own page at once, the others after the time for comments; whoever evaluates sees all.

    A period that was not laid open shows to each agency its own page only.
    """
    if actor.hat in COUNTS_ONLY:
        return False
    own = actor.agency is not None and actor.agency.pk == agency
    return own or actor.hat in SEES_ALL or (opens_on is not None and today() > opens_on)


@dataclass(frozen=True)
class Said:
    """An agency's comment, and the day of it."""

    text: str
    on: date


@dataclass(frozen=True)
class LaidOpen:
    """A period laid open: since when agencies read their own page, until when they answer first, and their words."""

    id: UUID
    shown_on: date
    opens_on: date
    obstacles: tuple[str, ...] = ()
    comments: Mapping[object, Said] = field(default_factory=dict)  # agency id → its words

    @property
    def open_from(self) -> date:
        """The first day on which everybody reads everything."""
        return self.opens_on + timedelta(days=1)

    @property
    def is_open(self) -> bool:
        return today() >= self.open_from


def laid_open(actor: Actor, starts_on: date, ends_on: date) -> LaidOpen | None:
    """The laying open of exactly this period with all comments. One query."""
    told = Evaluation.objects.filter(regency=actor.regency, starts_on=starts_on, ends_on=ends_on)
    word = "comments__"
    rows = list(
        told.order_by(f"{word}pk").values_list(
            "id", "shown_on", "opens_on", "obstacles", f"{word}agency", f"{word}text", f"{word}said_on"
        )
    )
    if not rows:
        return None
    id_, shown_on, opens_on, obstacles = rows[0][:4]
    comments = {agency: Said(text, on) for *_, agency, text, on in rows if agency}
    return LaidOpen(id_, shown_on, opens_on, tuple(obstacles), comments)


@dataclass(frozen=True)
class Sight:
    """What this reader sees of one period, today."""

    actor: Actor
    opening: LaidOpen | None = None

    @property
    def all(self) -> bool:
        return self.actor.hat in SEES_ALL

    @property
    def counts_only(self) -> bool:
        return self.actor.hat in COUNTS_ONLY

    @property
    def own(self) -> object:
        return self.actor.agency.pk if self.actor.agency else None

    def agency(self, agency: object) -> bool:
        return _sees(self.actor, self.opening.opens_on if self.opening else None, agency)

    @property
    def everybody(self) -> bool:
        """Reads of all agencies by name: whoever evaluates at once, the others when the period is open to all."""
        opened = self.opening is not None and self.opening.is_open
        return self.all or (opened and not self.counts_only)

    def together(self, *agencies: object) -> bool:
        """The joint work of these (of all, if none are named); before its time only what oneself took part in."""
        return self.everybody or (not self.counts_only and self.own is not None and self.own in agencies)

    def finding(self, finding: Finding) -> bool:
        """What the secretariat owes, all members may read at once; what an agency owes, first that agency."""
        if self.counts_only:
            return False
        owes_itself = finding.owed_by is not None and not finding.owed.role
        return self.agency(finding.owed_by.id) if owes_itself and finding.owed_by else True
