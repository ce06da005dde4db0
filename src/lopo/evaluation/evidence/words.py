"""What the acts on evidence are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "evidence.imported": _("memasukkan bukti dari kajian"),
        "evidence.added": _("mencatat satu potongan bukti"),
        "evidence.coded_again": _("menyandi potongan bukti sebagai orang kedua"),
    }
)
