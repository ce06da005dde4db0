"""Changing keys."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor, Rule, operation
from lopo.ground.ledger.entries import enter
from lopo.ground.vault.models import DataKey
from lopo.ground.vault.sealing import make_key

KEEPER = Rule(
    _("penjaga sistem, dengan mandat menandatangani"),
    lambda actor, *_subjects: actor.hat in {"keeper", "system"} and actor.signs,
)


@operation(may=KEEPER)
def rotate_keys(actor: Actor) -> list[DataKey]:
    """A new data key for every compartment of the regency; what older keys sealed still opens. One entry a key."""
    held = DataKey.objects.filter(regency=actor.regency).order_by("compartment")
    compartments = held.values_list("compartment", flat=True).distinct()
    made = [make_key(actor.regency, compartment) for compartment in list(compartments)]
    enter(actor, "keys.rotated", detail={"compartments": [key.compartment for key in made]})
    return made
