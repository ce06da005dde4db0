"""The two pages of the public: tell us, and follow what was told. No account, no cookie, no script, nothing from elsewhere.

There is no token against forged requests here, and none is needed: it would be a cookie, and it protects somebody whose
browser carries a session. These pages know no session and give nobody's authority; what a foreign page could make a
browser send, its owner can send as well. Whoever has the receipt has it in the form, never in an address.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lopo.ground.accounts.actors import visitor
from lopo.ground.acts import Refused
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Regency, Village
from lopo.ground.web.pages import kept_nowhere, public_page
from lopo.ground.web.site import site
from lopo.prevention.report.doors import FORMS, RECEIPTS
from lopo.prevention.report.forms import ReceiptForm, TellForm, WriteBackForm
from lopo.prevention.report.models import Report
from lopo.prevention.report.operations import send_report, write_back
from lopo.prevention.report.queries import of_receipt, progress
from lopo.prevention.report.readers import desk
from lopo.prevention.report.receipts import in_groups, new_mark

TONGUES = {"id": "Indonesia", "en": "English"}
HERE = "prevention/report/"


class HeldInMemory(MemoryFileUploadHandler):
    """A photograph is never laid down in plain, not even for a second. How much comes is limited by `body_limit`."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True


def outside(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for people of whom nothing is known: its language stands in its address, and it is kept nowhere."""

    @wraps(view)
    def run(request: HttpRequest, *, language: str) -> HttpResponse:
        request.upload_handlers = [HeldInMemory(request)]
        with translation.override(language):
            response = view(request, language)
        response["Content-Language"] = language
        return response

    return csrf_exempt(kept_nowhere(public_page(run)))


@outside
def tell_us(request: HttpRequest, language: str) -> HttpResponse:
    """The form; sent, the receipt, shown this once. A second press of the same form shows the same receipt."""
    regency = Regency.objects.order_by("code").first()
    at = desk(regency) if regency else None
    if regency is None or at is None or not at.readers():
        return _page(request, language, "closed.html", {}, status=503)
    sent = request.method == "POST"
    form = TellForm(*((request.POST, request.FILES) if sent else ()), **_initial(sent))
    form.fill(at, _agencies(regency), _villages(regency))
    if sent and not FORMS.lets_in():
        form.add_error(None, _("Sangat banyak kabar masuk saat ini. Coba lagi beberapa menit lagi."))
    elif sent and form.is_valid() and (receipt := _sent(regency, form)):
        told = {
            "receipt": in_groups(receipt),
            "address": site(request) + reverse(_route("follow_us", language)),
        }
        return _page(request, language, "thanks.html", told)
    return _page(request, language, "tell.html", {"form": form}, status=422 if form.errors else 200)


def _initial(sent: bool) -> dict[str, Any]:
    return {} if sent else {"initial": {"mark": new_mark()}}


def _sent(regency: Regency, form: TellForm) -> str:
    """The receipt, or nothing and the refusal on the form."""
    said = form.cleaned_data
    try:
        _report, receipt = send_report(
            visitor(regency), mark=said["mark"], told=form.told(), photos=said["photos"]
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused.sentence))
        return ""
    return receipt


@outside
def follow(request: HttpRequest, language: str) -> HttpResponse:
    """How far it is, what the desk wrote, and a way to write back. A wrong receipt is answered like an invented one."""
    regency = Regency.objects.order_by("code").first()
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if regency is None or not form.is_valid():
        return _ask(request, language, form)
    if not RECEIPTS.lets_in():
        form.add_error(None, _("Sangat banyak yang mencoba saat ini. Coba lagi beberapa menit lagi."))
        return _ask(request, language, form, status=429)
    report = of_receipt(regency, form.cleaned_data["receipt"])
    if report is None:
        form.add_error("receipt", _("Nomor ini tidak membuka kabar apa pun. Periksa lagi angkanya."))
        return _ask(request, language, form)
    return _opened(request, language, report, form.cleaned_data["receipt"])


def _ask(request: HttpRequest, language: str, form: ReceiptForm, status: int = 422) -> HttpResponse:
    return _page(request, language, "follow.html", {"form": form}, status=status if form.errors else 200)


def _opened(request: HttpRequest, language: str, report: Report, receipt: str) -> HttpResponse:
    writes = "text" in request.POST
    form = WriteBackForm(request.POST if writes else None)
    written = writes and form.is_valid() and _written(report, form, request.POST.get("mark", ""))
    context = {
        "receipt": receipt,
        "progress": progress(report),
        "messages_of": list(report.messages.all()),
        "form": WriteBackForm() if written else form,
        "mark": new_mark() if written or not writes else request.POST.get("mark", ""),
        "written": written,
    }
    return _page(request, language, "followed.html", context, status=422 if form.errors else 200)


def _written(report: Report, form: WriteBackForm, mark: str) -> bool:
    try:
        write_back(visitor(report.regency), report, mark=mark, text=form.cleaned_data["text"])
    except Refused as refused:
        form.add_error("text", str(refused.sentence))
        return False
    return True


def _page(
    request: HttpRequest, language: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    other = "en" if language == "id" else "id"
    route = str(getattr(request.resolver_match, "url_name", "tell_us")).removesuffix("_en")
    more = {
        "other": (other, TONGUES[other], reverse(_route(route, other))),
        "tell_url": reverse(_route("tell_us", language)),
        "follow_url": reverse(_route("follow_us", language)),
    }
    return render(request, HERE + template, {**context, **more}, status=status)


def _route(page: str, language: str) -> str:
    return page if language == "id" else f"{page}_en"


def _agencies(regency: Regency) -> Any:
    return Agency.objects.filter(regency=regency).order_by("name")


def _villages(regency: Regency) -> list[Village]:
    rows = Village.objects.filter(regency=regency).select_related("district")
    return list(rows.order_by("district__name", "name"))


urlpatterns = [
    path("kabar/", tell_us, {"language": "id"}, name="tell_us"),
    path("kabar/ikuti/", follow, {"language": "id"}, name="follow_us"),
    path("kabar/en/", tell_us, {"language": "en"}, name="tell_us_en"),
    path("kabar/en/ikuti/", follow, {"language": "en"}, name="follow_us_en"),
]
