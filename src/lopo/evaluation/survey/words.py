"""What the acts of the survey are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update({"survey.opened": _("membuka survei"), "survey.answered": _("menerima satu jawaban survei")})
