"""Codes: six digits from a phone (TOTP, RFC 6238), ten recovery codes on paper, secrets in links."""

from __future__ import annotations

import base64
from datetime import datetime
import hashlib
import hmac
import secrets
from uuid import UUID

import pyotp
import segno

from lopo.ground.vault import keys

STEP = 30  # seconds that a code of the phone is shown
DRIFT = 1  # steps before and after: phones without network go wrong by some seconds
RECOVERY_CODES = 10
RECOVERY_LETTERS = 16  # of 32: 80 bits, so a keyed digest is enough and Argon2 would only slow the owner
APPROVAL_LETTERS = 8  # read out once between two offices; five tries, then the link is dead


def new_seed() -> str:
    return pyotp.random_base32()


def address(seed: str, login: str) -> str:
    """What the QR code tells the phone's app. The name says nothing of the work."""
    return pyotp.TOTP(seed).provisioning_uri(name=login, issuer_name="Lopo")


def picture(text: str) -> tuple[int, str]:
    """Side and path of a QR code, for an SVG that needs no style."""
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=4))
    dark = [(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module]
    return len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)


def counter_of(code: str, seed: str, at: datetime) -> int | None:
    """The time step that this code belongs to, if it is one of the steps around `at`. Compares all of them."""
    totp, middle = pyotp.TOTP(seed), int(at.timestamp()) // STEP
    fits = [
        step for step in range(middle - DRIFT, middle + DRIFT + 1) if _same(totp.generate_otp(step), code)
    ]
    return fits[-1] if fits else None


def code_at(seed: str, at: datetime) -> str:
    """The code that a phone shows at this moment."""
    return pyotp.TOTP(seed).generate_otp(int(at.timestamp()) // STEP)


def new_recovery_codes() -> list[str]:
    """Ten codes in groups of four: "K7QX-2M4P-…"."""
    return [grouped(_letters(RECOVERY_LETTERS)) for _ in range(RECOVERY_CODES)]


def recovery_digest(account: UUID, code: str) -> str:
    return _keyed("recovery codes", f"{account} {plain(code)}")


def new_token() -> str:
    """The secret in a one-time link: 256 bits."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def new_approval_code() -> str:
    return grouped(_letters(APPROVAL_LETTERS))


def approval_digest(link: UUID, code: str) -> str:
    return _keyed("approval codes", f"{link} {plain(code)}")


def login_digest(login: str, device: str = "") -> str:
    """Stands for a login in the lockout and on the log; without the root key nobody can try names against it."""
    return _keyed("login digests", f"{login.strip().casefold()}\n{device}")


def plain(code: str) -> str:
    """A code as typed from paper or phone, without its gaps."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def grouped(letters: str) -> str:
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _letters(count: int) -> str:
    """Capital letters and 2 to 7: no 0/O, 1/I to mistake."""
    return base64.b32encode(secrets.token_bytes(count)).decode()[:count]


def _keyed(purpose: str, text: str) -> str:
    return hmac.new(keys.derive(purpose), text.encode(), hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
