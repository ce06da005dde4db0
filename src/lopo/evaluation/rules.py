"""Who may do what with the evaluation."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor, Rule
from lopo.taskforce.access.rules import WORKING_HATS


def _evaluates(actor: Actor, *_subjects: Any) -> bool:
    """The desk and the leadership; a seat whose sub-task force has the function of cooperation evaluates too."""
    return actor.hat == "system" or (actor.hat in ("secretariat", "leadership") and actor.acts)


EVALUATES = Rule(_("Sekretariat atau Pimpinan, dengan mandat mengerjakan"), _evaluates)
CODES = Rule(
    _(
        "siapa pun yang bekerja untuk satu instansi, dengan mandat mengerjakan, dan belum menyandi potongan itu"
    ),
    lambda actor, piece: actor.hat in WORKING_HATS and actor.acts and actor.account is not None,
)
COMMENTS = Rule(
    _("instansi itu sendiri, dengan mandat mengerjakan"),
    lambda actor, evaluation, agency: actor.hat in WORKING_HATS and actor.acts and actor.is_of(agency),
)
