"""One-time links: an invited person sets password and phone; after a recovery, the same once more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.accounts import codes
from lopo.ground.accounts.actors import visitor
from lopo.ground.accounts.entering import begin_session, welcome
from lopo.ground.accounts.forms import KeysForm, RecoveryForm
from lopo.ground.accounts.models import LinkPurpose, OneTimeLink
from lopo.ground.accounts.operations import enrol
from lopo.ground.accounts.operations.recovery import recover
from lopo.ground.accounts.queries import link_of
from lopo.ground.vault import tickets
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import kept_nowhere, public_page

SEED_LASTS = timedelta(hours=2)  # a slow phone, an app to be fetched first
TICKET = "seed of an enrolment"


@public_page
@kept_nowhere
def enrolment(request: HttpRequest, token: str) -> HttpResponse:
    """First time: password, phone, ten recovery codes."""
    if (link := link_of(token, LinkPurpose.ENROL)) is None:
        return _dead_link(request)
    form = KeysForm(posted(request))
    return _keys_page(request, link, token, form, enrol)


@public_page
@kept_nowhere
def recovery(request: HttpRequest, token: str) -> HttpResponse:
    """After two offices agreed: the same as the first time, with the code of the second office."""
    if (link := link_of(token, LinkPurpose.RECOVER)) is None:
        return _dead_link(request)
    form = RecoveryForm(posted(request))
    return _keys_page(request, link, token, form, recover)


def _keys_page(request: HttpRequest, link: OneTimeLink, token: str, form: KeysForm, act: Any) -> HttpResponse:
    seed = seed_shown(request, token)
    if form.does(act, visitor(link.regency), link, token, seed=seed):
        if isinstance(form.result, list):
            return _paper_page(request, link, form.result)
        if form.result is None:
            form.add_error(
                "approval_code", _("Kode ini tidak cocok. Sesudah lima kali salah, tautan ini mati.")
            )
        else:
            return _dead_link(request)
    context = {"form": form, "account": link.account, **seed_on_page(seed, link.account.login, token)}
    return render(
        request, "ground/accounts/enrol.html", {**context, "recovers": act is recover}, status=form.status
    )


def seed_shown(request: HttpRequest, bound: str) -> str:
    """The seed that the page showed before, from its ticket; a new one on the first visit or when that is too old."""
    told = tickets.redeem(request.POST.get("seed", ""), TICKET, bound=bound, within=SEED_LASTS)
    return str(told["seed"]) if told else codes.new_seed()


def seed_on_page(seed: str, login: str, bound: str) -> dict[str, Any]:
    """What a page needs to show a seed: picture, link for the same phone, letters to type, ticket to bring it back."""
    address = codes.address(seed, login)
    side, path_ = codes.picture(address)
    return {
        "side": side,
        "picture": path_,
        "app_link": address,
        "letters": " ".join(seed[at : at + 4] for at in range(0, len(seed), 4)),
        "seed": tickets.issue(TICKET, {"seed": seed}, bound=bound),
    }


def _paper_page(request: HttpRequest, link: OneTimeLink, paper: list[str]) -> HttpResponse:
    """Signed in, with the ten codes before the eyes; they are shown this once."""
    account = link.account
    account.refresh_from_db()
    begin_session(request, account)
    request.actor = cast(Any, request).find_actor()  # type: ignore[attr-defined]
    context = {"paper": paper, "account": account, "first": True}
    response = render(request, "ground/accounts/recovery_codes.html", context)
    welcome(response, request, account)
    return response


def _dead_link(request: HttpRequest) -> HttpResponse:
    """Used, run out, withdrawn or invented: one answer."""
    return render(request, "ground/accounts/dead_link.html", status=404)


urlpatterns = [
    path("enrolment/<str:token>/", enrolment, name="enrolment"),
    path("recovery/link/<str:token>/", recovery, name="recovery"),
]
