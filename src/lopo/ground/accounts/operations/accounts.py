"""The life of an account: invited, enrolled, its keys changed by its owner, closed.

Who may open accounts is judged by the hat's name alone ("secretariat", or the program itself at installation): this
part knows nothing of decrees and seats, and the hat was found from them by `taskforce.access` before the act began.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
import hmac

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.accounts import codes
from lopo.ground.accounts.actors import DESK_SIGNS, ONESELF, oneself
from lopo.ground.accounts.models import (
    Account,
    DemoAccount,
    Language,
    LinkPurpose,
    OneTimeLink,
    RecoveryCode,
    SecondFactor,
)
from lopo.ground.accounts.operations.signing import end_other_sessions, end_sessions_of
from lopo.ground.acts import Actor, Refused, Rule, now, operation
from lopo.ground.agencies.models import Official
from lopo.ground.ledger.entries import enter

LINK_LASTS = timedelta(hours=48)  # over a weekend without signal, not over a holiday


@dataclass(frozen=True)
class Issued:
    """A link that was just made; its token is known at this moment only."""

    link: OneTimeLink
    token: str


@operation(may=DESK_SIGNS)
def invite(actor: Actor, official: Official, *, login: str) -> Issued:
    """Opens an account for an official and gives out the one-time link (48 hours) by which it is enrolled.

    Refuses a second account of the same person and a login that is in use.
    """
    account = _new_account(official, login)
    enter(actor, "account.invited", account, for_agency=official.agency)
    return give_link(actor, account, LinkPurpose.ENROL)


@operation(may=DESK_SIGNS)
def invite_again(actor: Actor, account: Account) -> Issued:
    """A new link for an account that is not enrolled yet; the old one dies. Refuses an enrolled or closed account."""
    if not account.is_active:
        raise Refused(_("Akun ini ditutup. Buka lagi dahulu."))
    if account.enrolled_at:
        raise Refused(_("Akun ini sudah dipakai. Untuk ponsel yang hilang, mulai pemulihan."))
    enter(actor, "account.invited_again", account)
    return give_link(actor, account, LinkPurpose.ENROL)


def give_link(actor: Actor, account: Account, purpose: LinkPurpose) -> Issued:
    """A fresh one-time link, in the act under way; an account has one open link at most."""
    OneTimeLink.objects.filter(account=account, used_at__isnull=True, ended_at__isnull=True).update(
        ended_at=now()
    )
    token = codes.new_token()
    asked_by = {"first_approver": actor.account, "first_office": actor.office} if purpose == "recover" else {}
    link: OneTimeLink = OneTimeLink.objects.create(
        regency=account.regency,
        account=account,
        purpose=purpose,
        digest=codes.token_digest(token),
        made_at=now(),
        expires_at=now() + LINK_LASTS,
        **asked_by,
    )
    return Issued(link, token)


HOLDS_LINK = Rule(
    gettext_lazy("pemegang tautan sekali pakai"),
    lambda actor, link, token, *_more: hmac.compare_digest(link.digest, codes.token_digest(token)),
)


@operation(may=HOLDS_LINK)
def enrol(actor: Actor, link: OneTimeLink, token: str, *, password: str, seed: str, code: str) -> list[str]:
    """Sets password and second factor, once a code proves that the phone has the seed.

    Returns ten recovery codes, to be shown this once. Refuses a wrong code and a link that was used or has run out.
    """
    account = use_link(link, LinkPurpose.ENROL)
    paper = set_keys(account, password=password, seed=seed, code=code)
    enter(oneself(account), "account.enrolled", account)
    return paper


def use_link(link: OneTimeLink, purpose: LinkPurpose) -> Account:
    """Uses the link up (one conditional UPDATE: of two at once one gets through). Raises Refused."""
    unused = OneTimeLink.objects.filter(
        pk=link.pk, purpose=purpose, used_at__isnull=True, ended_at__isnull=True, expires_at__gt=now()
    )
    if not link.account.is_active or not unused.update(used_at=now()):
        raise Refused(
            _("Tautan ini sudah dipakai atau lewat waktunya. Minta tautan baru kepada Sekretariat.")
        )
    return link.account


def set_keys(account: Account, *, password: str, seed: str, code: str) -> list[str]:
    """Password, seed and recovery codes anew, in the act under way. Raises Refused for a code that does not fit."""
    account.password = make_password(password)
    account.enrolled_at = account.enrolled_at or now()
    account.save(update_fields=["password", "enrolled_at"])
    _set_seed(account, seed, code)
    return _new_paper(account)


@operation(may=ONESELF)
def change_password(
    actor: Actor, account: Account, *, password: str, new_password: str, session_key: str
) -> Account:
    """A new password; every other device is signed out. Refuses a wrong old one."""
    if not check_password(password, account.password):
        raise Refused(_("Kata sandi lama tidak cocok."), field="password")
    account.password = make_password(new_password)
    account.save(update_fields=["password"])
    end_other_sessions(actor, account, keep=session_key)
    enter(actor, "account.password_changed", account)
    return account


@operation(may=ONESELF)
def replace_second_factor(actor: Actor, account: Account, *, seed: str, code: str) -> Account:
    """The codes come from another phone from now on. Refuses a code that the new phone did not make."""
    _set_seed(account, seed, code)
    enter(actor, "account.second_factor_replaced", account)
    return account


@operation(may=ONESELF)
def renew_recovery_codes(actor: Actor, account: Account) -> list[str]:
    """Ten new codes, to be shown this once; the old paper is worthless."""
    enter(actor, "account.recovery_codes_renewed", account)
    return _new_paper(account)


@operation(may=ONESELF)
def choose_language(actor: Actor, account: Account, *, language: str) -> Account:
    """The language in which Lopo greets this person on any device."""
    account.language = Language(language)
    account.save(update_fields=["language"])
    enter(actor, "account.language_chosen", account, detail={"language": account.language})
    return account


@operation(may=DESK_SIGNS)
def close_account(actor: Actor, account: Account) -> Account:
    """Nobody signs in with this account any more; its sessions and links end now. What it did stays on record."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    OneTimeLink.objects.filter(account=account, used_at__isnull=True, ended_at__isnull=True).update(
        ended_at=now()
    )
    end_sessions_of(actor, account, because="account_closed")
    enter(actor, "account.closed", account)
    return account


