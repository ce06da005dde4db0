"""Data keys: one for each regency and compartment, wrapped under the root key."""

from __future__ import annotations

from django.db import models

from lopo.ground.acts.models import SeenByNobody


class DataKey(SeenByNobody):
    """A key that seals fields. The newest of a compartment seals; the older ones still open what they sealed."""

    compartment = models.CharField(
        max_length=24
    )  # accounts, identity, shelter, health, narrative, legal, suspect …
    number = models.PositiveSmallIntegerField()
    wrapped = models.BinaryField()  # nonce ‖ AES-256-GCM of the key
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["compartment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "compartment", "number"], name="data_key_is_numbered")
        ]
