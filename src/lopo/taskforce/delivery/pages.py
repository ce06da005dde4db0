"""Pages of delivery: the list that all may see, one delivery, and the acts on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.papers.typeset import Printed
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.site import site
from lopo.taskforce.decree.models import Decree, DecreeState
from lopo.taskforce.delivery import code_pages  # noqa: F401 (registers the page behind its codes)
from lopo.taskforce.delivery import operations as acts
from lopo.taskforce.delivery.forms import CorrectionAnswerForm, CorrectionForm
from lopo.taskforce.delivery.models import Delivery, DeliveryState
from lopo.taskforce.delivery.papers import issue_letters, print_book
from lopo.taskforce.delivery.queries import Line, deliveries_of, lines_of
from lopo.taskforce.delivery.recording import RecordPage
from lopo.taskforce.delivery.texts import announcement, reminder, reminder_step

JOINED = ("agency", "decree__secretariat", "proof")


@page(methods=["GET"])
def deliveries(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Who has the decree and who has not; whoever owes the next step stands on top."""
    decree = fetch(Decree, pk, actor=request.actor, related=("secretariat",))
    lines = lines_of(deliveries_of(decree, to=request.actor))
    return render(
        request,
        "taskforce/delivery/deliveries.html",
        {
            "decree": decree,
            "groups": _groups(decree, lines),
            "lines": lines,
            "counts": _counts(lines),
            "may_record": may(acts.send_decree, request.actor, []),
            "owed": decree.state == DecreeState.ISSUED,
            "mine": next((line for line in lines if request.actor.is_of(line.delivery.agency)), None),
            "text": announcement(decree, [line.delivery for line in lines]),
        },
    )


