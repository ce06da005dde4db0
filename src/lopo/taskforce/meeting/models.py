"""Meetings: called, attended, minuted; what they decide, and who follows up by when."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record, SeenByNobody
from lopo.taskforce.meeting.states import (
    CAME,
    Answer,
    Attendance,
    FollowUpState,
    ItemState,
    MeetingKind,
    MeetingState,
    MinutesAnswer,
    NotHeld,
    Occasion,
    PaidFrom,
    Signed,
)

__all__ = [
    "CAME",
    "AgendaItem",
    "Answer",
    "Attendance",
    "Decision",
    "FollowUp",
    "FollowUpState",
    "Invitation",
    "ItemState",
    "Meeting",
    "MeetingKind",
    "MeetingState",
    "MinutesAnswer",
    "NotHeld",
    "Occasion",
    "PaidFrom",
    "ShutOut",
    "Signed",
]


KNOW_CLOSED = frozenset({"seat", "partner", "code"})  # desk and leadership call no conference and read none


def may_know(actor: Actor, to: str = "") -> Q:
    """Rows whose meeting this actor may know of; `to` leads from the row to it ("decision__meeting__").

    All who work in the task force know of a meeting. A closed one is known to the agency that calls it and to those
    that it asks, to nobody else: it is in no list, count or search of others. Nor is it for whoever is shut out of it.
    """
    known = Q(**{f"{to}closed": False})
    if actor.hat in KNOW_CLOSED and actor.agency is not None:
        asked = Invitation.objects.filter(meeting=OuterRef(f"{to}pk"), agency=actor.agency, invited=True)
        shut = ShutOut.objects.filter(meeting=OuterRef(f"{to}pk"), official=actor.official)
        known |= (Q(**{f"{to}called_by": actor.agency}) | Q(Exists(asked))) & ~Q(Exists(shut))
    return Q(regency=actor.regency) & known


class Meeting(Record):
    """One meeting. `sub_task_force` empty: the whole task force meets; closed: those who were asked.

    It may be opened without having been called: people phone each other and meet, and it is minuted afterwards.
    """

    MOVES = {
        "call": (MeetingState.PLANNED, MeetingState.CALLED),
        "open": ((MeetingState.PLANNED, MeetingState.CALLED), MeetingState.RUNNING),
        "close": ((MeetingState.PLANNED, MeetingState.CALLED, MeetingState.RUNNING), MeetingState.HELD),
        "reopen": (MeetingState.HELD, MeetingState.RUNNING),
        "cancel": (
            (MeetingState.PLANNED, MeetingState.CALLED, MeetingState.RUNNING),
            MeetingState.NOT_HELD,
        ),
        "revive": (MeetingState.NOT_HELD, MeetingState.PLANNED),
    }
    kind = models.CharField(max_length=14, choices=MeetingKind)
    title = models.CharField(max_length=200)
    closed = models.BooleanField(default=False)  # seen by the agencies that it asks: a case conference
    sub_task_force = models.ForeignKey(
        "lopo.SubTaskForce", models.PROTECT, null=True, related_name="meetings"
    )
    occasion = models.CharField(max_length=8, choices=Occasion, default=Occasion.RHYTHM)
    place = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=MeetingState, default=MeetingState.PLANNED)
    called_by = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="+")
    called_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    letter_number = models.CharField(max_length=120, blank=True)  # the office's own, entered back
    signed = models.CharField(max_length=6, choices=Signed, blank=True)
    letter_photo = models.ForeignKey("lopo.Upload", models.PROTECT, null=True, related_name="+")
    edition = models.PositiveSmallIntegerField(
        default=0
    )  # rises when day, hour or place change after the call
    chair = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    opening = models.TextField(blank=True)  # minutes: A. Pembukaan
    discussion = models.TextField(blank=True)  # minutes: B. Pembahasan, besides the agenda items'
    closing = models.TextField(blank=True)
    minutes_by = models.ForeignKey("lopo.Account", models.PROTECT, null=True, related_name="+")
    minutes_circulated_on = models.DateField(null=True)
    not_held_because = models.CharField(max_length=9, choices=NotHeld, blank=True)
    not_held_note = models.TextField(blank=True)
    cost = models.DecimalField(max_digits=15, decimal_places=2, null=True)  # rupiah
    paid_from = models.CharField(max_length=8, choices=PaidFrom, blank=True)
    paid_by = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")
    list_photo = models.ForeignKey("lopo.Upload", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="not_held") | ~Q(not_held_because=""), name="not_held_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(kind="case") | Q(closed=True), name="a_case_conference_is_closed"
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0), name="cost_is_not_negative"
            ),
        ]
        indexes = [models.Index(fields=["regency", "starts_at"], name="meetings_by_day")]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return may_know(actor)

    @property
    def apart(self) -> bool:
        """Closed: what the streams say of it is for those who may know of it."""
        return self.closed

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def day(self) -> date:
        """The calendar day on which it begins, where the task force works."""
        return timezone.localtime(self.starts_at).date()

    @property
    def over(self) -> bool:
        return self.state in (MeetingState.HELD, MeetingState.NOT_HELD)


class Invitation(Record):
    """One agency at one meeting: asked or not, what it answered, whether it came, and what it says of the minutes."""

    PART_OF = "meeting"
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="invitations")
    invited = models.BooleanField(default=True)  # False: has a seat in the body and was left out
    answer = models.CharField(max_length=8, choices=Answer, blank=True, default=Answer.NONE)
    answered_on = models.DateField(null=True)
    answer_note = models.CharField(max_length=200, blank=True)
    answer_source = models.CharField(max_length=200, blank=True)  # letter, telephone: when recorded for it
    delegate = models.CharField(max_length=200, blank=True)  # who comes instead, with office
    duty_letter = models.CharField(max_length=120, blank=True)  # number of the letter of duty
    attendance = models.CharField(max_length=16, choices=Attendance, blank=True, default=Attendance.UNKNOWN)
    attended_by = models.CharField(max_length=200, blank=True)
    marked_at = models.DateTimeField(null=True)
    minutes_answer = models.CharField(
        max_length=9, choices=MinutesAnswer, blank=True, default=MinutesAnswer.NONE
    )
    minutes_answered_on = models.DateField(null=True)
    minutes_note = models.TextField(blank=True)
    minutes_source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "meeting", "agency"], name="an_agency_is_once_at_a_meeting"
            ),
            models.CheckConstraint(
                condition=~Q(attendance="not_invited") | Q(invited=False), name="not_invited_was_left_out"
            ),
            models.CheckConstraint(
                condition=Q(answer="") ^ Q(answered_on__isnull=False), name="an_answer_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(minutes_answer="") ^ Q(minutes_answered_on__isnull=False),
                name="an_answer_to_minutes_has_a_day",
            ),
        ]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return may_know(actor, "meeting__")

    def __str__(self) -> str:
        return self.meeting.title

    def get_absolute_url(self) -> str:
        return reverse("invitation_answer", args=[self.pk])

    @property
    def came(self) -> bool:
        return self.attendance in CAME


class ShutOut(SeenByNobody):
    """Somebody to whom a closed meeting is not there, whatever their agency is asked: a conflict of interest."""

    PART_OF = "meeting"
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="shut_out")
    official = models.ForeignKey("lopo.Official", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "meeting", "official"], name="somebody_is_shut_out_of_a_meeting_once"
            )
        ]


class AgendaItem(Record):
    """One point of the agenda. Drawn up from what is stuck (`source_*`), or added by hand.

    `source_key` names the stuck thing: the rule of late clocks, a finding's key, a postponed item. `stuck` are the
    clocks that ran late when the agenda was drawn up; each opens to what it is about.
    """

    PART_OF = "meeting"
    MOVES = {
        "finish": (ItemState.OPEN, ItemState.DONE),
        "postpone": (ItemState.OPEN, ItemState.POSTPONED),
        "reopen": ((ItemState.DONE, ItemState.POSTPONED), ItemState.OPEN),
    }
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    source_kind = models.CharField(max_length=40, blank=True)  # clock, finding, agendaitem
    source_key = models.CharField(max_length=120, blank=True)
    stuck = models.JSONField(default=list)  # ids of clocks
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="continued_by")
    remark = models.CharField(max_length=300, blank=True)  # who owes it, since when
    owed_by = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True)  # time set aside
    discussion = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.OPEN)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "meeting", "source_kind", "source_key"],
                condition=~Q(source_key=""),
                name="a_stuck_thing_is_once_on_an_agenda",
            )
        ]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return may_know(actor, "meeting__")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('meeting', args=[self.meeting_id])}#pokok-{self.pk}"


class Decision(Record):
    """What a meeting agreed, and dissent. `needs_step`: somebody must do something, named or not."""

    PART_OF = "meeting"
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="decisions")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    dissent = models.TextField(blank=True)
    needs_step = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "pk"]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return may_know(actor, "meeting__")

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('meeting', args=[self.meeting_id])}#keputusan"


class FollowUp(Record):
    """What an office does next, by a date. One that named no office or no date counts against the meeting (T5)."""

    PART_OF = "decision"
    MOVES = {
        "finish": (FollowUpState.OPEN, FollowUpState.DONE),
        "drop": (FollowUpState.OPEN, FollowUpState.DROPPED),
        "reopen": ((FollowUpState.DONE, FollowUpState.DROPPED), FollowUpState.OPEN),
    }
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="follow_ups")
    source_kind = models.CharField(max_length=40, blank=True)  # finding, when no meeting decided it
    source_key = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="follow_ups")
    office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="follow_ups")
    decided_on = models.DateField()
    due_on = models.DateField(null=True)
    agreed_due_on = models.DateField(null=True)  # as first agreed: T5 counts by it, whatever was moved later
    moved_because = models.TextField(blank=True)
    state = models.CharField(max_length=7, choices=FollowUpState, default=FollowUpState.OPEN)
    finished_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    proof = models.ForeignKey("lopo.Upload", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") ^ Q(finished_on__isnull=False),
                name="a_finished_follow_up_has_a_day",
            )
        ]
        indexes = [models.Index(fields=["regency", "agency", "state"], name="follow_ups_by_agency")]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return Q(regency=actor.regency, decision=None) | may_know(actor, "decision__meeting__")

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("follow_up", args=[self.pk])

    @property
    def nameless(self) -> bool:
        """Needs a step, and names no office or no date: counts against the meeting."""
        return self.agency_id is None or self.agreed_due_on is None
