"""What the acts on reports are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "report.written": _("mencatat laporan"),
        "report.read": _("membaca laporan"),
        "report.answered": _("menulis kepada pelapor"),
        "report.case": _("membuka perkara dari laporan"),
        "report.joined": _("menggabungkan laporan ke perkara"),
        "report.offered": _("meneruskan laporan"),
        "report.taken": _("menerima laporan yang diteruskan"),
        "report.declined": _("mengembalikan laporan yang diteruskan"),
        "report.recalled": _("menarik kembali laporan yang diteruskan"),
        "report.proposed": _("mengusulkan tanpa tindakan lanjut"),
        "report.agreed": _("menyetujui tanpa tindakan lanjut"),
        "report.sent_back": _("tidak menyetujui: laporan dilihat lagi"),
        "report.reopened": _("membuka kembali laporan"),
    }
)
