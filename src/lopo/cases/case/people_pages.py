"""Pages of the people in a case: more of them come in, what is known of one is put right, one has a second role."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case import operations as acts
from lopo.cases.case.acting import names_read
from lopo.cases.case.knowing_forms import CorrectForm, RoleForm
from lopo.cases.case.line_forms import PeopleForm
from lopo.cases.case.models import Case, Participation, Role
from lopo.cases.case.queries import Seen
from lopo.cases.person.age import age_in_words
from lopo.cases.person.operations import Described
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.access.compartments import Compartment


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


@page(hats={"seat"})
def person_correction(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What is known of somebody is put right. What a birth date does to their age is read before it is saved."""
    row = fetch(Participation, pk, actor=request.actor, related=("case", "person"))
    allowed = may(acts.correct_person, request.actor, row)
    form = CorrectForm(posted(request), person=row.person) if allowed else None
    if form and not form.waits() and form.does(acts.correct_person, request.actor, row):
        messages.success(request, _("Tersimpan."))
        return redirect(row.get_absolute_url())
    if form is None and request.method == "POST":
        acts.correct_person(request.actor, row, told=Described(""), version=-1)  # denied, and on the log
    seen = Seen(row, frozenset(Compartment)) if allowed else None
    if seen:
        names_read(request.actor, row.case, [seen])
    context = {
        "row": row,
        "form": form,
        "back": seen.name if seen else row.label,
        "stands": seen if form and form.changed_meanwhile else None,
        "ages": _ages(request, row, form.reads_first) if form and form.waits() else [],
    }
    status = form.status if form else 200
    return render(request, "cases/case/person_correction.html", context, status=status)


def _ages(request: ActorRequest, row: Participation, born: str) -> list[tuple[str, str, str]]:
    """Case, age as it is written, age as it would be: in every case in which the reader sees this person."""
    rows = visible(Participation, to=request.actor).filter(person=row.person).select_related("case")
    found = []
    for one in rows.order_by("started_on", "pk"):
        day = one.case.happened_on or one.case.opened_on
        then = age_in_words("" if born == "-" else born, day)
        found.append((one.case.number, age_in_words(row.person.born, day), then))
    return found


@page(hats={"seat"})
def person_role(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A victim who is also suspected, a suspect who is a victim too: a second row, on a page that says what it does."""
    row = fetch(Participation, pk, actor=request.actor, related=("case", "person"))
    roles = acts.roles_to_give(request.actor, row)
    form = RoleForm(posted(request), roles=roles)
    if form.does(acts.another_role, request.actor, row):
        messages.success(request, _("Tercatat sebagai baris tersendiri. Yang pertama tidak berubah."))
        return redirect(form.result.get_absolute_url())
    context = {"row": row, "form": form, "roles": roles, "suspects": Role.SUSPECT in roles}
    return render(request, "cases/case/person_role.html", context, status=form.status)


urlpatterns = [
    path("cases/<uuid:pk>/people/new/", people_new, name="case_people_new"),
    path("cases/people/<uuid:pk>/correction/", person_correction, name="person_correction"),
    path("cases/people/<uuid:pk>/role/", person_role, name="person_role"),
]
