"""From finding to action: onto a meeting's agenda, into a follow-up, or an answer. Findings are found again by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.evaluation.asking import Asked, asked
from lopo.evaluation.evaluating import evaluate
from lopo.evaluation.findings.finding import Finding
from lopo.evaluation.findings.operations import answer_finding, make_follow_up, take_to_meeting
from lopo.evaluation.models import FindingTaken
from lopo.evaluation.showing.findings import MARKED, taken_up
from lopo.ground.acts import Actor, Refused, may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies.models import Agency
from lopo.ground.web.forms import ActForm, DayField, TextField, posted
from lopo.ground.web.inputs import CheckList
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.words import day
from lopo.taskforce.meeting.models import Meeting
from lopo.taskforce.meeting.operations import add_agenda_item
from lopo.taskforce.meeting.queries import meetings_to_come


def _meetings(actor: Actor) -> list[Meeting]:
    """Meetings to come whose agenda this person may add to."""
    return [row for row in meetings_to_come(actor) if may(add_agenda_item, actor, row)]


class MeetingForm(ActForm):
    meeting = forms.ChoiceField(label=gettext_lazy("Rapat"))

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.pk), f"{row.title}, {day(row.day)}") for row in meetings]
        self.fields["meeting"].choices = choices  # type: ignore[attr-defined]


class FindingsForm(MeetingForm):
    """Several at once; the heaviest are marked."""

    keys = forms.MultipleChoiceField(label=gettext_lazy("Temuan"), widget=CheckList)

    def __init__(self, *args: Any, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["keys"]
        field.choices = [(f.key, f.sentence) for f in findings]  # type: ignore[attr-defined]
        field.widget.says = {f.key: f.remedy for f in findings}
        field.initial = [f.key for f in findings[:MARKED]]


class FollowUpForm(ActForm):
    text = TextField(label=gettext_lazy("Apa yang dikerjakan"))
    agency = forms.ModelChoiceField(Agency.objects.none(), label=gettext_lazy("Siapa"))
    due_on = DayField(label=gettext_lazy("Sampai kapan"))

    def __init__(self, *args: Any, actor: Actor, finding: Finding, **kwargs: Any) -> None:
        owed_by = finding.owed_by.id if finding.owed_by else None
        kwargs["initial"] = {"text": f"{finding.fact} {finding.remedy}", "agency": owed_by}
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = visible(Agency, to=actor).order_by("name")  # type: ignore[attr-defined]


class AnswerForm(ActForm):
    answer = TextField(
        label=gettext_lazy("Jawaban"),
        help_text=gettext_lazy("Mengapa tidak perlu langkah, atau apa yang sudah terjadi."),
    )


def _finding(request: ActorRequest, here: Asked, key: str) -> Finding:
    """For the act it is evaluated in Indonesian, the language in which findings are kept; else as the reader reads."""
    if request.method == "POST":
        with translation.override("id"):
            findings = evaluate(here.actor.regency, here.start, here.end).findings
    else:
        findings = here.evaluation.findings
    found = next((f for f in findings if f.key == key), None)
    if found is None:
        raise Http404
    return found


@page(hats={"secretariat", "leadership"})
def finding_meeting(request: ActorRequest, key: str) -> HttpResponse:
    here, meetings = asked(request, request.actor), _meetings(request.actor)
    found = _finding(request, here, key)
    form = MeetingForm(posted(request), meetings=meetings)

    def take(actor: Actor, finding: Finding, *, meeting: str) -> FindingTaken:
        return take_to_meeting(actor, finding, fetch(Meeting, UUID(meeting), actor=actor))

    if form.does(take, request.actor, found):
        messages.success(request, _("Temuan menjadi pokok acara rapat itu."))
        return redirect(here.url("evaluation_finding", key))
    says = _(
        "Menjadi satu pokok acara, dengan instansi yang berutang langkah. Instansi itu membacanya di undangan."
    )
    return _shown(request, here, found, form, _("Bawa ke rapat"), says, not meetings)


@page(hats={"secretariat", "leadership"})
def finding_follow_up(request: ActorRequest, key: str) -> HttpResponse:
    here = asked(request, request.actor)
    found = _finding(request, here, key)
    form = FollowUpForm(posted(request), actor=request.actor, finding=found)
    if form.does(make_follow_up, request.actor, found):
        messages.success(request, _("Temuan menjadi tindak lanjut dengan instansi dan tanggal."))
        return redirect(here.url("evaluation_finding", key))
    says = _(
        "Instansi itu melihatnya di berandanya, dengan batas waktu. Evaluasi berikut menghitung apakah selesai."
    )
    return _shown(request, here, found, form, _("Jadikan tindak lanjut"), says)


@page(hats={"secretariat", "leadership"})
def finding_answer(request: ActorRequest, key: str) -> HttpResponse:
    here = asked(request, request.actor)
    found = _finding(request, here, key)
    form = AnswerForm(posted(request))
    if form.does(answer_finding, request.actor, found):
        messages.success(request, _("Jawaban tersimpan di samping temuan."))
        return redirect(here.url("evaluation_finding", key))
    says = _("Jawaban terbaca di samping temuan oleh semua yang membacanya. Hitungannya tidak berubah.")
    return _shown(request, here, found, form, _("Jawab temuan"), says)


def _shown(
    request: ActorRequest,
    here: Asked,
    found: Finding,
    form: ActForm,
    title: str,
    says: str,
    no_meeting: bool = False,
) -> HttpResponse:
    context = {
        "asked": here,
        "title": title,
        "says": says,
        "form": form,
        "finding": next((f for f in here.evaluation.findings if f.key == found.key), found),
        "no_meeting": no_meeting,
        "may_do": may(answer_finding, request.actor),
        "back": here.url("evaluation_finding", found.key),
    }
    return render(request, "evaluation/finding_act.html", context, status=form.status)


@page(hats={"secretariat", "leadership"})
def findings_meeting(request: ActorRequest) -> HttpResponse:
    """Several findings onto one agenda in one act: all of them, or none."""
    here, meetings = asked(request, request.actor), _meetings(request.actor)
    ev = here.evaluation
    taken = taken_up(request.actor, [f.key for f in ev.findings])
    ready = [f for f in ev.findings if f.key not in taken]
    form = FindingsForm(posted(request), meetings=meetings, findings=ready)
    if form.does(_taking(here), request.actor):
        messages.success(request, _("Temuan menjadi pokok acara rapat itu."))
        return redirect(here.url("evaluation"))
    context = {
        "asked": here,
        "form": form,
        "ready": len(ready),
        "no_meeting": not meetings,
        "may_do": may(take_to_meeting, request.actor),
        "back": here.url("evaluation"),
    }
    return render(request, "evaluation/findings_meeting.html", context, status=form.status)


def _taking(here: Asked) -> Callable[..., None]:
    def take(actor: Actor, *, meeting: str, keys: list[str]) -> None:
        row = fetch(Meeting, UUID(meeting), actor=actor)
        with translation.override("id"):
            found = {f.key: f for f in evaluate(actor.regency, here.start, here.end).findings}
        for key in keys:
            if key not in found:
                raise Refused(_("Sebuah temuan sudah tidak ada. Muat ulang halaman ini."), field="keys")
            take_to_meeting(actor, found[key], row)

    return take


urlpatterns = [
    path("evaluation/findings/meeting/", findings_meeting, name="evaluation_findings_meeting"),
    path("evaluation/findings/<str:key>/meeting/", finding_meeting, name="evaluation_finding_meeting"),
    path("evaluation/findings/<str:key>/follow-up/", finding_follow_up, name="evaluation_finding_follow_up"),
    path("evaluation/findings/<str:key>/answer/", finding_answer, name="evaluation_finding_answer"),
]
