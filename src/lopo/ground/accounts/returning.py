"""A form that outlives its session: what was typed waits, sealed, in the sign-in page and comes back afterwards.

It is never kept in the browser's storage and never carried out by itself: after signing in the form stands there as
it was left, with the sentence "Isian Anda masih ada. Periksa lalu kirim.", and its author sends it. A ticket lasts 15
minutes, opens for its address only, and for its author only where the author is known. Files cannot be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lopo.ground.accounts.models import Account
from lopo.ground.acts.operation import nothing_is_done
from lopo.ground.acts.refusal import NotSent
from lopo.ground.vault import tickets

LASTS = timedelta(minutes=15)
LARGEST = 400_000  # letters of a ticket that a page carries along; longer content is said to be lost
PURPOSE = "form of an ended session"
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "password", "new_password", "again", "code", "approval_code"})
WAITING = "waiting_form"  # in the session, from the code to the form's next showing

View = Callable[..., HttpResponse]


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The answer of a page that needs a session: the sign-in page, which leads back here with what was typed."""
    if request.method != "POST":
        return _go(request, f"{reverse('sign_in')}?{urlencode({'next': request.get_full_path()})}")
    from lopo.ground.accounts.forms import SignInForm
    from lopo.ground.accounts.pages import sign_in_page

    return _whole_page(request, sign_in_page(request, SignInForm(), way_back(request), status=401))


def ask_for_fresh_code(request: HttpRequest) -> HttpResponse:
    """The answer of a page that needs a fresh code; leads back here with what was typed."""
    if request.method != "POST":
        return _go(request, f"{reverse('fresh_code')}?{urlencode({'next': request.get_full_path()})}")
    from lopo.ground.accounts.forms import CodeForm
    from lopo.ground.accounts.pages import fresh_code_page

    return _whole_page(request, fresh_code_page(request, CodeForm(), way_back(request), status=401))


def way_back(request: HttpRequest) -> dict[str, str]:
    """Hidden fields that lead back to this request: its address and, sealed, what was typed."""
    path = request.get_full_path()
    fields = [[name, values] for name, values in request.POST.lists() if name not in NEVER_KEPT]
    author = getattr(request, "former", None) or getattr(request, "locked", None) or _signed_in(request)
    content = {"fields": fields, "files": bool(request.FILES), "author": str(author.pk) if author else ""}
    kept = tickets.issue(PURPOSE, content, bound=path)
    return {"next": path, "kept": kept if len(kept) <= LARGEST else ""}


def passed_on(request: HttpRequest) -> dict[str, str]:
    """The same hidden fields from one step of signing in to the next, as the browser brought them."""
    brought = request.POST if request.method == "POST" else request.GET
    return {
        "next": local(brought.get("next", "")),
        "kept": brought.get("kept", "") if request.method == "POST" else "",
    }


def go_back(request: HttpRequest, account: Account) -> HttpResponse:
    """Where to after signing in: to the address that was asked for, its form filled in again if it was ours to keep."""
    way = passed_on(request)
    if _redeemed(way["kept"], way["next"], account) is not None:
        request.session[WAITING] = {"path": way["next"], "kept": way["kept"]}
    return redirect(way["next"] or "/")


def local(path: str) -> str:
    """An address of ours, or nothing: a link in a message must not lead out of the house after signing in."""
    inside = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if inside and not path.startswith(reverse("sign_in")) else ""


def page_before(request: HttpRequest) -> str:
    """The page from which this request was sent, if it was one of ours."""
    came = urlsplit(request.headers.get("Referer", ""))
    return (
        local(came.path + (f"?{came.query}" if came.query else ""))
        if came.netloc == request.get_host()
        else ""
    )


def shown_again(
    view: View, request: Any, answers: frozenset[str], *args: Any, **kwargs: Any
) -> HttpResponse | None:
    """The page with the form as it was left, if one waits for this address; None otherwise.

    The view sees a POST in which no operation runs: each refuses with NotSent, which forms pass over in silence.
    """
    if request.method != "GET" or (content := _take(request)) is None:
        return None
    _as_posted(request, content["fields"])
    messages.info(request, _sentence(files=content["files"]))
    try:
        with nothing_is_done():
            return view(request, *args, **kwargs)
    except NotSent:  # a page of one button: it is pressed again where it stands
        return redirect(request.get_full_path() if "GET" in answers else "/")


def _take(request: Any) -> dict[str, Any] | None:
    waiting = request.session.get(WAITING)
    if not waiting or waiting["path"] != request.get_full_path():
        return None
    del request.session[WAITING]
    return _redeemed(waiting["kept"], waiting["path"], request.user)


def _redeemed(kept: str, path: str, account: Account) -> dict[str, Any] | None:
    content = tickets.redeem(kept, PURPOSE, bound=path, within=LASTS) if kept and path else None
    return content if content and content["author"] in ("", str(account.pk)) else None


def _as_posted(request: Any, fields: list[tuple[str, list[str]]]) -> None:
    typed = QueryDict(mutable=True)
    for name, values in fields:
        typed.setlist(name, values)
    typed._mutable = False
    request.method, request.POST, request._files = "POST", typed, MultiValueDict()


def _sentence(*, files: bool) -> str:
    here = _("Isian Anda masih ada. Periksa lalu kirim.")
    return f"{here} {_('Berkas tidak dapat ikut disimpan. Pilih lagi berkasnya.')}" if files else here


def _signed_in(request: HttpRequest) -> Account | None:
    return request.user if request.user.is_authenticated else None


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect; where htmx asked for a piece, the whole page goes."""
    if not getattr(request, "htmx", False):
        return redirect(address)
    response = HttpResponse(status=204)
    response["HX-Redirect"] = address
    return response


def _whole_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Where htmx sent a form, the answer takes the place of the whole page."""
    if getattr(request, "htmx", False):
        response.status_code = 200
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML"
    return response
