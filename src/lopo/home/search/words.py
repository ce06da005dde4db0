"""What the act of searching is called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update({"search.made": _("menemukannya dengan mencari")})
