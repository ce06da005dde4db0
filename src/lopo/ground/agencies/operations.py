"""Agencies, offices, and who sits in them: entering, appointing, ending; staff who act by mandate.

The person changes, the office stays. Nothing is deleted: an appointment ends on its last day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.accounts.actors import DESK_SIGNS
from lopo.ground.accounts.models import Account
from lopo.ground.accounts.operations.signing import end_sessions_of
from lopo.ground.acts import Actor, Level, Refused, Rule, operation, today
from lopo.ground.agencies.models import (
    Agency,
    AgencyKind,
    Appointment,
    Capacity,
    Mandate,
    Office,
    Official,
    in_effect,
)
from lopo.ground.ledger.entries import enter


def _at_the_desk(actor: Actor, *_subjects: Any) -> bool:
    return actor.hat == "system" or (actor.hat == "secretariat" and actor.acts)


def _holds(actor: Actor, office: Office) -> bool:
    """Sits in this office (a mandate to sign is not enough: who acts by mandate gives none)."""
    here = actor.office is not None and actor.office.pk == office.pk and actor.official is not None
    return here and office.appointments.filter(in_effect(today()), official=actor.official).exists()


def _of_the_agency(actor: Actor, agency: Agency) -> bool:
    return actor.acts and actor.is_of(agency) and actor.hat in ("seat", "partner", "leadership")


DESK = Rule(gettext_lazy("Sekretariat, dengan mandat mengerjakan"), _at_the_desk)
HOLDER = Rule(
    gettext_lazy("pejabat yang menduduki jabatan itu"), lambda actor, office, *_: _holds(actor, office)
)
OWN_AGENCY = Rule(gettext_lazy("instansi itu sendiri, dengan mandat mengerjakan"), _of_the_agency)
OWN_STAFF = Rule(OWN_AGENCY.sentence, lambda actor, official: _of_the_agency(actor, official.agency))
GIVER = Rule(
    gettext_lazy("pejabat yang menduduki jabatan itu"), lambda actor, mandate: _holds(actor, mandate.office)
)


@operation(may=DESK)
def add_agency(
    actor: Actor, *, key: str, name: str, short: str, code: str, kind: str = AgencyKind.OTHER
) -> Agency:
    """One more agency; without a seat in the decree it is a partner."""
    name = " ".join(name.split())
    if Agency.objects.filter(Q(key=key) | Q(name__iexact=name), regency=actor.regency).exists():
        raise Refused(_("Instansi dengan nama atau kunci ini sudah ada."), field="name")
    agency = Agency(regency=actor.regency, key=key, name=name, short=short, code=code, kind=kind)
    _derive_watches(agency)
    agency.save(force_insert=True)
    enter(actor, "agency.added", agency)
    return agency


@operation(may=DESK)
def add_office(actor: Actor, agency: Agency, *, name: str, heads: bool = False) -> Office:
    """One more office of an agency. An agency has one head; naming another makes the earlier one an ordinary office."""
    name = " ".join(name.split())
    if agency.offices.filter(name__iexact=name).exists():
        raise Refused(_("Jabatan ini sudah ada di instansi itu."), field="name")
    if heads:
        agency.offices.filter(heads=True).update(heads=False)
    office = Office(regency=actor.regency, agency=agency, name=name, heads=heads)
    office.save(force_insert=True)
    enter(actor, "office.added", office)
    return office


@operation(may=DESK)
def change_agency(actor: Actor, agency: Agency, *, name: str, short: str, code: str, kind: str) -> Agency:
    """What the agency is and how it is called from now on; papers that left before keep the old name."""
    name = " ".join(name.split())
    if Agency.objects.filter(regency=agency.regency, name__iexact=name).exclude(pk=agency.pk).exists():
        raise Refused(_("Instansi dengan nama ini sudah ada."), field="name")
    agency.name, agency.short, agency.code, agency.kind = name, short.strip(), code.strip(), kind
    _derive_watches(agency)
    agency.save(update_fields=["name", "short", "code", "kind", "keeps", "audits"])
    enter(actor, "agency.changed", agency, detail={"keeps": agency.keeps, "audits": agency.audits})
    return agency


def _derive_watches(agency: Agency) -> None:
    """Who keeps the machine and who audits the log follow from what the agency is."""
    agency.keeps = agency.kind == AgencyKind.COMMUNICATIONS
    agency.audits = agency.key == "inspektorat" or agency.name.casefold().startswith("inspektorat")


@operation(may=DESK)
def change_office(actor: Actor, office: Office, *, name: str, heads: bool) -> Office:
    """The office's name, and whether it heads its agency. Its seats and people stay."""
    name = " ".join(name.split())
    others = office.agency.offices.exclude(pk=office.pk)
    if others.filter(name__iexact=name).exists():
        raise Refused(_("Jabatan ini sudah ada di instansi itu."), field="name")
    if heads:
        others.filter(heads=True).update(heads=False)
    office.name, office.heads = name, heads
    office.save(update_fields=["name", "heads"])
    enter(actor, "office.changed", office)
    return office


