"""Home answers one question for the hat that looks: what waits for us, for what do we wait, what is together?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.conflict.models import shut_out
from lopo.cases.joint_action.operations import call_joint_action
from lopo.cases.joint_action.queries import called_now
from lopo.cases.same_person.queries import questions
from lopo.ground.acts import may, today
from lopo.ground.clocks.owing import known
from lopo.ground.web.forms import ActForm, TextField, posted
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.home.inbox import queries as reads
from lopo.home.inbox.promises import promises
from lopo.home.inbox.tasks import place, sentence, task_of
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.record.models import Contribution, Standing
from lopo.taskforce.record.operations import confirm_record, contest_record


@page(methods=["GET"])
def home(request: ActorRequest) -> HttpResponse:
    """At most fifteen queries, whatever the size."""
    actor = request.actor
    decree = decree_in_force(actor.regency)
    waiting = reads.gathered(reads.waits_for_us(actor)[: reads.SHOWN], decree)
    first = reads.most_pressing(waiting, actor)
    days = reads.week_of(today())
    meetings = reads.together(actor, days)
    same = questions(actor)
    records = list(reads.records_to_answer(actor)[: reads.SHOWN])
    return render(
        request,
        "home/inbox/home.html",
        {
            "decree": decree,
            "waiting": len(waiting) + bool(records) + len(same),
            "late": sum(thing.days_late > 0 for thing in waiting),
            "first": first,
            "first_task": task_of(first.first) if first else None,
            "groups": reads.by_urgency([thing for thing in waiting if thing is not first]),
            "records": records,
            "same_person": same,
            "theirs": reads.gathered(reads.we_wait_for(actor)[: reads.SHOWN], decree),
            "week": reads.strip(days, meetings),
            "today": today(),
            "meetings": meetings,
            "called": called_now(actor),
            "calls": may(call_joint_action, actor),
            "promises": promises(actor, decree),
            "other_hats": len(request.hats) > 1,
        },
    )


@page(methods=["GET"])
def waiting(request: ActorRequest) -> HttpResponse:
    """Everything that waits for us, or that we wait for; filters and sorts by its address."""
    ours = request.GET.get("whose") != "theirs"
    rows = reads.waits_for_us(request.actor) if ours else reads.we_wait_for(request.actor)
    if rule := request.GET.get("rule"):
        rows = rows.filter(rule__key=rule)
    sorts = {"due": ("due_on",), "who": ("owed_by__name", "due_on"), "rule": ("rule__key", "due_on")}
    listing = listed(request, rows, sorts=sorts)
    lines = [(clock, sentence([clock]), place(clock)) for clock in listing.rows]
    return render(
        request, "home/inbox/waiting.html", {"listing": listing, "lines": lines, "ours": ours, "rule": rule}
    )


@page(methods=["GET"])
def finished(request: ActorRequest) -> HttpResponse:
    """What we have done: promises kept, newest first, in time or late."""
    kept = known(request.actor.regency, also=reads.shut(request.actor))
    kept = kept.exclude(within__in=shut_out(reach(request.actor)))
    rows = kept.filter(owed_by=request.actor.agency, met_on__isnull=False)
    rows = rows.filter(reads.opens(request.actor)).exclude(reads.for_others_here(request.actor))
    listing = listed(
        request,
        rows.select_related("rule", "owed_by", "owed_to"),
        sorts={"met": ("-met_on",), "due": ("due_on",), "rule": ("rule__key", "-met_on")},
    )
    lines = [(clock, sentence([clock]), place(clock)) for clock in listing.rows]
    return render(request, "home/inbox/finished.html", {"listing": listing, "lines": lines})


class ContestForm(ActForm):
    comment = TextField(label=gettext_lazy("Apa yang sebenarnya terjadi"), required=False)


@page(methods=["GET"])
def records(request: ActorRequest) -> HttpResponse:
    """Every record that names our agency: by whom, how it is known, and what we said of it."""
    rows = reads.known_records(request.actor).filter(agency=request.actor.agency)
    if request.GET.get("only") == "open":
        rows = rows.filter(standing=Standing.TOLD, answer_until__gte=today())
    listing = listed(
        request,
        rows.select_related("recorded_by", "agency"),
        sorts={"on": ("-on",), "until": ("answer_until",), "by": ("recorded_by__name", "-on")},
    )
    return render(request, "home/inbox/records.html", {"listing": listing, "today": today()})


@page()
def record_answer(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One record that names us: right, or not and why."""
    rows = reads.known_records(request.actor).select_related("agency", "recorded_by")
    if (row := rows.filter(pk=pk).first()) is None:
        raise Http404
    form = ContestForm(posted(request))
    contests = request.POST.get("answer") == "contest"
    act = contest_record if contests else _confirmed
    if form.does(act, request.actor, row):
        messages.success(
            request, _("Tercatat: dibantah, tidak dihitung.") if contests else _("Terima kasih, dibenarkan.")
        )
        return redirect("records")
    context = {
        "record": row,
        "form": form,
        "may_answer": may(confirm_record, request.actor, row),
        "today": today(),
    }
    return render(request, "home/inbox/record.html", context, status=form.status)


def _confirmed(actor: object, row: Contribution, *, comment: str) -> Contribution:
    """A remark beside a confirmation is not kept: only a contest carries words."""
    return confirm_record(actor, row)  # type: ignore[arg-type]


urlpatterns = [
    path("", home, name="home"),
    path("waiting/", waiting, name="waiting"),
    path("waiting/finished/", finished, name="finished"),
    path("records/", records, name="records"),
    path("records/<uuid:pk>/", record_answer, name="record"),
]
