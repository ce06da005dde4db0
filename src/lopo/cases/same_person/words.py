"""What the acts on two records of one person are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "persons.joined": _("mencatat dua catatan sebagai satu orang"),
        "persons.parted": _("memisahkan lagi dua catatan"),
        "persons.differ": _("mencatat dua catatan sebagai orang yang berbeda"),
        "search.noted": _("membaca bahwa orang ini dicari kantor lain"),
    }
)