@operation(may=DESK | OWN_AGENCY)
def register_official(
    actor: Actor, agency: Agency, *, name: str, staff_number: str = "", rank: str = "", job: str = ""
) -> Official:
    """A person who works in an agency, so that he or she can be appointed or given a mandate."""
    official = Official(regency=actor.regency, agency=agency, name=_named(name))
    official.staff_number, official.rank, official.job = staff_number.strip(), rank.strip(), job.strip()
    official.save(force_insert=True)
    enter(actor, "official.registered", official)
    return official


@operation(may=DESK | OWN_STAFF)
def change_official(
    actor: Actor, official: Official, *, name: str, staff_number: str = "", rank: str = "", job: str = ""
) -> Official:
    """A name, number or rank as it is signed now."""
    official.name = _named(name)
    official.staff_number, official.rank, official.job = staff_number.strip(), rank.strip(), job.strip()
    official.save(update_fields=["name", "staff_number", "rank", "job"])
    enter(actor, "official.changed", official)
    return official


@operation(may=DESK_SIGNS)
def appoint(
    actor: Actor,
    office: Office,
    official: Official,
    *,
    starts_on: date,
    capacity: str = Capacity.HOLDER,
    letter: str = "",
    ends_on: date | None = None,
) -> Appointment:
    """This person sits in this office from that day: the holder, or an acting head.

    Whoever held it before ends the day before. A Plh. stands in for a holder who is away and stays in office.
    Refuses whoever would seat himself.
    """
    _not_oneself(actor, official)
    _orderly(starts_on, ends_on)
    for before in _replaced(office, capacity, starts_on):
        if before.official_id == official.pk and before.capacity == capacity:
            raise Refused(_("Orang ini sudah menduduki jabatan itu."), field="official")
        if before.starts_on >= starts_on:
            raise Refused(
                _("Jabatan ini sudah diisi orang lain sejak %(day)s. Pilih hari sesudahnya.")
                % {"day": before.starts_on.strftime("%d-%m-%Y")},
                field="starts_on",
            )
        _end(actor, before, starts_on - timedelta(days=1), because="appointment_ended")
    return _sit(actor, office, official, starts_on, capacity, letter, ends_on)


@operation(may=DESK_SIGNS)
def appoint_alongside(
    actor: Actor, office: Office, official: Official, *, starts_on: date, letter: str = ""
) -> Appointment:
    """One more person in an office that several hold at once (the leaders of faiths). Refuses oneself."""
    _not_oneself(actor, official)
    if office.appointments.filter(in_effect(starts_on), official=official).exists():
        raise Refused(_("Orang ini sudah menduduki jabatan itu."), field="official")
    return _sit(actor, office, official, starts_on, Capacity.HOLDER, letter, None)


@operation(may=DESK)
def end_appointment(actor: Actor, appointment: Appointment, *, on: date, letter: str = "") -> Appointment:
    """The person leaves the office; `on` is the last day in it. Sessions of that person end."""
    if on < appointment.starts_on:
        raise Refused(_("Hari terakhir tidak mungkin sebelum hari pertama."), field="on")
    if appointment.ends_on and appointment.ends_on < today():
        raise Refused(_("Masa jabatan ini sudah berakhir."))
    _end(actor, appointment, on, because="appointment_ended")
    enter(actor, "appointment.ended", appointment, source=letter)
    return appointment


@operation(may=HOLDER)
def give_mandate(
    actor: Actor,
    office: Office,
    official: Official,
    *,
    level: int,
    letter: str,
    starts_on: date,
    ends_on: date | None = None,
) -> Mandate:
    """The holder lets a named member of staff act on the office's behalf (atas nama), by letter."""
    return _mandate(actor, office, official, Level(level), letter, starts_on, ends_on, source="")


