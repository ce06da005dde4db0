"""Agencies and offices that are known from an earlier decree are found again, however their territory is written.

"Dinas Sosial Kab. TTU" is "Dinas Sosial Kabupaten Timor Tengah Utara"; but two names of one file are never one: it
may seat "Kapolres Kab. Contoh" beside "Kapolres Kota Contoh".
"""

from __future__ import annotations

from uuid import UUID

from lopo.ground.acts import Actor
from lopo.ground.agencies.models import Agency, AgencyKind, Office
from lopo.taskforce.decree.file import AgencyRow
from lopo.taskforce.decree.words import heads, plain


class Agencies:
    """The agencies of the regency. One query."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.known: list[Agency] = list(Agency.objects.filter(regency=actor.regency).order_by("pk"))
        self.used: set[UUID] = set()

    def get(self, row: AgencyRow) -> Agency:
        """The agency of this name, or of this key and kind; else a new one."""
        free = [agency for agency in self.known if agency.pk not in self.used]
        ways = (
            [a for a in free if a.name.casefold() == row.name.casefold()],
            [a for a in free if plain(a.name) == plain(row.name)],
            [a for a in free if a.key == row.key and a.kind == row.kind],
        )
        agency = next((way[0] for way in ways if way), None) or self._new(row)
        self.used.add(agency.pk)
        return agency

    def _new(self, row: AgencyRow) -> Agency:
        taken, key, number = {agency.key for agency in self.known}, row.key, 2
        while key in taken:
            key, number = f"{row.key[:36]}-{number}", number + 1
        agency = Agency(
            regency=self.actor.regency,
            key=key,
            name=row.name,
            short=row.short,
            code=row.code,
            kind=row.kind,
            keeps=row.kind == AgencyKind.COMMUNICATIONS,
            audits=row.name.casefold().startswith("inspektorat"),
        )
        agency.save(force_insert=True)
        self.known.append(agency)
        return agency


class Offices:
    """The offices of the regency. One query."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.known: list[Office] = list(Office.objects.filter(regency=actor.regency).order_by("pk"))
        self.said: dict[tuple[UUID, str], Office] = {}  # by the very words of this decree

    def get(self, agency: Agency, name: str, *, is_head: bool | None = None) -> Office:
        """The office of this agency by this name; else a new one."""
        words = (agency.pk, name.casefold())
        if words not in self.said:
            self.said[words] = self.known_in(agency, name) or self._new(agency, name, is_head)
        return self.said[words]

    def known_in(self, agency: Agency, name: str) -> Office | None:
        """The same words first; then the same without territory, unless this decree names that office otherwise."""
        here = [office for office in self.known if office.agency_id == agency.pk]
        named = {office.pk for office in self.said.values()}
        same = [office for office in here if office.name.casefold() == name.casefold()]
        like = [o for o in here if plain(o.name) == plain(name) and o.pk not in named]
        return next(iter(same or like), None)

    def head_of(self, agency: Agency) -> Office | None:
        return next((o for o in self.known if o.agency_id == agency.pk and o.heads), None)

    def _new(self, agency: Agency, name: str, is_head: bool | None) -> Office:
        head = heads(name) if is_head is None else is_head
        office = Office(regency=self.actor.regency, agency=agency, name=name)
        office.heads = head and not self.head_of(agency)
        office.save(force_insert=True)
        self.known.append(office)
        return office
