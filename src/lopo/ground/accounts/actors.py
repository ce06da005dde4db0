"""Who acts before there is a hat: somebody at the sign-in page, and a person about the own account."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Rule
from lopo.ground.places.models import Regency


def visitor(regency: Regency) -> Actor:
    """Somebody who has not signed in: named by nothing."""
    return Actor(regency=regency, hat="visitor", key="visitor")


def oneself(account: Account, hat: Actor | None = None) -> Actor:
    """A person about the own account: under the hat in use, or under none when nothing is held today."""
    if hat is not None:
        return hat
    return Actor(regency=account.regency, hat="self", account=account, official=account.official, key="self")


def _own(actor: Actor, account: Account, *_more: Any) -> bool:
    return actor.account is not None and actor.account.pk == account.pk


ANYBODY = Rule(_("siapa pun yang membuka halaman masuk"), lambda actor, *_subjects: True)
ONESELF = Rule(_("pemilik akun sendiri"), _own)
DESK_SIGNS = Rule(
    _("Sekretariat, dengan mandat menandatangani"),
    lambda actor, *_subjects: actor.hat in {"secretariat", "system"} and actor.signs,
)
