"""What the acts on handovers are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "handover.offered": _("menawarkan penyerahan orang"),
        "handover.accepted": _("menyatakan menerima orang yang diserahkan"),
        "handover.returned": _("mengembalikan penyerahan orang"),
        "handover.tried": _("mencoba menghubungi penerima"),
        "handover.signed_kept": _("menyimpan foto berita acara yang ditandatangani"),
        "handover.kept": _("tetap memegang orang yang dikembalikan"),
        "handover.withdrawn": _("menarik kembali penyerahan orang"),
    }
)
