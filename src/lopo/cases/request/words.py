"""What the acts on requests are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "request.made": _("meminta bantuan atau keterangan"),
        "request.accepted": _("menyanggupi permintaan"),
        "request.declined": _("tidak menyanggupi permintaan"),
        "request.done": _("menyelesaikan permintaan"),
        "request.withdrawn": _("menarik kembali permintaan"),
    }
)
