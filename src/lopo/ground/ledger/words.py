"""Words for people about acts on the ledger: each noun adds its own; the agency stands in front of them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "denied": _("mencoba hal yang bukan haknya"),
    "regency.founded": _("membuka Lopo untuk kabupaten ini"),
}


def words(act: str) -> str:
    """ "menyampaikan SK": what was done, without who. An act without words shows its own name."""
    return str(WORDS.get(act, act))
