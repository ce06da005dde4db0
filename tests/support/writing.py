"""Writing through the one pen in a test's world, for debts and contributions that no noun of the test makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lopo.ground.acts import Actor, Rule, operation
from lopo.ground.acts.models import Written
from lopo.taskforce.record.pen import Owes, Took, record

TEST = Rule("ujian", lambda *_: True)


@operation(may=TEST)
def written(actor: Actor, subject: Written, *, together: Sequence[Took] = (), n: int | None = None) -> None:
    """One act by this actor: contributions, and with `n` a debt of its own agency, a day further for each n."""
    owes = []
    if n is not None:
        due = date(2026, 3, 1) + timedelta(days=n)
        owes = [Owes("follow_up", by=actor.agency, about=f"hal {n}", due_on=due, subject=_thing(actor, n))]  # type: ignore[arg-type]
    record(actor, "test.written", subject, together=together, owes=owes)


def _thing(actor: Actor, n: int) -> Written:
    """Something with an id of its own that a debt can be about."""
    from lopo.ground.agencies.models import Official

    official = Official(regency=actor.regency, agency=actor.agency, name=f"Contoh {n}")
    official.save(force_insert=True)
    return official
