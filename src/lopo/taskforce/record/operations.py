"""Answering a record: whoever is named as having taken part, or stayed away, may confirm or contest it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.taskforce.access.rules import WORKING_HATS
from lopo.taskforce.record.models import Contribution, Standing
from lopo.taskforce.record.pen import record

NAMED = Rule(
    gettext_lazy("instansi yang disebut dalam catatan itu, dengan mandat mengerjakan"),
    lambda actor, contribution: actor.hat in WORKING_HATS and actor.acts and actor.is_of(contribution.agency),
)


@operation(may=NAMED)
def confirm_record(actor: Actor, contribution: Contribution) -> Contribution:
    """The named agency says that the record is right."""
    return _answer(actor, contribution, Standing.CONFIRMED, "")


@operation(may=NAMED)
def contest_record(actor: Actor, contribution: Contribution, *, comment: str) -> Contribution:
    """The named agency says that it is not: the row counts for nobody from now on, both voices are shown."""
    if not comment.strip():
        raise Refused(
            _("Tuliskan apa yang sebenarnya terjadi, supaya kedua suara terlihat."), field="comment"
        )
    return _answer(actor, contribution, Standing.CONTESTED, comment.strip())


def _answer(actor: Actor, contribution: Contribution, standing: Standing, comment: str) -> Contribution:
    if contribution.answer_until and today() > contribution.answer_until:
        raise Refused(
            _("Waktu menjawab catatan ini sudah lewat. Sampaikan lewat Sekretariat dalam rapat berikut.")
        )
    changed = Contribution.objects.filter(
        pk=contribution.pk, standing__in=[Standing.TOLD, Standing.CONFIRMED, Standing.CONTESTED]
    ).update(standing=standing, comment=comment, answered_on=today())
    if not changed:
        raise Refused(_("Catatan ini dibuat oleh instansi Anda sendiri; perbaiki di tempat asalnya."))
    contribution.refresh_from_db()
    record(actor, f"record.{standing}", contribution)
    return contribution
