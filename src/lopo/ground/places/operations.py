"""Founding a regency: its row, its districts and villages, and the promises that it starts with."""

from __future__ import annotations

from collections.abc import Iterator
import csv
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _
import yaml

from lopo.ground.acts import Actor, Rule, operation, system
from lopo.ground.clocks.models import ClockRule
from lopo.ground.ledger.entries import enter
from lopo.ground.places.models import District, Regency, Village, VillageKind

PROGRAM = Rule(_("program Lopo sendiri, saat pemasangan"), lambda actor, *_: actor.hat == "system")


def found_regency(code: str, name: str, province: str, capital: str = "") -> Regency:
    """The regency with this code, made with villages and promises if it is not there yet."""
    if existing := Regency.objects.filter(code=code).first():
        return existing  # type: ignore[no-any-return]
    regency = Regency(code=code, name=name, province=province, capital=capital)
    return settle(system(regency), regency)


@operation(may=PROGRAM)
def settle(actor: Actor, regency: Regency) -> Regency:
    """Writes the regency, its places (as far as the package carries them) and its first promises."""
    regency.save(force_insert=True)
    _write_places(regency)
    for row in yaml.safe_load(_carried("ground/clocks/rules.yaml").read_text("utf-8")):
        ClockRule.objects.create(regency=regency, **row)
    enter(actor, "regency.founded", regency)
    return regency


def _write_places(regency: Regency) -> None:
    districts: dict[str, District] = {}
    villages = []
    for row in _places(regency.code):
        if row["kind"] == "kecamatan":
            districts[row["code"]] = District.objects.create(
                regency=regency, code=row["code"], name=row["name"]
            )
        else:
            district = districts[row["code"][:8]]
            kind = VillageKind(row["kind"])
            villages.append(
                Village(regency=regency, district=district, code=row["code"], name=row["name"], kind=kind)
            )
    Village.objects.bulk_create(villages)


def _places(code: str) -> Iterator[dict[str, str]]:
    """Rows of the place list that the package carries for this regency, none if it carries none."""
    path = _carried(f"facts/places-{code}.csv")
    if path.exists():
        with path.open(encoding="utf-8", newline="") as rows:
            yield from csv.DictReader(line for line in rows if not line.startswith("#"))


def _carried(name: str) -> Path:
    return Path(settings.PACKAGE) / name
