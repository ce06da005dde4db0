"""Who is behind a session. Nobody is let in here: signing in is an act of its own (signing.py)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from lopo.ground.accounts.models import Account


class AccountBackend(BaseBackend):
    """Finds the account of a session with what every page needs of it, in one query; closed accounts are nobody."""

    def get_user(self, user_id: Any) -> Account | None:
        joined = Account.objects.select_related("regency", "official__agency")
        found: Account | None = joined.filter(pk=user_id, is_active=True).first()
        return found
