"""When a page cannot be shown: what happened, in plain words, and what to do now. Absent and hidden answer alike."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control

from lopo.ground.accounts.returning import NEVER_KEPT, ask_to_sign_in

HERE = "ground/web/errors/"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, HERE + "400.html", status=400)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Who may do it instead, if the refusal says so (see acts.refusal.Denied)."""
    sentence = getattr(exception, "sentence", "")
    whole = getattr(exception, "operation", "") == "page"
    return render(request, HERE + "403.html", {"sentence": sentence, "whole": whole}, status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    """Said by `body_limit` before anything is read; nobody is signed in yet."""
    return render(request, HERE + "413.html", status=413)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same bytes for what does not exist and for what this person may not see."""
    return render(request, HERE + "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Stands on nothing that may be broken too: no database, no session, no context processor."""
    return HttpResponse(render_to_string(HERE + "500.html"), status=500)


@cache_control(no_store=True, private=True)
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Mostly a form that lay open while somebody signed in again. What was typed comes back to be sent once more,
    but for passwords and codes.

    Only if the browser says that the form was our own: a foreign page may not put words into this person's mouth.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if ours and _was_signed_out(request):
        return ask_to_sign_in(request)
    typed = [(name, value) for name, values in request.POST.lists() for value in values] if ours else []
    fields = [(name, value) for name, value in typed if name not in NEVER_KEPT]
    return render(request, HERE + "csrf.html", {"fields": fields, "files": bool(request.FILES)}, status=403)


def _was_signed_out(request: HttpRequest) -> bool:
    """The page asks for a session and there is none: token and session went together."""
    decision = getattr(request.resolver_match.func, "sign_in", "") if request.resolver_match else ""
    return decision == "required" and not request.user.is_authenticated
