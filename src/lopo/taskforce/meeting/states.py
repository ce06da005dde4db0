"""The words of meetings: kinds, states, answers, attendance; as stored, and as people read them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingKind(models.TextChoices):
    PLAN = "plan", _("Penyusunan rencana")
    COORDINATION = "coordination", _("Koordinasi")
    SUB_TASK_FORCE = "sub_task_force", _("Sub gugus tugas")
    EVALUATION = "evaluation", _("Evaluasi")
    CASE = "case", _("Gelar perkara")  # always closed


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Direncanakan")
    CALLED = "called", _("Diundang")
    RUNNING = "running", _("Berlangsung")
    HELD = "held", _("Selesai")
    NOT_HELD = "not_held", pgettext_lazy("rapat", "Tidak jadi")


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


class Signed(models.TextChoices):
    """How the invitation was signed. Wet ink on paper is as good as a screen."""

    SCREEN = "screen", _("di layar")
    PAPER = "paper", _("di atas kertas")


class PaidFrom(models.TextChoices):
    NONE = "none", _("tanpa biaya")
    APBD = "apbd", _("APBD")
    DAK = "dak", _("DAK nonfisik")
    APBN = "apbn", _("APBN, instansi vertikal")
    PROVINCE = "province", _("provinsi")
    VILLAGE = "village", _("dana desa")
    GRANT = "grant", _("hibah atau donor")
    PARTNER = "partner", _("mitra")


class Answer(models.TextChoices):
    NONE = "", _("belum menjawab")
    HEAD = "head", _("pimpinan hadir")
    DELEGATE = "delegate", _("diwakili")
    EXCUSED = "excused", _("berhalangan")


class Attendance(models.TextChoices):
    UNKNOWN = "", _("belum dicatat")
    HEAD = "head", pgettext_lazy("kehadiran", "pimpinan")
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


class ItemState(models.TextChoices):
    OPEN = "open", _("Belum dibahas")
    DONE = "done", _("Selesai")
    POSTPONED = "postponed", _("Ditunda ke rapat berikut")


class FollowUpState(models.TextChoices):
    OPEN = "open", _("Belum selesai")
    DONE = "done", _("Selesai")
    DROPPED = "dropped", _("Tidak dilanjutkan")
