"""What the acts on cases are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "case.opened": _("membuka perkara"),
        "person.seen": _("melihat identitas"),
        "person.assigned": _("menunjuk kantor penanggung jawab"),
        "office.added": _("memberi kantor lain penglihatan"),
        "office.removed": _("mencabut penglihatan kantor lain"),
    }
)
