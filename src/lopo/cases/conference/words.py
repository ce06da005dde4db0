"""What calling a conference is called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update({"conference.planned": _("menyiapkan gelar perkara")})
