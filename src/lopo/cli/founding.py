"""First start of a real regency: decree, and the first account, at the secretariat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from lopo.cli.running import Stopped
from lopo.ground.accounts.operations import invite
from lopo.ground.acts import Level, system, today
from lopo.ground.agencies.operations import record_mandate, register_official
from lopo.ground.places.models import Regency
from lopo.taskforce.decree.commands import decree_import
from lopo.taskforce.decree.queries import decree_in_force, secretary_office


def found(path: Path, email: str, name: str) -> dict[str, Any]:
    """Imports the decree, then opens the first account with a mandate to sign for the secretary's office."""
    told = decree_import(path, dry_run=False)
    if told["errors"]:
        raise Stopped(" ".join(told["errors"]))
    regency = Regency.objects.get()
    decree = decree_in_force(regency)
    office = secretary_office(decree) if decree else None
    if decree is None or office is None:
        raise Stopped(
            _("SK ini belum ditandatangani atau belum menyebut Sekretariat. Lengkapi berkasnya lebih dahulu.")
        )
    desk = system(regency)
    official = register_official(
        desk, office.agency, name=name or email.partition("@")[0], job=_("admin pertama")
    )
    record_mandate(
        desk,
        office,
        official,
        level=Level.SIGN,
        letter=_("pemasangan"),
        starts_on=today(),
        source=_("pemasangan"),
    )
    issued = invite(desk, official, login=email)
    return {
        "regency": regency.pk,
        "decree": decree.pk,
        "number": decree.number,
        "account": issued.link.account_id,
        "link": f"/enrolment/{issued.token}/",
    }
