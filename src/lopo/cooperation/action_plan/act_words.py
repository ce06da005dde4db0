"""What the acts about a plan are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "plan.drafted": _("merancang rencana"),
        "plan.goal_added": _("menambah tujuan"),
        "plan.programme_added": _("menambah program"),
        "plan.reworded": _("mengubah nama tujuan atau program"),
        "plan.reordered": _("mengubah urutan"),
        "plan.goal_removed": _("menghapus tujuan dari rancangan"),
        "plan.programme_removed": _("menghapus program dari rancangan"),
        "plan.activity_removed": _("menghapus kegiatan dari rancangan"),
        "plan.imported": _("memasukkan rencana dari Excel"),
        "plan.adopted": _("menetapkan rencana"),
        "plan.closed": _("menutup rencana"),
        "activity.added": _("menambah kegiatan"),
        "activity.changed": _("mengubah kegiatan"),
        "activity.dropped": _("menghentikan kegiatan"),
        "activity.taken_up": _("melanjutkan kegiatan"),
        "endorsement.endorsed": _("mengesahkan rencana"),
        "endorsement.declined": _("tidak mengesahkan rencana"),
        "realisation.reported": _("mengisi realisasi"),
        "realisation.corrected": _("memperbaiki realisasi"),
        "realisation.outcome": _("mencatat hasil enam bulan kemudian"),
        "realisation.evidence": _("menambah bukti"),
    }
)
