"""The acts of accounts: who has one (accounts), signing in and out (signing), opened again by two (recovery)."""

from lopo.ground.accounts.operations.accounts import (
    Issued,
    change_password,
    choose_language,
    close_account,
    enrol,
    enrol_for_demo,
    invite,
    invite_again,
    renew_recovery_codes,
    reopen_account,
    replace_second_factor,
)
from lopo.ground.accounts.operations.recovery import approve_recovery, ask_recovery, recover, stop_recovery
from lopo.ground.accounts.operations.signing import end_sessions_of

__all__ = [
    "Issued",
    "approve_recovery",
    "ask_recovery",
    "change_password",
    "choose_language",
    "close_account",
    "end_sessions_of",
    "enrol",
    "enrol_for_demo",
    "invite",
    "invite_again",
    "recover",
    "renew_recovery_codes",
    "reopen_account",
    "replace_second_factor",
    "stop_recovery",
]
