"""The desk's page that records a delivery for several agencies at once."""

from __future__ import annotations

from typing import Any

from lopo.ground.acts import Actor
from lopo.ground.papers.models import Upload
from lopo.ground.papers.operations import enter_official_number, take_in
from lopo.ground.papers.queries import issued_papers
from lopo.ground.web.pages import ActorRequest
from lopo.taskforce.decree.models import Decree, DecreeState
from lopo.taskforce.delivery import operations as acts
from lopo.taskforce.delivery.forms import RecordForm
from lopo.taskforce.delivery.models import Delivery


class RecordPage:
    """One form, three acts: which of them is done follows from the choice on it."""

    def __init__(self, request: ActorRequest, decree: Decree, deliveries: list[Delivery]) -> None:
        self.request, self.deliveries = request, deliveries
        posted = request.method == "POST"
        self.form = RecordForm(
            request.POST if posted else None,
            request.FILES if posted else None,
            past=decree.state == DecreeState.SUPERSEDED,
        )

    def done(self) -> bool:
        """True once everything chosen is recorded, all or none."""
        return bool(self.deliveries) and self.form.does(self._record, self.request.actor, self.deliveries)

    def _record(self, actor: Actor, rows: list[Delivery], **said: Any) -> None:
        self._number_letters(said["letter_number"])
        sent = {name: said[name] for name in ("on", "way", "letter_number")}
        if said["what"] == "sent":
            acts.send_decree(actor, rows, **sent)
        elif said["what"] == "delivered":
            by = {name: said[name] for name in ("delivered_by", "received_by")}
            acts.deliver_decree(actor, rows, **sent, **by, proof=self._proof())
        else:
            seen = {name: said[name] for name in ("on", "received_by", "source")}
            acts.record_receipt(actor, rows, **seen, proof=self._proof())

    def _number_letters(self, number: str) -> None:
        """The office's own number goes to the letters that were printed too, so that their codes name it."""
        if number and self.form.cleaned_data["what"] != "receipt":
            subjects = [row.pk for row in self.deliveries]
            for paper in issued_papers(self.request.actor).filter(
                subject_id__in=subjects, official_number=""
            ):
                enter_official_number(self.request.actor, paper, number=number)

    def _proof(self) -> Upload | None:
        """The photograph, cleaned and kept once for all chosen agencies (one page of the delivery book)."""
        if not (file := self.form.cleaned_data.get("proof")):
            return None
        return take_in(self.request.actor, self.deliveries[0], file, what="receipt")
