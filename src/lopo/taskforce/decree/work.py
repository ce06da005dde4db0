"""The kinds of work that a duty of a decree can name. A contribution is of one kind; a duty is found by it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Work(models.TextChoices):
    REPORT = "report", _("laporan masyarakat")
    INSPECTION = "inspection", _("sidak")
    INSPECTION_MEETING = "inspection_meeting", _("rapat sidak")
    JOINT_ACTION = "joint_action", _("penanganan bersama")
    STRATEGY = "strategy", _("strategi pencegahan")
    REGISTRATION = "registration", _("pendataan")
    GUIDANCE = "guidance", _("pembinaan")
    CASE_CONFERENCE = "case_conference", _("rapat kasus")
    HANDOVER = "handover", _("penyerahan orang")
    HEALTH_SERVICE = "health_service", _("layanan kesehatan")
    SOCIAL_SERVICE = "social_service", _("layanan sosial")
    SICK_OR_DECEASED = "sick_or_deceased", _("korban sakit atau meninggal")
    SHELTER = "shelter", _("penampungan dan pembekalan")
    EMPOWERMENT = "empowerment", _("pemberdayaan ekonomi")
    REPATRIATION = "repatriation", _("pemulangan")
    EVALUATION_MEETING = "evaluation_meeting", _("rapat evaluasi")
    EVALUATION_REPORT = "evaluation_report", _("laporan evaluasi")
    PROCEEDING = "proceeding", _("proses hukum")
    REQUEST = "request", _("permintaan")
    COORDINATION_MEETING = "coordination_meeting", _("rapat koordinasi")
    PLAN_MEETING = "plan_meeting", _("rapat penyusunan rencana")
    STAKEHOLDER_CONTACT = "stakeholder_contact", _("hubungan dengan pemangku kepentingan")
    OUTREACH = "outreach", _("penyuluhan")
    JOINT_ACTIVITY = "joint_activity", _("kegiatan bersama")
    TRAINING = "training", _("pelatihan dan pengembangan kapasitas")
    EVALUATION = "evaluation", _("monitoring dan evaluasi")


def work_words(kinds: Iterable[str]) -> str:
    """Kinds of work in words; none is said too, for a duty without any cannot be measured."""
    return ", ".join(str(Work(kind).label) for kind in kinds) or str(_("tidak menyebut jenis kerja"))
