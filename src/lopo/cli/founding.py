"""First start of a real regency: decree, and the first account, at the secretariat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lopo.cli.running import Stopped, the_regency
from lopo.ground.accounts.models import Account
from lopo.ground.accounts.operations import invite
from lopo.ground.acts import Level, system, today
from lopo.ground.agencies.operations import record_mandate, register_official
from lopo.taskforce.decree.commands import decree_import
from lopo.taskforce.decree.queries import decree_in_force, secretary_office


def found(path: Path, email: str, name: str) -> dict[str, Any]:
    """Imports the decree, then opens the first account with a mandate to sign for the secretary's office.

    All of it or nothing: what was founded without an account could neither be used nor be founded again.
    """
    email = email.strip()
    _must_be_an_address(email)
    with transaction.atomic():
        return _found(path, email, name)


def _must_be_an_address(email: str) -> None:
    try:
        Account._meta.get_field("login").clean(email, None)
    except ValidationError:
        raise Stopped(
            _("%(email)s bukan alamat surel. Tulis seperti nama@kantor.go.id.") % {"email": email}
        ) from None


def _found(path: Path, email: str, name: str) -> dict[str, Any]:
    told = decree_import(path, dry_run=False)
    if told["errors"]:
        raise Stopped(" ".join(told["errors"]))
    regency = the_regency()
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
