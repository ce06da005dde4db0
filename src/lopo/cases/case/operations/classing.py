"""How far a case is known: restricted and sealed by one office that answers in it, unsealed by two agencies together."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Case, CaseClass, Unsealing
from lopo.cases.case.operations.opening import answers_now, sits
from lopo.cases.request.models import Request
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.models import move
from lopo.ground.acts.writing import written
from lopo.ground.papers.models import IssuedPaper
from lopo.taskforce.access.reach import reach
from lopo.taskforce.record.pen import record, set_apart

LONGEST = 1000


def _guards(actor: Actor, case: Case) -> bool:
    """Signs for the lead of the case, or for somebody who is in it now."""
    if not (sits(actor) and actor.signs and case.regency_id == actor.regency.pk):
        return False
    leads = case.lead_id in reach(actor).leads
    return leads or answers_now(actor, case)


def _is_the_second(actor: Actor, asked: Unsealing) -> bool:
    other = not actor.is_of(asked.asked_by.agency)
    return sits(actor) and actor.signs and other and visible(Case, to=actor).filter(pk=asked.case_id).exists()


GUARDS = Rule(
    gettext_lazy(
        "yang memimpin perkara atau bertanggung jawab bagi seseorang di dalamnya, dengan mandat menandatangani"
    ),
    _guards,
)
SECOND = Rule(
    gettext_lazy("instansi lain yang juga melihat seseorang dalam perkara itu, dengan mandat menandatangani"),
    _is_the_second,
)


@operation(may=GUARDS)
def classify_case(actor: Actor, case: Case, *, kind: str, because: str) -> Case:
    """The case is ordinary, restricted or sealed from now on, and why.

    Restricted: who leads the holding sub-task force sees that somebody is there; only the responsible office and those
    that it added read who. Sealed: besides, nobody else learns that there is a case: no list, count, search or notice
    holds it, and evaluation leaves it out. Refuses to unseal: that takes two agencies.
    """
    said = written(because, needed=_("Tuliskan alasannya."), longest=LONGEST, field="because")
    if kind not in CaseClass.values:
        raise Refused(_("Pilih seberapa tertutup perkara ini."), field="kind")
    if kind == case.kind:
        raise Refused(_("Perkara ini sudah demikian."), field="kind")
    if case.kind == CaseClass.SEALED:
        raise Refused(_("Perkara yang dirahasiakan dibuka oleh dua instansi bersama. Mintalah dahulu."))
    _set(actor, case, kind, said)
    record(actor, "case.classified", case, detail={"kind": kind})
    return case


@operation(may=GUARDS)
def ask_unsealing(actor: Actor, case: Case, *, because: str) -> Unsealing:
    """An agency asks that a sealed case be known again, and why. It stays sealed until another one agrees."""
    said = written(because, needed=_("Tuliskan alasannya."), longest=LONGEST, field="because")
    if case.kind != CaseClass.SEALED:
        raise Refused(_("Perkara ini tidak dirahasiakan."))
    if case.unsealings.filter(state="asked").exists():
        raise Refused(_("Sudah diminta, dan menunggu jawaban instansi lain."))
    asked = Unsealing(
        regency=actor.regency,
        case=case,
        asked_by=actor.office,
        asked_on=today(),
        because=said,
        answer="",
    )
    asked.save(force_insert=True)
    record(actor, "unsealing.asked", asked)
    return asked


@operation(may=SECOND)
def agree_unsealing(actor: Actor, asked: Unsealing) -> Unsealing:
    """The second agency agrees: the case is restricted from now on, counted again, and those named in it are told."""
    move(asked, "agree", answered=_already(), answered_by=actor.office, answered_on=today())
    _set(actor, asked.case, CaseClass.RESTRICTED, asked.because)
    record(actor, "unsealing.agreed", asked)
    return asked


@operation(may=SECOND)
def decline_unsealing(actor: Actor, asked: Unsealing, *, because: str) -> Unsealing:
    """The second agency does not agree, and why: the case stays sealed."""
    asked.answer = written(because, needed=_("Tuliskan alasannya."), longest=LONGEST, field="because")
    asked.save(update_fields=["answer"])
    move(asked, "decline", answered=_already(), answered_by=actor.office, answered_on=today())
    record(actor, "unsealing.declined", asked)
    return asked


def _set(actor: Actor, case: Case, kind: str, because: str) -> None:
    was = case.apart
    case.kind, case.kind_because = kind, because
    case.save(update_fields=["kind", "kind_because"])
    if was != case.apart:
        set_apart(actor, case, case.apart)
        parts = (case.participations, case.handovers, case.joint_actions)
        about = [case.pk, *(pk for rows in parts for pk in rows.values_list("pk", flat=True))]
        about += Request.objects.filter(participation__case=case).values_list("pk", flat=True)
        IssuedPaper.objects.filter(subject_id__in=about).update(apart=case.apart)


def _already() -> str:
    return _("Permintaan ini sudah dijawab. Muat ulang halaman.")
