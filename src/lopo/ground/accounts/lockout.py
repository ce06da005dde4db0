"""Lockout: after some wrong tries a login waits, each time longer. It waits alike whether the account exists or not.

Counted by keyed digest of what was typed. A device from which the owner has signed in before is counted by itself:
a stranger who types wrong passwords all day keeps himself out, not the owner.
"""

from __future__ import annotations

from datetime import datetime, timedelta
import hmac
import secrets

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse

from lopo.ground.accounts import codes
from lopo.ground.accounts.models import FailedSignIn
from lopo.ground.acts import Actor, now

FREE = 5  # wrong tries without a pause: people mistype
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
FORGOTTEN = timedelta(days=1)
COOKIE = "lopo_device"
DEVICE_KNOWN = timedelta(days=180)


def pause_after(failures: int) -> timedelta:
    """How long a login waits after this many wrong tries: nothing, then 1 minute, doubled up to an hour."""
    if failures < FREE:
        return timedelta(0)
    doubled = 1 << min(failures - FREE, 10)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def waits(actor: Actor, digest: str) -> bool:
    """Is this login paused now? One query."""
    since = now() - FORGOTTEN
    failed = FailedSignIn.objects.filter(regency=actor.regency, login_digest=digest, at__gt=since)
    told = failed.aggregate(times=Count("pk"), last=Max("at"))
    last: datetime | None = told["last"]
    return last is not None and now() < last + pause_after(told["times"])


def note_failure(actor: Actor, digest: str) -> int:
    """Remembers a wrong try, in the act under way. Returns how many there are now."""
    ours = FailedSignIn.objects.filter(regency=actor.regency)
    ours.filter(at__lte=now() - FORGOTTEN).delete()  # everybody's: logins that nobody has must not pile up
    FailedSignIn.objects.create(regency=actor.regency, login_digest=digest, at=now())
    return int(ours.filter(login_digest=digest).count())


def begins(actor: Actor, digest: str) -> bool:
    """Is this the first try of a pause? Remembered, in the act under way, so that a flood of tries is told once."""
    ours = FailedSignIn.objects.filter(regency=actor.regency)
    since: datetime | None = ours.filter(login_digest=digest).aggregate(last=Max("at"))["last"]
    mark = codes.login_digest(digest, "paused")
    if ours.filter(login_digest=mark, at__gte=since or now()).exists():
        return False
    FailedSignIn.objects.create(regency=actor.regency, login_digest=mark, at=now())
    return True


def forget(actor: Actor, digest: str) -> None:
    """The owner is in: the count starts anew."""
    FailedSignIn.objects.filter(regency=actor.regency, login_digest=digest).delete()


def device_of(request: HttpRequest, login: str) -> str:
    """The mark of a device from which this login has signed in before; empty for any other."""
    mark, _dot, proof = request.COOKIES.get(COOKIE, "").partition(".")
    return mark if mark and hmac.compare_digest(proof, _proof(login, mark)) else ""


def know_device(response: HttpResponse, request: HttpRequest, login: str) -> None:
    """Leaves the mark on a device that has just signed in. It names nobody and opens nothing."""
    mark = device_of(request, login) or secrets.token_urlsafe(16)
    response.set_cookie(
        COOKIE,
        f"{mark}.{_proof(login, mark)}",
        max_age=DEVICE_KNOWN,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
        path="/",  # a code is asked for outside the sign-in pages too, before signing
    )


def _proof(login: str, mark: str) -> str:
    return codes.login_digest(login, f"known {mark}")
