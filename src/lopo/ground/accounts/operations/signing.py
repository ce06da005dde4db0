"""Signing in: what happens between a visitor and an open session, and how sessions end.

Every answer to a visitor is the same for every failure: unknown login, wrong password, closed or unfinished account,
paused login. The functions take as long for each: one password hash, the same queries.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.models import Session

from lopo.ground.accounts import codes, lockout, sessions
from lopo.ground.accounts.actors import ANYBODY, ONESELF, oneself, visitor
from lopo.ground.accounts.models import Account, OpenSession, RecoveryCode, SecondFactor
from lopo.ground.acts import Actor, Rule, now, operation
from lopo.ground.acts.operation import note_recorded
from lopo.ground.ledger.entries import enter

SHOWN_OF_DIGEST = 16  # letters on the ledger: enough to see a series, nothing to try names against


@operation(may=ANYBODY)
def give_password(actor: Actor, *, login: str, password: str, device: str = "") -> Account | None:
    """The account, if login and password fit and the login is not paused; None alike for everything else.

    Leaves an entry and counts a failure. The count is forgotten only when the code has fitted too.
    """
    account = _enrolled(login)
    digest = codes.login_digest(account.login if account else login, device)  # however it is spelt
    witness = visitor(account.regency) if account else actor
    paused = lockout.waits(witness, digest)
    fits = _fits(account, password)
    if account is None or paused or not fits:
        _failed(witness, account, digest, at="password", paused=paused)
        return None
    enter(oneself(account), "sign_in.password", account)
    return account


@operation(may=ANYBODY)
def give_code(actor: Actor, account: Account, *, code: str, device: str = "") -> str:
    """How the code fitted: "totp" (the phone), "recovery" (paper), or "" if not. Each works once.

    Counts and logs like the password.
    """
    digest = codes.login_digest(account.login, device)
    paused = lockout.waits(actor, digest)
    if paused or not (how := _accept(account, code)):
        _failed(actor, account, digest, at="code", paused=paused)
        return ""
    lockout.forget(actor, digest)
    enter(oneself(account), "sign_in.passed", account, detail={"by": how})
    return how


@operation(may=ONESELF)
def open_session(actor: Actor, account: Account, *, session_key: str, device: str) -> OpenSession:
    """A device is signed in from now on; its owner sees it in the list and can end it.

    Sessions that ran out are cleared here: nothing else runs often enough, and each sign-in leaves one behind.
    """
    sessions.delete_expired()
    _end_forgotten(actor, account)
    session: OpenSession = OpenSession.objects.create(
        regency=account.regency, account=account, session_key=session_key, started_at=now(), device=device
    )
    enter(actor, "session.opened", session)
    return session


def _owns(actor: Actor, session: OpenSession) -> bool:
    return actor.account is not None and session.account_id == actor.account.pk


@operation(may=Rule(ONESELF.sentence, _owns))
def end_session(actor: Actor, session: OpenSession, *, because: str = "signed_out") -> None:
    """Ends one device's session at once: signed_out, idle, too_long or ended_from_afar."""
    _end(actor, [session], because)


@operation(may=ONESELF)
def end_other_sessions(actor: Actor, account: Account, *, keep: str) -> int:
    """Ends every session of the account but the one with this key. Returns how many."""
    others = list(OpenSession.objects.filter(account=account).exclude(session_key=keep))
    _end(actor, others, "ended_from_afar")
    enter(actor, "sessions.others_ended", account, detail={"sessions": len(others)})
    return len(others)


def end_sessions_of(actor: Actor, account: Account, *, because: str) -> int:
    """Ends all sessions of an account, as part of an act: an appointment or mandate ends, an account is closed.

    Called inside the operation that causes it, with that operation's actor. Works on the next request.
    """
    devices = list(OpenSession.objects.filter(account=account))
    _end(actor, devices, because)
    return len(devices)


