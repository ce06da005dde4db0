"""What the acts of delivery are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "delivery.owed": _("mencatat bahwa SK perlu disampaikan"),
        "delivery.released": _("menutup penyampaian karena SK digantikan"),
        "delivery.sent": _("mengirim SK"),
        "delivery.delivered": _("menyampaikan SK"),
        "delivery.acknowledged": _("mencatat bahwa SK diakui"),
        "delivery.correction_asked": _("meminta perbaikan SK"),
        "delivery.correction_answered": _("menjawab permintaan perbaikan"),
        "delivery.reminded": _("mengingatkan"),
        "delivery.code_given": _("memberi kode sekali pakai"),
    }
)
