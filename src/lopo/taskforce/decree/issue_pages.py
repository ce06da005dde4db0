"""The draft becomes a decree: who goes on with open work, then number and day of signing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.holding import acting_capacity
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree.forms import HeirsForm, IssueForm
from lopo.taskforce.decree.heirs import leaving_offices, offices_of
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.operations import issue_decree, name_heirs
from lopo.taskforce.decree.queries import members_of

DESK = {"secretariat"}


@page(hats=DESK)
def decree_heirs(request: ActorRequest, pk: UUID) -> HttpResponse:
    """For each office that leaves with open work: who goes on with it."""
    draft = _draft(request, pk)
    leaving = [office for office in leaving_offices(draft) if office.open_work]  # type: ignore[attr-defined]
    known: dict[Any, Any] = dict(draft.heirs.values_list("leaves", "receives"))
    form = HeirsForm(leaving, offices_of(draft), known, posted(request))
    if form.does(name_heirs, request.actor, draft):
        messages.success(request, _("Penerus pekerjaan tersimpan."))
        return redirect("decree_issue", pk)
    context = {
        "decree": draft,
        "form": form,
        "rows": list(form.rows()),
        "leaving": list(leaving_offices(draft)),
    }
    return render(request, "taskforce/decree/heirs.html", context, status=form.status)


@page(hats=DESK)
@needs_fresh_code
def decree_issue(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Number and day from the legal section; what follows is said before it is done."""
    draft = _draft(request, pk)
    form = IssueForm(posted(request))
    if form.does(issue_decree, request.actor, draft):
        messages.success(
            request, _("SK berlaku. Sekretariat menyampaikannya kepada tiap instansi dalam waktunya.")
        )
        return redirect("deliveries", pk)
    open_work = [office for office in leaving_offices(draft) if office.open_work]  # type: ignore[attr-defined]
    named = set(draft.heirs.values_list("leaves", flat=True))
    context = {
        "decree": draft,
        "form": form,
        "members": members_of(draft).count(),
        "leaving": open_work,
        "without_heir": [office for office in open_work if office.pk not in named],
        "acting": acting_capacity(request.actor),
        "may_issue": may(issue_decree, request.actor, draft),
    }
    return render(request, "taskforce/decree/issue.html", context, status=form.status)


def _draft(request: ActorRequest, pk: UUID) -> Decree:
    draft = fetch(Decree, pk, actor=request.actor, related=("secretariat", "follows", "regency"))
    if not draft.is_draft:
        raise Http404
    return draft


urlpatterns = [
    path("decrees/<uuid:pk>/heirs/", decree_heirs, name="decree_heirs"),
    path("decrees/<uuid:pk>/issue/", decree_issue, name="decree_issue"),
]