@operation(may=ONESELF)
def lock_screen(actor: Actor, account: Account) -> None:
    """The person leaves the desk; the session stays but shows nothing until the password is given again."""
    enter(actor, "screen.locked", account)


@operation(may=ONESELF)
def unlock_screen(actor: Actor, account: Account, *, password: str, device: str = "") -> bool:
    """The same person is back. A wrong password counts towards the lockout."""
    digest = codes.login_digest(account.login, device)
    paused = lockout.waits(actor, digest)
    if not _fits(account, password) or paused:
        _failed(actor, account, digest, at="unlock", paused=paused)
        return False
    enter(actor, "screen.unlocked", account)
    return True


@operation(may=ONESELF)
def give_fresh_code(actor: Actor, account: Account, *, code: str, device: str = "") -> bool:
    """A code given again before signing, exporting or changing keys."""
    digest = codes.login_digest(account.login, device)
    paused = lockout.waits(actor, digest)
    if paused or not (how := _accept(account, code)):
        _failed(actor, account, digest, at="fresh_code", paused=paused)
        return False
    lockout.forget(actor, digest)
    enter(actor, "fresh_code.given", account, detail={"by": how})
    return True


def _enrolled(login: str) -> Account | None:
    found: Account | None = (
        Account.objects.filter(login__iexact=login.strip(), is_active=True, enrolled_at__isnull=False)
        .select_related("regency", "official")
        .first()
    )
    return found


def _fits(account: Account | None, password: str) -> bool:
    """One hash, whether there is an account or not."""
    return check_password(password, account.password if account else _nobodys_password())


def _nobodys_password() -> str:
    global _decoy
    if _decoy is None:
        _decoy = make_password(uuid4().hex)
    return _decoy


_decoy: str | None = None


def _accept(account: Account, code: str) -> str | None:
    """Uses up a code: "totp", "recovery", or None. Both are one conditional UPDATE: of two at once one gets in."""
    typed = codes.plain(code)
    if not typed.isdigit():
        return "recovery" if _use_recovery_code(account, typed) else None
    factor = SecondFactor.objects.filter(account=account).first()
    if factor is None or (counter := codes.counter_of(typed, factor.seed, now())) is None:
        return None
    unused = SecondFactor.objects.filter(pk=factor.pk, last_counter__lt=counter)
    return "totp" if unused.update(last_counter=counter) else None


def _use_recovery_code(account: Account, typed: str) -> bool:
    digest = codes.recovery_digest(account.pk, typed)
    unused = RecoveryCode.objects.filter(account=account, digest=digest, used_at__isnull=True)
    return bool(unused.update(used_at=now()))


def _failed(witness: Actor, account: Account | None, digest: str, *, at: str, paused: bool) -> None:
    """A failure on the ledger, nothing of what was typed in clear. A paused try does not lengthen the pause.

    Of the tries in one pause the first is told: who can sign in by nothing must not fill the log.
    """
    detail: dict[str, Any] = {"at": at, "login": digest[:SHOWN_OF_DIGEST]}
    if paused:
        if lockout.begins(witness, digest):
            enter(witness, "sign_in.paused", account, detail=detail)
        note_recorded()  # this pause is on the ledger already
        return
    failures = lockout.note_failure(witness, digest)
    enter(witness, "sign_in.failed", account, detail=detail)
    if failures == lockout.FREE:
        enter(witness, "sign_in.locked_out", account, detail=detail)


def _end(actor: Actor, devices: list[OpenSession], because: str) -> None:
    Session.objects.filter(session_key__in=[device.session_key for device in devices]).delete()
    for session in devices:
        enter(actor, "session.ended", session, detail={"because": because})
        session.delete()


def _end_forgotten(actor: Actor, account: Account) -> None:
    """Sessions whose time ran out unseen are ended on the ledger when their owner comes back."""
    for session, seen in sessions.seen(OpenSession.objects.filter(account=account)):
        if because := sessions.ran_out(session.started_at, seen):
            _end(actor, [session], because)
