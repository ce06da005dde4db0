"""What the acts on promises are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update({"promise.confirmed": _("mengonfirmasi janji"), "promise.changed": _("mengubah janji")})