@operation(may=DESK_SIGNS)
def reopen_account(actor: Actor, account: Account) -> Account:
    """The person is back in service; password and phone are as they were."""
    account.is_active = True
    account.save(update_fields=["is_active"])
    enter(actor, "account.reopened", account)
    return account


IN_DEMO = Rule(
    gettext_lazy("program Lopo sendiri, hanya dalam demo"),
    lambda actor, *_subjects: bool(settings.DEMO) and actor.hat == "system",
)


@operation(may=IN_DEMO)
def enrol_for_demo(actor: Actor, official: Official, login: str, *, kind: str = "") -> Account:
    """An account that is entered by one click on the demo's sign-in page; it has no password that fits.

    `kind` says there what sort of person this is ("Staf Sekretariat").
    """
    account = _new_account(official, login)
    account.enrolled_at = now()
    account.password = make_password(None)
    account.save(update_fields=["enrolled_at", "password"])
    SecondFactor.objects.create(regency=account.regency, account=account, seed=codes.new_seed())
    DemoAccount.objects.create(regency=account.regency, account=account, kind=kind or official.job)
    enter(actor, "account.enrolled_for_demo", account)
    return account


def _new_account(official: Official, login: str) -> Account:
    login = login.strip().lower()
    if Account.objects.filter(official=official).exists():
        raise Refused(_("Orang ini sudah punya akun."), field="official")
    taken = Refused(_("Nama masuk ini sudah dipakai. Pakai alamat surel lain."), field="login")
    if Account.objects.filter(
        login__iexact=login
    ).exists():  # in any regency: the sign-in page asks for no regency
        raise taken
    try:
        with transaction.atomic():
            account: Account = Account.objects.create(
                regency=official.regency, official=official, login=login, password=make_password(None)
            )
    except IntegrityError:
        raise taken from None
    return account


def _set_seed(account: Account, seed: str, code: str) -> None:
    counter = codes.counter_of(codes.plain(code), seed, now())
    if counter is None:
        raise Refused(
            _("Kode tidak cocok. Tunggu kode berikutnya, dan periksa jam ponsel: harus diatur otomatis."),
            field="code",
        )
    SecondFactor.objects.filter(account=account).delete()
    SecondFactor.objects.create(regency=account.regency, account=account, seed=seed, last_counter=counter)


def _new_paper(account: Account) -> list[str]:
    RecoveryCode.objects.filter(account=account).delete()
    paper = codes.new_recovery_codes()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(regency=account.regency, account=account, digest=codes.recovery_digest(account.pk, code))
        for code in paper
    )
    return paper
