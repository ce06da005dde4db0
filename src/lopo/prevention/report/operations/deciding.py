"""How a report ends at the desk: a case is opened, it is joined to one, or two people agree that nothing more is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Case, CaseState
from lopo.cases.case.operations import Somebody, open_case, sits
from lopo.ground.acts import Actor, Refused, Rule, operation
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.standing import as_it_stands
from lopo.ground.places.models import Village
from lopo.prevention.report.models import Report
from lopo.prevention.report.operations import owed
from lopo.prevention.report.operations.arriving import took_part
from lopo.prevention.report.operations.moving import DECIDES, give_reason, moved
from lopo.taskforce.record.pen import Meets, Owes, record

OPENS = Rule(
    gettext_lazy("penerima laporan itu menurut SK yang boleh membuka perkara"),
    lambda actor, report: DECIDES.holds(actor, report) and sits(actor),
)


@operation(may=OPENS)
def open_case_from_report(
    actor: Actor,
    report: Report,
    *,
    summary: str,
    people: Sequence[Somebody],
    happened_on: date | None = None,
    village: Village | None = None,
) -> Case:
    """The report becomes a case, with all that opening one asks for. Refuses where somebody ended the report first."""
    case: Case = open_case(actor, summary=summary, people=people, happened_on=happened_on, village=village)
    moved(actor, report, "open", case=case)
    _decided(actor, report, "report.case")
    return case


@operation(may=DECIDES)
def join_report(actor: Actor, report: Report, *, case: Case) -> Report:
    """What it tells belongs to an open case. A case that the actor does not see is refused like one that is not there."""
    as_it_stands(case)
    if not visible(Case, to=actor).filter(pk=case.pk).exists():
        raise Refused(_("Perkara itu tidak ada. Periksa nomornya."), field="case")
    if case.state != CaseState.OPEN:
        raise Refused(_("Perkara ini sudah ditutup. Buka kembali dahulu."), field="case")
    moved(actor, report, "join", case=case)
    _decided(actor, report, "report.joined")
    return report


@operation(may=DECIDES)
def propose_no_action(actor: Actor, report: Report, *, because: str) -> Report:
    """Nothing more is to be done, and why. It stays open until a second person has looked at it."""
    if actor.account is None:
        raise Refused(_("Hanya orang dengan akun sendiri yang dapat mengusulkannya."))
    moved(actor, report, "propose", proposed_by=actor.account)
    give_reason(actor, report, "propose", because)
    _decided(actor, report, "report.proposed", *owed.review(report, actor.office))
    return report


@operation(may=DECIDES)
def agree_no_action(actor: Actor, report: Report) -> Report:
    """A second person agrees: now it has ended. Refuses whoever proposed it."""
    _is_another(actor, report)
    moved(actor, report, "agree")
    record(actor, "report.agreed", report, together=took_part(actor, report), meets=[Meets(owed.REVIEW)])
    return report


@operation(may=DECIDES)
def send_back(actor: Actor, report: Report, *, because: str) -> Report:
    """A second person does not agree, and why: it is looked at again."""
    _is_another(actor, report)
    moved(actor, report, "send_back", proposed_by=None)
    give_reason(actor, report, "send_back", because)
    record(
        actor,
        "report.sent_back",
        report,
        together=took_part(actor, report),
        meets=[Meets(owed.REVIEW)],
        owes=owed.triage(report),
    )
    return report


@operation(may=DECIDES)
def reopen_report(actor: Actor, report: Report, *, because: str) -> Report:
    """Something came up after it was closed without further action, and what: it is looked at again."""
    moved(actor, report, "reopen", proposed_by=None)
    give_reason(actor, report, "reopen", because)
    record(actor, "report.reopened", report, owes=owed.triage(report))
    return report


def _decided(actor: Actor, report: Report, act: str, *owes: Owes) -> None:
    record(
        actor,
        act,
        report,
        together=took_part(actor, report),
        meets=[*owed.read(report), Meets(owed.TRIAGE)],
        owes=owes,
    )


def _is_another(actor: Actor, report: Report) -> None:
    if report.proposed_by_id is not None and (
        actor.account is None or actor.account.pk == report.proposed_by_id
    ):
        raise Refused(_("Orang lain yang meninjau usul ini, bukan yang mengusulkannya."))
