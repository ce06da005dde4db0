"""Case conference (gelar perkara): a closed meeting about one case. Being asked to it gives no sight of anybody."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from lopo.cases.conference.kinds import kinds
from lopo.cases.conflict.models import shut_out
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.models import Record
from lopo.taskforce.access.reach import reach
from lopo.taskforce.meeting.models import Meeting


class Conference(Record):
    """Which meeting is about which case, and what for. All else is the meeting's."""

    PART_OF = "case"
    case = models.ForeignKey("lopo.Case", models.PROTECT, related_name="conferences")
    meeting = models.OneToOneField("lopo.Meeting", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)  # key of kinds.yaml

    class Meta:
        ordering = ["-meeting__starts_at", "pk"]

    @property
    def words(self) -> str:
        return str(kinds()[self.kind])

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """Whoever calls it and whom it asks, and nobody else who sees the case; not who is shut out of the case."""
        known = visible(Meeting, to=actor).filter(pk=OuterRef("meeting"))
        return Q(regency=actor.regency) & Q(Exists(known)) & ~Q(case__in=shut_out(reach(actor)))
