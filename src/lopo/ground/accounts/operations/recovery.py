"""A lost phone and lost papers: the secretariat and one other office open the account again together.

The secretariat asks and holds the link; a signer of another agency approves and reads out the code that the link asks
for. So neither office alone, and nobody who bribes only one of them, can take over an account. The second must be
settled: whoever seats people and hands out accounts could else make the other office on the same evening.
"""

from __future__ import annotations

from datetime import timedelta
import hmac
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.accounts import codes
from lopo.ground.accounts.actors import DESK_SIGNS, ONESELF, oneself
from lopo.ground.accounts.models import Account, LinkPurpose, OneTimeLink
from lopo.ground.accounts.operations.accounts import HOLDS_LINK, Issued, give_link, set_keys, use_link
from lopo.ground.accounts.operations.signing import end_sessions_of
from lopo.ground.acts import Actor, Refused, Rule, now, operation
from lopo.ground.ledger.entries import enter

TRIES = 5  # wrong approval codes, then the link is dead
SETTLED = timedelta(days=14)  # enrolled so long before the request: time for others to wonder who this is
STOPPING_HATS = frozenset({"seat", "leadership", "partner", "keeper", "auditor", "secretariat"})
APPROVING_HATS = STOPPING_HATS - {"partner", "secretariat"}  # the secretariat makes partners by itself


@operation(may=DESK_SIGNS)
def ask_recovery(actor: Actor, account: Account) -> Issued:
    """The secretariat asks to open this account again. The link works once another office has approved.

    Refuses a closed or never enrolled account, and one's own.
    """
    if not account.is_active:
        raise Refused(_("Akun ini ditutup. Buka lagi dahulu."))
    if account.enrolled_at is None:
        raise Refused(_("Akun ini belum pernah dipakai. Kirim tautan pendaftaran baru saja."))
    if actor.account is not None and actor.account.pk == account.pk:
        raise Refused(_("Akun sendiri dipulihkan oleh rekan lain di Sekretariat."))
    enter(actor, "recovery.asked", account)
    return give_link(actor, account, LinkPurpose.RECOVER)


def _another_office(actor: Actor, link: OneTimeLink, *_more: Any) -> bool:
    """Another person of another agency, who signs; never the one whose account it is."""
    if actor.hat not in STOPPING_HATS or not actor.signs or actor.account is None or actor.agency is None:
        return False
    involved = {link.account_id, link.first_approver_id}
    asking = link.first_office.agency_id if link.first_office else None
    return actor.account.pk not in involved and actor.agency.pk != asking


def _settled_other_office(actor: Actor, link: OneTimeLink, *_more: Any) -> bool:
    """The same under an office that the decree knows, with an account that was in use well before it was asked."""
    if actor.hat not in APPROVING_HATS or not _another_office(actor, link) or actor.account is None:
        return False
    since = actor.account.enrolled_at
    return since is not None and since <= link.made_at - SETTLED


ANOTHER_OFFICE = Rule(gettext_lazy("penanda tangan dari instansi lain, bukan pemilik akun"), _another_office)
SETTLED_OFFICE = Rule(
    gettext_lazy(
        "penanda tangan dari instansi lain, bukan mitra, yang akunnya dipakai sejak 14 hari sebelumnya"
    ),
    _settled_other_office,
)
OWNER = Rule(
    ONESELF.sentence, lambda actor, link: actor.account is not None and actor.account.pk == link.account_id
)


@operation(may=SETTLED_OFFICE)
def approve_recovery(actor: Actor, link: OneTimeLink) -> str:
    """The other office agrees. Returns the code that it reads out to the person, to be shown this once."""
    code = codes.new_approval_code()
    approved = _waiting(link).update(
        second_approver=actor.account,
        second_office=actor.office,
        code_digest=codes.approval_digest(link.pk, code),
    )
    if not approved:
        raise Refused(_("Permintaan ini sudah dijawab atau lewat waktunya."))
    enter(actor, "recovery.approved", link.account)
    return code


@operation(may=DESK_SIGNS | ANOTHER_OFFICE | OWNER)
def stop_recovery(actor: Actor, link: OneTimeLink) -> OneTimeLink:
    """Either office takes it back, or the owner who never asked: the link is dead."""
    _open(link).update(ended_at=now())
    enter(actor, "recovery.stopped", link.account)
    return link


@operation(may=HOLDS_LINK)
def recover(
    actor: Actor, link: OneTimeLink, token: str, *, approval_code: str, password: str, seed: str, code: str
) -> list[str] | None:
    """Sets password and second factor anew and signs out every device. Returns ten new recovery codes.

    None for a wrong approval code: the fifth kills the link. Refuses a wrong code of the phone and a dead link.
    """
    if not _approval_fits(link, approval_code):
        _count_wrong_code(actor, link)
        return None
    account = use_link(link, LinkPurpose.RECOVER)
    paper = set_keys(account, password=password, seed=seed, code=code)
    end_sessions_of(oneself(account), account, because="recovered")
    enter(oneself(account), "recovery.done", account)
    return paper


def _open(link: OneTimeLink) -> Any:
    return OneTimeLink.objects.filter(
        pk=link.pk, purpose=LinkPurpose.RECOVER, used_at__isnull=True, ended_at__isnull=True
    )


def _waiting(link: OneTimeLink) -> Any:
    return _open(link).filter(second_approver__isnull=True, expires_at__gt=now())


def _approval_fits(link: OneTimeLink, code: str) -> bool:
    return bool(link.code_digest) and hmac.compare_digest(
        link.code_digest, codes.approval_digest(link.pk, code)
    )


def _count_wrong_code(actor: Actor, link: OneTimeLink) -> None:
    _open(link).update(wrong_codes=F("wrong_codes") + 1)
    link.refresh_from_db(fields=["wrong_codes"])
    dead = link.wrong_codes >= TRIES
    if dead:
        _open(link).update(ended_at=now())
    enter(actor, "recovery.wrong_code", link.account, detail={"dead": dead})