@operation(may=DESK)
def record_mandate(
    actor: Actor,
    office: Office,
    official: Official,
    *,
    level: int,
    letter: str,
    starts_on: date,
    source: str,
    ends_on: date | None = None,
) -> Mandate:
    """The secretariat enters a mandate that a holder gave on paper; its number and where it was seen are kept.

    Refuses a mandate of one's own, and one that reaches further than whoever enters it: a desk lifts nobody above itself.
    """
    _not_oneself(actor, official)
    if level > actor.level:
        raise Refused(_("Anda tidak dapat mencatat mandat yang melebihi mandat Anda sendiri."), field="level")
    if not source.strip():
        raise Refused(
            _("Tuliskan dari mana mandat ini diketahui, misalnya surat yang diterima."), field="source"
        )
    return _mandate(actor, office, official, Level(level), letter, starts_on, ends_on, source=source.strip())


@operation(may=DESK | GIVER)
def end_mandate(actor: Actor, mandate: Mandate, *, on: date) -> Mandate:
    """The member of staff acts for the office no longer; `on` is the last day. Sessions of that person end."""
    if on < mandate.starts_on:
        raise Refused(_("Hari terakhir tidak mungkin sebelum hari pertama."), field="on")
    if mandate.ends_on and mandate.ends_on < today():
        raise Refused(_("Mandat ini sudah berakhir."))
    _end(actor, mandate, on, because="mandate_ended")
    enter(actor, "mandate.ended", mandate)
    return mandate


def _not_oneself(actor: Actor, official: Official) -> None:
    """Nobody enters his own rank: whoever sits at the desk would choose how far he reaches."""
    if actor.official is not None and actor.official.pk == official.pk:
        raise Refused(
            _("Jabatan atau mandat Anda sendiri dicatat oleh rekan lain di Sekretariat."), field="official"
        )


def _named(name: str) -> str:
    if not (tidy := " ".join(name.split())):
        raise Refused(_("Tuliskan nama orangnya."), field="name")
    return tidy


def _replaced(office: Office, capacity: str, starts_on: date) -> list[Appointment]:
    """Those who leave when somebody comes in this capacity. A Plh. replaces only another Plh."""
    sitting = office.appointments.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    if capacity == Capacity.PLH:
        sitting = sitting.filter(capacity=Capacity.PLH)
    return list(sitting)


def _sit(
    actor: Actor,
    office: Office,
    official: Official,
    starts_on: date,
    capacity: str,
    letter: str,
    ends_on: date | None,
) -> Appointment:
    appointment = Appointment(
        regency=office.regency,
        office=office,
        official=official,
        capacity=capacity,
        letter=letter,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    appointment.save(force_insert=True)
    enter(actor, "appointment.made", appointment, source=letter)
    return appointment


def _mandate(
    actor: Actor,
    office: Office,
    official: Official,
    level: Level,
    letter: str,
    starts_on: date,
    ends_on: date | None,
    *,
    source: str,
) -> Mandate:
    _orderly(starts_on, ends_on)
    if not letter.strip():
        raise Refused(_("Mandat perlu nomor surat tugas."), field="letter")
    if official.agency_id != office.agency_id:
        raise Refused(_("Mandat diberikan kepada staf instansi yang sama."), field="official")
    for before in office.mandates.filter(in_effect(starts_on), official=official):
        if before.starts_on >= starts_on:
            raise Refused(_("Orang ini sudah mempunyai mandat sejak hari itu."), field="starts_on")
        _end(actor, before, starts_on - timedelta(days=1), because="mandate_ended")
    mandate = Mandate(
        regency=office.regency,
        office=office,
        official=official,
        level=level,
        letter=letter.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    mandate.save(force_insert=True)
    enter(
        actor, "mandate.given", mandate, for_agency=office.agency if source else None, source=source or letter
    )
    return mandate


def _orderly(starts_on: date, ends_on: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused(_("Hari terakhir tidak mungkin sebelum hari pertama."), field="ends_on")


def _end(actor: Actor, row: Appointment | Mandate, on: date, *, because: str) -> None:
    """The last day; once it has come, every device of the person is signed out, and signs in with what is left."""
    row.ends_on = on
    row.save(update_fields=["ends_on"])
    if on <= today() and (account := Account.objects.filter(official=row.official_id).first()):
        end_sessions_of(actor, account, because=because)
