"""Writing down who somebody is. Called by acts on a case; a person outside any case is not kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
import re

from django.utils.translation import gettext as _

from lopo.cases.person.models import Person, Sex
from lopo.ground.acts import Actor, Refused, today
from lopo.ground.vault.lookup import index

NIK = "nik"  # what the index is of
LONGEST = 200


@dataclass(frozen=True)
class Described:
    """What is known of somebody when they are first written down. Only the name is needed, and it may be a nickname."""

    name: str
    sex: str = Sex.UNKNOWN
    born: str = ""
    nik: str = ""
    address: str = ""


def write_person(actor: Actor, said: Described) -> Person:
    """A new record of a person. Inside an operation. Raises Refused.

    A NIK that is known elsewhere makes no difference here, not by a word: who holds that person finds both by the
    index, and decides whether they are one.
    """
    told = described(said)
    person = Person(
        regency=actor.regency,
        name=told.name,
        sex=told.sex,
        born=told.born,
        nik=told.nik,
        nik_index=index(actor.regency.pk, NIK, told.nik) if told.nik else None,
        address=told.address,
    )
    person.save(force_insert=True)
    return person


def known(person: Person) -> Described:
    """What is written of somebody now."""
    return Described(person.name, person.sex, person.born, person.nik, person.address)


def write_what_is_known(person: Person, said: Described) -> list[str]:
    """What is known of a person is now this; the index moves with the NIK. Inside an operation. Says which fields changed."""
    told, before = described(said), known(person)
    changed = [one.name for one in fields(Described) if getattr(told, one.name) != getattr(before, one.name)]
    for name in changed:
        setattr(person, name, getattr(told, name))
    if "nik" in changed:
        person.nik_index = index(person.regency_id, NIK, told.nik) if told.nik else None
    if changed:
        person.save(update_fields=[*changed, *(["nik_index"] if "nik" in changed else [])])
    return changed


def described(said: Described) -> Described:
    """The same, cleaned. Raises Refused with the first thing that is wrong and what to do."""
    return Described(
        _name(said.name), _sex(said.sex), birth_date(said.born), _nik(said.nik), _address(said.address)
    )


def faults(said: Described) -> list[Refused]:
    """Everything that is wrong with it, so that whoever wrote forty lines mends them at once."""
    checks: list[tuple[Callable[[str], str], str]] = [
        (_name, said.name),
        (_sex, said.sex),
        (birth_date, said.born),
        (_nik, said.nik),
        (_address, said.address),
    ]
    return [refused for check, text in checks if (refused := _refusal(check, text))]


def _refusal(check: Callable[[str], str], text: str) -> Refused | None:
    try:
        check(text)
    except Refused as refused:
        return refused
    return None


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise Refused(_("Tulis namanya, atau sebutan bila nama belum diketahui."), field="name")
    if len(name) > LONGEST:
        raise Refused(_("Terlalu panjang: paling banyak %d huruf.") % LONGEST, field="name")
    return name


def _sex(text: str) -> str:
    if text not in Sex.values:
        raise Refused(_("Pilih jenis kelamin dari daftar."), field="sex")
    return text


def _address(text: str) -> str:
    address = " ".join(text.split())
    if len(address) > LONGEST:
        raise Refused(_("Terlalu panjang: paling banyak %d huruf.") % LONGEST, field="address")
    return address


def _nik(text: str) -> str:
    digits = re.sub(r"[\s.\-]", "", text)
    if digits and not re.fullmatch(r"\d{16}", digits, re.ASCII):
        raise Refused(
            _("NIK terdiri dari 16 angka. Periksa lagi, atau kosongkan bila tidak ada."), field="nik"
        )
    return digits


def birth_date(text: str) -> str:
    """ "2008-03-01", "2008-03" or "2008"; also as people write it: 1-3-2008, 03/2008."""
    parts = [part for part in re.split(r"[\s/.\-]+", text.strip()) if part]
    if not parts:
        return ""
    if len(parts[0]) != 4:
        parts.reverse()
    try:
        numbers = [int(part) for part in parts]
        day = date(*[*numbers, 1, 1][:3])
    except (ValueError, TypeError):
        day = None
    if day is None or len(parts) > 3 or not day.year >= 1900:
        raise Refused(
            _("Tanggal lahir tidak terbaca. Tulis seperti 1-3-2008, atau tahunnya saja."), field="born"
        )
    if day > today():
        raise Refused(_("Tanggal lahir ini belum terjadi. Periksa lagi."), field="born")
    return "-".join([f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"][: len(parts)])
