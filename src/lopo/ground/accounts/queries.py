"""Reads of accounts, links and sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from lopo.ground.accounts import codes, sessions
from lopo.ground.accounts.models import Account, LinkPurpose, OneTimeLink, OpenSession
from lopo.ground.acts import Actor, now, today
from lopo.ground.agencies.models import Appointment, Mandate, Official, in_effect


@dataclass(frozen=True)
class Device:
    """An open session as its owner sees it."""

    session: OpenSession
    seen: datetime
    here: bool


def devices_of(account: Account, session_key: str | None) -> list[Device]:
    """Where this account is signed in now, this device first. Two queries."""
    rows = sessions.seen(OpenSession.objects.filter(account=account))
    alive = [(row, seen) for row, seen in rows if seen and not sessions.ran_out(row.started_at, seen)]
    devices = [Device(row, seen, row.session_key == session_key) for row, seen in alive]
    return sorted(devices, key=lambda device: (not device.here, -device.seen.timestamp()))


def link_of(token: str, purpose: LinkPurpose) -> OneTimeLink | None:
    """The link with this token, if it can still be used. Used, run out, withdrawn and invented answer alike."""
    found: OneTimeLink | None = (
        OneTimeLink.objects.filter(digest=codes.token_digest(token), purpose=purpose, expires_at__gt=now())
        .filter(used_at__isnull=True, ended_at__isnull=True, account__is_active=True)
        .select_related("account__regency", "account__official__agency")
        .first()
    )
    return found


STATES = {
    "waiting": Q(is_active=True, enrolled_at__isnull=True),
    "used": Q(is_active=True, enrolled_at__isnull=False),
    "closed": Q(is_active=False),
}


def accounts_seen_by(actor: Actor, *, state: str = "", named: str = "") -> QuerySet[Account]:
    """Accounts of the regency with their people and open links, by state and part of a name. Two queries."""
    open_links = OneTimeLink.objects.filter(used_at__isnull=True, ended_at__isnull=True, expires_at__gt=now())
    rows: QuerySet[Account] = Account.objects.filter(STATES.get(state, Q()), regency=actor.regency)
    for word in named.split()[:5]:
        rows = rows.filter(
            Q(official__name__icontains=word)
            | Q(official__agency__short__icontains=word)
            | Q(official__agency__name__icontains=word)
            | Q(login__icontains=word)
        )
    return rows.select_related("official__agency").prefetch_related(
        Prefetch("links", queryset=open_links, to_attr="open_links")
    )


def officials_without_account(actor: Actor) -> QuerySet[Official]:
    """People who can be invited."""
    rows: QuerySet[Official] = Official.objects.filter(regency=actor.regency, account__isnull=True)
    return rows.select_related("agency").order_by("agency__name", "name", "pk")


def recoveries_waiting(actor: Actor) -> QuerySet[OneTimeLink]:
    """Recoveries that are asked for and not yet used, oldest first. One query."""
    rows: QuerySet[OneTimeLink] = OneTimeLink.objects.filter(
        regency=actor.regency,
        purpose=LinkPurpose.RECOVER,
        used_at__isnull=True,
        ended_at__isnull=True,
        expires_at__gt=now(),
    )
    joined = rows.select_related("account__official__agency", "first_office__agency", "second_office__agency")
    return joined.order_by("made_at", "pk")


def recoveries_told(account: Account) -> QuerySet[OneTimeLink]:
    """Recoveries of this person's account and of the colleagues' that were asked lately, done ones too. One query.

    Told to all of the agency for as long as a link lasts: whoever did not ask can still stop it, or say so.
    """
    rows: QuerySet[OneTimeLink] = OneTimeLink.objects.filter(
        regency=account.regency_id,
        account__official__agency=account.official.agency_id,
        purpose=LinkPurpose.RECOVER,
        ended_at__isnull=True,
        expires_at__gt=now(),
    )
    return rows.select_related("account__official", "first_office__agency").order_by("made_at", "pk")


def recovery_codes_left(account: Account) -> int:
    return int(account.recovery_codes.aggregate(left=Count("pk", filter=Q(used_at__isnull=True)))["left"])


def demo_accounts(on: date | None = None) -> QuerySet[Account]:
    """Everybody whom the demo's sign-in page offers, with the offices that they sit in or act for. Three queries."""
    day = on or today()
    offices = "office__agency"
    appointed = Appointment.objects.filter(in_effect(day)).select_related(offices)
    mandated = Mandate.objects.filter(in_effect(day)).select_related(offices)
    rows: QuerySet[Account] = Account.objects.filter(is_active=True, demo__isnull=False)
    return (
        rows.select_related("official__agency", "regency", "demo")
        .prefetch_related(
            Prefetch("official__appointments", queryset=appointed, to_attr="sits_in"),
            Prefetch("official__mandates", queryset=mandated, to_attr="acts_for"),
        )
        .order_by("created_at", "pk")
    )
