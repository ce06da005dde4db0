"""Numbers for people: TPPO-5303-2026-0007."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Length

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.models import Record
from lopo.ground.acts.moment import today
from lopo.ground.acts.standing import as_it_stands


def next_number(actor: Actor, model: type[Record], kind: str) -> str:
    """The next number of this kind among the rows of `model`: gapless within a regency's year.

    Inside an operation. Of two who take one at once the second waits.
    """
    as_it_stands(actor.regency)
    begins = f"{kind}-{actor.regency.code.replace('.', '')}-{today().year}-"
    rows: Any = model.objects  # any noun that has numbers
    same = rows.filter(regency=actor.regency, number__startswith=begins)
    last = same.order_by(Length("number").desc(), "-number").first()  # 10000 comes after 9999
    return f"{begins}{int(last.number.removeprefix(begins)) + 1 if last else 1:04}"
