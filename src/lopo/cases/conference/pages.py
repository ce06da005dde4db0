"""The page on which a conference is called from a case. Everything after it is done on the meeting's own pages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.models import Case
from lopo.cases.conference.forms import ConferenceForm
from lopo.cases.conference.kinds import source
from lopo.cases.conference.operations import plan_conference
from lopo.cases.conference.proposing import points_of, proposed_for
from lopo.ground.acts import may, today
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies.models import Agency, AgencyKind
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting.naming import usual_moment


@page()
def conference_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Whom and what about is proposed from the case; the meeting that it makes is planned, and is called from there."""
    case = fetch(Case, pk, actor=request.actor, related=("lead",))
    allowed = may(plan_conference, request.actor, case)
    others = visible(Agency, to=request.actor).exclude(kind=AgencyKind.COURT).exclude(keeps=True)
    agencies = [one for one in others.exclude(audits=True).order_by("name") if not request.actor.is_of(one)]
    form = ConferenceForm(
        posted(request),
        agencies=agencies,
        proposed=proposed_for(case) if allowed else {},
        points=points_of(case) if allowed else [],
        starts_at=usual_moment(today()),
    )
    if form.does(plan_conference, request.actor, case):
        messages.success(request, _("Gelar perkara direncanakan. Periksa suratnya, lalu undang."))
        return redirect(form.result)
    told, confirmed = source()
    context = {"case": case, "form": form, "may": allowed, "source": told, "confirmed": confirmed}
    return render(request, "cases/conference/conference_new.html", context, status=form.status)


urlpatterns = [path("cases/<uuid:pk>/conferences/new/", conference_new, name="conference_new")]
