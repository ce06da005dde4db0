"""What the acts on conflicts of interest are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "conflict.recorded": _("menutup perkara bagi seorang petugas"),
        "conflict.ended": _("membuka perkara lagi bagi seorang petugas"),
    }
)
