"""The places that a regency begins with: TTU's 24 districts and 193 villages, by the state's codes."""

from __future__ import annotations

from collections import Counter

import pytest

from lopo.ground.acts import Denied, system
from lopo.ground.clocks.models import ClockRule
from lopo.ground.places.models import District, Regency, Village
from lopo.ground.places.operations import found_regency, settle
from tests.cast import TaskForce


def test_the_regency_has_its_districts_villages_and_wards(task_force: TaskForce) -> None:
    villages = Village.objects.filter(regency=task_force.regency)
    assert District.objects.filter(regency=task_force.regency).count() == 24
    assert Counter(villages.values_list("kind", flat=True)) == {"desa": 182, "kelurahan": 11}


@pytest.mark.parametrize(
    "code, name, district",
    [
        ("53.03.09.2010", "Humusu Wini", "Insana Utara"),
        ("53.03.17.2007", "Napan", "Bikomi Utara"),
        ("53.03.16.2004", "Haumeni Ana", "Bikomi Nilulat"),
        ("53.03.14.2008", "Maurisu Selatan", "Bikomi Selatan"),
        ("53.03.19.2002", "Fafinesu B", "Insana Fafinesu"),
        ("53.03.05.1002", "Aplasi", "Kota Kefamenanu"),
        ("53.03.02.2028", "Sa'tab", "Miomaffo Barat"),
        ("53.03.24.2005", "Kuluan", "Biboki Feotleu"),
    ],
)
def test_a_village_stands_under_its_code(task_force: TaskForce, code: str, name: str, district: str) -> None:
    village = Village.objects.select_related("district").get(regency=task_force.regency, code=code)
    assert (village.name, village.district.name) == (name, district)


def test_every_code_lies_in_its_district_and_says_its_kind(task_force: TaskForce) -> None:
    for village in Village.objects.filter(regency=task_force.regency).select_related("district"):
        assert village.code.startswith(f"{village.district.code}.")
        assert (village.code[9] == "1") == (village.kind == "kelurahan")
        assert "." not in village.name, "an abbreviated name"


def test_founding_again_changes_nothing(task_force: TaskForce) -> None:
    again = found_regency("53.03", "Another name", "Another province")
    assert again == task_force.regency
    assert (Regency.objects.count(), again.name) == (1, "Timor Tengah Utara")
    assert ClockRule.objects.filter(key="deliver_decree").count() == 1


def test_a_regency_without_a_list_starts_all_the_same(db: None) -> None:
    regency = found_regency("99.01", "Contoh", "Provinsi Contoh")
    assert not District.objects.filter(regency=regency).exists()
    assert ClockRule.objects.filter(regency=regency).exists()


def test_a_regency_is_settled_by_the_program_alone(task_force: TaskForce) -> None:
    other = Regency(code="99.01", name="Contoh", province="Provinsi Contoh")
    assert settle(system(other), other) == Regency.objects.get(code="99.01")
    with pytest.raises(Denied):
        settle(task_force.secretariat, Regency(code="99.02", name="x", province="x"))
