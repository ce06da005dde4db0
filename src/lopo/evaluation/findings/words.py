"""What the acts on findings are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "finding.agenda": _("membawa temuan ke rapat"),
        "finding.follow_up": _("menjadikan temuan tindak lanjut"),
        "finding.answered": _("menjawab temuan"),
    }
)
