"""The rules that several nouns share: who may, as a sentence for people and as a test."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor, Rule

WORKING_HATS = frozenset({"seat", "secretariat", "leadership", "partner"})


def _works(actor: Actor, *_subjects: Any) -> bool:
    return actor.hat in WORKING_HATS and actor.acts


def _keeps_the_desk(actor: Actor, *_subjects: Any) -> bool:
    return actor.hat == "system" or (actor.hat == "secretariat" and actor.acts)


def _signs_at_the_desk(actor: Actor, *_subjects: Any) -> bool:
    return actor.hat == "system" or (actor.hat == "secretariat" and actor.signs)


WORKS = Rule(_("siapa pun yang bekerja untuk satu instansi, dengan mandat mengerjakan"), _works)
SECRETARIAT = Rule(_("Sekretariat, dengan mandat mengerjakan"), _keeps_the_desk)
SECRETARIAT_SIGNS = Rule(_("Sekretariat, dengan mandat menandatangani"), _signs_at_the_desk)
