"""What the acts of laying open are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "evaluation.laid_open": _("membuka evaluasi bagi instansi"),
        "evaluation.commented": _("menanggapi halaman evaluasinya"),
    }
)
