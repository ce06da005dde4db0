"""Pages of the people in a case: more of them come in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case import operations as acts
from lopo.cases.case.line_forms import PeopleForm
from lopo.cases.case.models import Case
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page


@page(hats={"seat"})
def people_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One or many come into an open case, typed or pasted. "More lines" and "read the table" do nothing but show."""
    case = fetch(Case, pk, actor=request.actor)
    form = PeopleForm(posted(request))
    if not form.is_shown_again() and form.does(acts.add_people, request.actor, case):
        messages.success(request, _("Tercatat. Mereka kini ada pemegangnya."))
        return redirect(case.get_absolute_url())
    context = {"case": case, "form": form, "may_add": may(acts.add_people, request.actor, case)}
    return render(request, "cases/case/people_new.html", context, status=form.status)


urlpatterns = [path("cases/<uuid:pk>/people/new/", people_new, name="case_people_new")]