@page(hats={"secretariat"})
def record_deliveries(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The chosen agencies on one page: sent, delivered, or their receipts came back. The whole list in one act."""
    decree = fetch(Decree, pk, actor=request.actor, related=("secretariat",))
    chosen = deliveries_of(decree, to=request.actor).filter(pk__in=_ids(request))
    recording = RecordPage(request, decree, list(chosen))
    if recording.done():
        count = len(recording.deliveries)
        messages.success(
            request, ngettext("Tercatat untuk %d instansi.", "Tercatat untuk %d instansi.", count) % count
        )
        return redirect("deliveries", pk)
    return render(
        request,
        "taskforce/delivery/record.html",
        {"decree": decree, "chosen": recording.deliveries, "form": recording.form},
        status=recording.form.status,
    )


@page(hats={"secretariat"})
def letters(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Covering letters for the chosen agencies: asked first, since each is issued with a code of its own."""
    decree = fetch(Decree, pk, actor=request.actor, related=("secretariat__regency", "regency"))
    chosen = list(deliveries_of(decree, to=request.actor).filter(pk__in=_ids(request)))
    if not chosen or decree.state != DecreeState.ISSUED:
        messages.warning(
            request, _("Centang dahulu instansi pada daftar.") if not chosen else acts.OWED_NO_LONGER
        )
        return redirect("deliveries", pk)
    if request.method == "POST":
        return handed_out(issue_letters(request.actor, decree, chosen, site=site(request)))
    return render(request, "taskforce/delivery/letters.html", {"decree": decree, "chosen": chosen})


@page(hats={"secretariat"}, methods=["GET"])
def book(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A page of the delivery book for the chosen agencies."""
    return _printed(request, pk, print_book)


@page(methods=["GET"])
def delivery(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One agency's copy: where it stands, its proof, its history, and what can be done now."""
    row = fetch(Delivery, pk, actor=request.actor, related=JOINED)
    return render(
        request,
        "taskforce/delivery/delivery.html",
        {
            "delivery": row,
            "line": lines_of([row])[0],
            "history": LedgerEntry.objects.filter(subject_id=row.pk)
            .select_related("office__agency")
            .order_by("-number"),
            "may_answer": may(acts.acknowledge_decree, request.actor, row),
            "may_record": may(acts.send_decree, request.actor, []),
            "owed": row.decree.state == DecreeState.ISSUED,
        },
    )


@page()
def acknowledgement(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Delivery, pk, actor=request.actor, related=JOINED)
    form = ActForm(posted(request))
    if form.does(acts.acknowledge_decree, request.actor, row):
        messages.success(request, _("Tercatat: SK sudah diterima instansi Anda."))
        return redirect(row)
    return render(
        request,
        "taskforce/delivery/acknowledgement.html",
        {"delivery": row, "form": form, "may_answer": may(acts.acknowledge_decree, request.actor, row)},
        status=form.status,
    )


@page()
def correction(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Asked by the agency while it has the copy; answered by the secretariat once asked."""
    row = fetch(Delivery, pk, actor=request.actor, related=JOINED)
    asked = row.state == DeliveryState.CORRECTION
    data = posted(request)
    form = CorrectionAnswerForm(data) if asked else CorrectionForm(data)
    act = acts.answer_correction if asked else acts.ask_correction
    if form.does(act, request.actor, row):
        said = (
            _("Jawaban tercatat. Instansi itu diberi tahu.")
            if asked
            else _("Tercatat. Sekretariat menjawab.")
        )
        messages.success(request, said)
        return redirect(row)
    context = {
        "delivery": row,
        "form": form,
        "asked": asked,
        "owed": row.decree.state == DecreeState.ISSUED,
        "may_do": may(act, request.actor, row),
    }
    return render(request, "taskforce/delivery/correction.html", context, status=form.status)


@page(hats={"secretariat"})
def reminding(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The text to copy; recorded as given once it was sent."""
    row = fetch(Delivery, pk, actor=request.actor, related=JOINED)
    form = ActForm(posted(request))
    if form.does(acts.remind, request.actor, row):
        messages.success(request, _("Pengingat tercatat."))
        return redirect(row)
    context = {"delivery": row, "form": form, "text": reminder(row), "step": reminder_step(row)}
    return render(request, "taskforce/delivery/reminding.html", context, status=form.status)


@page(hats={"secretariat"})
def acknowledgement_code(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A one-time code for the head of an agency without account, shown once."""
    row = fetch(Delivery, pk, actor=request.actor, related=JOINED)
    form = ActForm(posted(request))
    code = form.result if form.does(acts.give_acknowledgement_code, request.actor, row) else None
    context = {
        "delivery": row,
        "form": form,
        "code": code if isinstance(code, str) else None,
        "again": code is True,
    }
    return render(request, "taskforce/delivery/code.html", context, status=form.status)


def _printed(
    request: ActorRequest, pk: UUID, make: Callable[[Decree, Iterable[Delivery]], Printed]
) -> HttpResponse:
    decree = fetch(Decree, pk, actor=request.actor, related=("secretariat__regency",))
    chosen = deliveries_of(decree, to=request.actor).filter(pk__in=_ids(request))
    if not chosen:
        messages.warning(request, _("Centang dahulu instansi pada daftar."))
        return redirect("deliveries", pk)
    return handed_out(make(decree, chosen))


def _ids(request: ActorRequest) -> list[UUID]:
    """The ids ticked on the list; what is no id is left out."""
    asked = request.GET.getlist("d") + request.POST.getlist("d")
    found = []
    for text in asked[:300]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _groups(decree: Decree, lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """Those for whom the secretariat owes a step, those who owe one themselves, and those with whom all is done."""
    desk = [
        line
        for line in lines
        if line.owed_by and line.owed_by == decree.secretariat and line.step != _("mengakui")
    ]
    done = [line for line in lines if line.delivery.state == DeliveryState.ACKNOWLEDGED]
    theirs = [line for line in lines if line not in desk and line not in done]
    named = [
        (_("Sekretariat yang berutang langkah"), desk),
        (_("Instansi yang berutang langkah"), theirs),
        (_("Selesai"), done),
    ]
    return [(name, sorted(group, key=lambda line: -line.days)) for name, group in named if group]


def _counts(lines: list[Line]) -> list[tuple[str, int]]:
    return [
        (str(state.label), count)
        for state in DeliveryState
        if (count := sum(line.delivery.state == state for line in lines))
    ]


urlpatterns = [
    path("decrees/<uuid:pk>/deliveries/", deliveries, name="deliveries"),
    path("decrees/<uuid:pk>/deliveries/letters/", letters, name="covering_letters"),
    path("decrees/<uuid:pk>/deliveries/book.pdf", book, name="delivery_book"),
    path("decrees/<uuid:pk>/deliveries/record/", record_deliveries, name="record_deliveries"),
    path("deliveries/<uuid:pk>/", delivery, name="delivery"),
    path("deliveries/<uuid:pk>/acknowledgement/", acknowledgement, name="delivery_acknowledgement"),
    path("deliveries/<uuid:pk>/correction/", correction, name="delivery_correction"),
    path("deliveries/<uuid:pk>/reminder/", reminding, name="delivery_reminder"),
    path("deliveries/<uuid:pk>/code/", acknowledgement_code, name="delivery_code"),
]
