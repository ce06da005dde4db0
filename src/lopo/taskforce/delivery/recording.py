"""The desk's page that records a delivery for several agencies at once."""

from __future__ import annotations

from uuid import uuid4

from lopo.ground.acts import Refused
from lopo.ground.acts.refusal import NotSent
from lopo.ground.papers.models import Upload
from lopo.ground.papers.operations import enter_official_number, take_in
from lopo.ground.papers.queries import issued_papers
from lopo.ground.web.forms import do_once
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
            initial={"act_id": uuid4()},
            past=decree.state == DecreeState.SUPERSEDED,
        )

    @property
    def status(self) -> int:
        return 422 if self.form.is_bound and self.form.errors else 200

    def done(self) -> bool:
        """True once everything chosen is recorded, all or none."""
        if not (self.form.is_bound and self.form.is_valid() and self.deliveries):
            return False
        try:
            do_once(self.form.cleaned_data.get("act_id"), self._act)
        except NotSent:  # the form came back after signing in and is only shown
            return False
        except Refused as refused:
            self.form.add_error(
                refused.field if refused.field in self.form.fields else None, str(refused.sentence)
            )
            return False
        return True

    def _act(self) -> None:
        said = self.form.cleaned_data
        actor, rows = self.request.actor, self.deliveries
        self._number_letters(said["letter_number"])
        if said["what"] == "sent":
            acts.send_decree(actor, rows, on=said["on"], way=said["way"], letter_number=said["letter_number"])
        elif said["what"] == "delivered":
            acts.deliver_decree(
                actor,
                rows,
                on=said["on"],
                way=said["way"],
                delivered_by=said["delivered_by"],
                received_by=said["received_by"],
                letter_number=said["letter_number"],
                proof=self._proof(),
            )
        else:
            acts.record_receipt(
                actor,
                rows,
                on=said["on"],
                received_by=said["received_by"],
                proof=self._proof(),
                source=said["source"],
            )

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
