"""Pages of each act at the desk: the four ways in which a report ends, their undoing, and a message to the reporter."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.acting import act_page
from lopo.cases.case.forms import OpenCaseForm
from lopo.cases.case.models import Case, CaseState
from lopo.ground.acts import Actor, may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Village
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.prevention.report import operations as acts
from lopo.prevention.report.forms import JoinForm, MessageForm, PassOnForm, ReasonForm
from lopo.prevention.report.models import Passing, Report
from lopo.prevention.report.operations.passing import may_get

JOINED = ("village__district", "names", "moved_by__agency", "regency")
PASSED = ("report__moved_by__agency", "report__regency", "agency")


def case_of(actor: Actor, report: Report) -> Case | None:
    """The case in which it ended, for whoever sees that case. One query, none without a case."""
    return visible(Case, to=actor).filter(pk=report.case_id).first() if report.case_id else None


@page(hats={"seat"})
def report_case(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The page that opens a case, with what the report told already in it."""
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    villages = visible(Village, to=request.actor).select_related("district").order_by("name")
    form = OpenCaseForm(posted(request), villages=villages)
    form.fields["summary"].initial, form.fields["village"].initial = row.text, row.village_id
    if not form.is_shown_again() and form.does(acts.open_case_from_report, request.actor, row):
        messages.success(request, _("Perkara dibuka dari laporan ini."))
        return redirect(form.result)
    context = {
        "form": form,
        "report": row,
        "may_open": may(acts.open_case_from_report, request.actor, row) and row.is_at_hand,
    }
    return render(request, "prevention/report/case.html", context, status=form.status)


@page(hats={"seat"})
def report_joining(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    cases: QuerySet[Case] = visible(Case, to=request.actor).filter(state=CaseState.OPEN)
    form = JoinForm(posted(request), cases=cases.order_by("-opened_on", "-number"))
    form.fields["case"].initial = request.GET.get("case", "")
    words = {
        "title": _("Gabungkan ke perkara"),
        "what": _("Hanya perkara terbuka yang dapat Anda lihat. Laporan ini berakhir di sana."),
        "act": _("Gabungkan"),
        "saved": _("Laporan digabungkan ke perkara."),
    }
    return act_page(request, form, acts.join_report, row, words, back=row)


@page(hats={"seat"})
def report_passing(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    every = visible(Agency, to=request.actor)
    fit = [agency.pk for agency in every if may_get(request.actor, row, agency)]
    form = PassOnForm(posted(request), agencies=every.filter(pk__in=fit).order_by("name"))
    words = {
        "title": _("Teruskan laporan"),
        "what": _(
            "Instansi itu membaca laporan ini sampai menjawab. Sampai diterima, laporan belum berakhir."
        ),
        "act": _("Teruskan"),
        "saved": _("Laporan diteruskan dan menunggu jawaban."),
    }
    return act_page(request, form, acts.pass_on, row, words, back=row)


@page(hats={"seat"})
def report_recall(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Tarik kembali dari instansi itu"),
        "what": _("Instansi itu tidak membacanya lagi; laporan kembali ke penerima laporan."),
        "act": _("Tarik kembali"),
        "saved": _("Laporan kembali ke penerima laporan."),
    }
    return act_page(request, ReasonForm(posted(request)), acts.recall_report, row, words, back=row)


@page(hats={"seat"})
def report_no_action(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Usulkan tanpa tindakan lanjut"),
        "what": _("Laporan tetap terbuka sampai orang kedua meninjau dan menyetujuinya."),
        "act": _("Usulkan"),
        "saved": _("Diusulkan. Orang lain meninjaunya."),
    }
    return act_page(request, ReasonForm(posted(request)), acts.propose_no_action, row, words, back=row)


@page(hats={"seat"})
def report_agreement(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Setujui tanpa tindakan lanjut"),
        "what": _("Laporan ini berakhir tanpa tindakan lanjut. Ia dapat dibuka kembali bila ada hal baru."),
        "act": _("Setujui"),
        "saved": _("Laporan berakhir tanpa tindakan lanjut."),
    }
    return act_page(request, ActForm(posted(request)), acts.agree_no_action, row, words, back=row)


@page(hats={"seat"})
def report_sending_back(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Tidak setuju: lihat lagi"),
        "what": _("Laporan kembali ke penerima laporan untuk diputuskan lagi."),
        "act": _("Minta dilihat lagi"),
        "saved": _("Laporan dilihat lagi."),
    }
    return act_page(request, ReasonForm(posted(request)), acts.send_back, row, words, back=row)


@page(hats={"seat"})
def report_reopening(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Buka kembali laporan"),
        "what": _("Ada hal baru. Laporan diputuskan lagi."),
        "act": _("Buka kembali"),
        "saved": _("Laporan dibuka kembali."),
    }
    return act_page(request, ReasonForm(posted(request)), acts.reopen_report, row, words, back=row)


@page(hats={"seat", "partner"})
def passing_taking(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Passing, pk, actor=request.actor, related=PASSED)
    words = {
        "title": _("Terima laporan ini"),
        "what": _("Mulai sekarang instansi Anda yang menanganinya, dan tetap dapat membacanya."),
        "act": _("Terima"),
        "saved": _("Diterima. Laporan ini kini ditangani instansi Anda."),
    }
    return act_page(request, ActForm(posted(request)), acts.take_report, row, words, back=row.report)


@page(hats={"seat", "partner"})
def passing_declining(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Passing, pk, actor=request.actor, related=PASSED)
    form = ReasonForm(posted(request))
    if form.does(acts.decline_report, request.actor, row):
        messages.success(request, _("Dikembalikan dengan sebabnya. Instansi Anda tidak membacanya lagi."))
        return redirect("reports")
    words = {
        "title": _("Bukan untuk kami"),
        "what": _("Laporan kembali ke penerima laporan; instansi Anda tidak membacanya lagi."),
        "act": _("Kembalikan"),
    }
    context = {**words, "form": form, "back": row.report, "may": may(acts.decline_report, request.actor, row)}
    return render(request, "cases/case/act.html", context, status=form.status)


@page(hats={"seat", "partner"})
def report_message(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Tulis kepada pelapor"),
        "what": _("Pelapor membacanya dengan tanda terima. Nama kantor Anda tidak disebut."),
        "act": _("Kirim pesan"),
        "saved": _("Pesan menunggu pelapor."),
    }
    return act_page(request, MessageForm(posted(request)), acts.answer_reporter, row, words, back=row)


urlpatterns = [
    path("reports/<uuid:pk>/case/", report_case, name="report_case"),
    path("reports/<uuid:pk>/joining/", report_joining, name="report_joining"),
    path("reports/<uuid:pk>/passing/", report_passing, name="report_passing"),
    path("reports/<uuid:pk>/recall/", report_recall, name="report_recall"),
    path("reports/<uuid:pk>/no-action/", report_no_action, name="report_no_action"),
    path("reports/<uuid:pk>/agreement/", report_agreement, name="report_agreement"),
    path("reports/<uuid:pk>/sending-back/", report_sending_back, name="report_sending_back"),
    path("reports/<uuid:pk>/reopening/", report_reopening, name="report_reopening"),
    path("reports/<uuid:pk>/message/", report_message, name="report_message"),
    path("reports/passings/<uuid:pk>/taking/", passing_taking, name="passing_taking"),
    path("reports/passings/<uuid:pk>/declining/", passing_declining, name="passing_declining"),
]
