"""Meetings: called, attended, minuted; what they decide, and who follows up by when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.models import Record


class MeetingKind(models.TextChoices):
    PLAN = "plan", _("Penyusunan rencana")
    COORDINATION = "coordination", _("Koordinasi")
    SUB_TASK_FORCE = "sub_task_force", _("Sub gugus tugas")
    EVALUATION = "evaluation", _("Evaluasi")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Direncanakan")
    CALLED = "called", _("Diundang")
    RUNNING = "running", _("Berlangsung")
    HELD = "held", _("Selesai")
    NOT_HELD = "not_held", _("Tidak jadi")


class Occasion(models.TextChoices):
    """What a meeting was called for. Only `incident` is set off by one case (measure F6)."""

    RHYTHM = "rhythm", _("jadwal rutin")
    PLAN = "plan", _("rencana aksi")
    FINDING = "finding", _("temuan evaluasi")
    INCIDENT = "incident", _("satu kejadian")


class NotHeld(models.TextChoices):
    BUDGET = "budget", _("tidak ada anggaran")
    QUORUM = "quorum", _("tidak cukup yang hadir")
    POSTPONED = "postponed", _("ditunda")
    OTHER = "other", _("sebab lain")


class PaidFrom(models.TextChoices):
    NONE = "none", _("tanpa biaya")
    APBD = "apbd", _("APBD")
    DAK = "dak", _("DAK nonfisik")
    APBN = "apbn", _("APBN, instansi vertikal")
    PROVINCE = "province", _("provinsi")
    VILLAGE = "village", _("dana desa")
    GRANT = "grant", _("hibah atau donor")
    PARTNER = "partner", _("mitra")


class Meeting(Record):
    """One meeting. `sub_task_force` empty: the whole task force meets."""

    MOVES = {
        "call": (MeetingState.PLANNED, MeetingState.CALLED),
        "open": (MeetingState.CALLED, MeetingState.RUNNING),
        "close": ((MeetingState.CALLED, MeetingState.RUNNING), MeetingState.HELD),
        "cancel": ((MeetingState.PLANNED, MeetingState.CALLED), MeetingState.NOT_HELD),
    }
    kind = models.CharField(max_length=14, choices=MeetingKind)
    title = models.CharField(max_length=200)
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
    letter_number = models.CharField(max_length=120, blank=True)
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
                condition=Q(cost__isnull=True) | Q(cost__gte=0), name="cost_is_not_negative"
            ),
        ]
        indexes = [models.Index(fields=["regency", "starts_at"], name="meetings_by_day")]


class Answer(models.TextChoices):
    NONE = "", _("belum menjawab")
    HEAD = "head", _("pimpinan hadir")
    DELEGATE = "delegate", _("diwakili")
    EXCUSED = "excused", _("berhalangan")


class Attendance(models.TextChoices):
    UNKNOWN = "", _("belum dicatat")
    HEAD = "head", _("pimpinan")
    DELEGATE = "delegate", _("wakil dengan surat tugas")
    DELEGATE_WITHOUT = "delegate_without", _("wakil tanpa surat tugas")
    EXCUSED = "excused", _("berhalangan")
    ABSENT = "absent", _("tidak hadir")
    NOT_INVITED = "not_invited", _("tidak diundang")


CAME = (Attendance.HEAD, Attendance.DELEGATE, Attendance.DELEGATE_WITHOUT)


class MinutesAnswer(models.TextChoices):
    NONE = "", _("belum mengesahkan")
    CONFIRMED = "confirmed", _("mengesahkan")
    OBJECTED = "objected", _("berkeberatan")


class Invitation(Record):
    """One agency at one meeting: asked or not, what it answered, whether it came, and what it says of the minutes."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="invitations")
    invited = models.BooleanField(default=True)  # False: has a seat in the body and was left out
    answer = models.CharField(max_length=8, choices=Answer, blank=True, default=Answer.NONE)
    answered_on = models.DateField(null=True)
    answer_note = models.CharField(max_length=200, blank=True)
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

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "meeting", "agency"], name="an_agency_is_once_at_a_meeting"
            )
        ]


class ItemState(models.TextChoices):
    OPEN = "open", _("Belum dibahas")
    DONE = "done", _("Selesai")
    POSTPONED = "postponed", _("Ditunda ke rapat berikut")


class AgendaItem(Record):
    """One point of the agenda. Drawn up from what is stuck (`source_*`), or added by hand."""

    MOVES = {
        "finish": (ItemState.OPEN, ItemState.DONE),
        "postpone": (ItemState.OPEN, ItemState.POSTPONED),
        "reopen": ((ItemState.DONE, ItemState.POSTPONED), ItemState.OPEN),
    }
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    source_kind = models.CharField(max_length=40, blank=True)  # clock, finding, agendaitem, minutes
    source_id = models.UUIDField(null=True)
    source_key = models.CharField(max_length=120, blank=True)  # a finding's stable key
    owed_by = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True)  # time set aside
    discussion = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.OPEN)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "meeting", "source_id"],
                condition=Q(source_id__isnull=False),
                name="a_stuck_thing_is_once_on_an_agenda",
            )
        ]


class Decision(Record):
    """What a meeting agreed, and dissent. `needs_step`: somebody must do something, named or not."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="decisions")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    dissent = models.TextField(blank=True)
    needs_step = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "pk"]


class FollowUpState(models.TextChoices):
    OPEN = "open", _("Belum selesai")
    DONE = "done", _("Selesai")
    DROPPED = "dropped", _("Tidak dilanjutkan")


class FollowUp(Record):
    """What an office does next, by a date. One that named no office or no date counts against the meeting (T5)."""

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
