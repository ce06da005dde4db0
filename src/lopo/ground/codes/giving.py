"""Giving a code, finding it, crossing it off.

A code is twelve letters and digits in three groups (60 bits, no letter that looks like a digit), so that it can be
read out over the telephone. It is looked up by its SHA-256: long enough that no slow hash is needed.
"""

from __future__ import annotations

from datetime import timedelta
import hashlib
import secrets

from lopo.ground.acts import Actor, Level, now
from lopo.ground.acts.models import Written
from lopo.ground.agencies.models import Office
from lopo.ground.codes.models import OneTimeCode

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LIVES = timedelta(days=30)  # a letter may lie two weeks on a desk


def give_code(actor: Actor, purpose: str, subject: Written, office: Office) -> str:
    """A new code for this office and act; an unused earlier one is worth nothing from now on. Inside an operation."""
    live = OneTimeCode.objects.filter(purpose=purpose, subject_id=subject.pk, office=office, used_at=None)
    live.delete()
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    OneTimeCode.objects.create(
        regency=actor.regency,
        digest=_digest(code),
        purpose=purpose,
        subject_kind=subject.noun(),
        subject_id=subject.pk,
        office=office,
        given_by=actor.account,
        expires_at=now() + LIVES,
    )
    return code


def find_code(typed: str) -> OneTimeCode | None:
    """The live code that was typed, however it was grouped, or None."""
    codes = OneTimeCode.objects.select_related("office__agency", "regency")
    return codes.filter(digest=_digest(typed), used_at=None, expires_at__gt=now()).first()


def cross_off(code: OneTimeCode) -> bool:
    """False when somebody was quicker. Inside the operation that the code lets be done."""
    return bool(OneTimeCode.objects.filter(pk=code.pk, used_at=None).update(used_at=now()))


def bearer(code: OneTimeCode) -> Actor:
    """Who acts with this code: the office that it was given to, under no hat but the code's."""
    return Actor(
        regency=code.regency,
        hat="code",
        agency=code.office.agency,
        office=code.office,
        level=Level.ACT,
        key=f"code:{code.pk}",
    )


def _digest(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
    return hashlib.sha256(f"lopo one-time code {plain}".encode()).hexdigest()
