"""One name is written in several ways: what is looked for in one spelling is found in the others, and no other name is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from lopo.cases.person.spelling import alike, spelled

SAME = [
    ("Yohanes", "Johanes"), ("Yohanes", "Yohannes"), ("Yohanes", "Yoanes"), ("Oktovianus", "Octavianus"),
    ("Yoseph", "Josef"), ("Martha", "Marta"), ("Felix", "Feliks"), ("Cornelis", "Kornelis"),
    ("Christina", "Kristina"), ("Mikhael", "Mikael"), ("Lucia", "Lusia"), ("Cecilia", "Sesilia"),
    ("Reinha", "Renha"), ("Bernadetta", "Bernadeta"), ("Mery", "Meri"), ("Zakarias", "Sakarias"),
    ("Stevanus", "Stefanus"), ("Sarah", "Sara"), ("Soesana", "Susana"), ("Djoni", "Joni"),
    ("Xaverius", "Saverius"), ("Philipus", "Filipus"), ("José", "Jose"),
    ("Maria De Jesus", "Maria Jesus"), ("Dacosta", "Da Costa"), ("Antonio dos Santos", "Antonio Santos"),
    ("Contoh, Yohanes", "Johanes Contoh"), ("Meri", "Mery Umpama"), ("MA'U", "Mau"), ("De", "de"),
]  # fmt: skip
OTHERS = [
    ("Maria", "Mario"), ("Yosef", "Yusuf"), ("Ana", "Ani"), ("Petrus", "Paulus"), ("Martinus", "Martina"),
    ("Yohanes", "Yohana"), ("Kristina", "Kristian"), ("Santi", "Santo"), ("Domi", "Dominggus"),
    ("Maria Contoh", "Maria Umpama"), ("Lusia", "Luis"), ("Agnes", "Agus"), ("Rina", "Rini"), ("Da", "Do"),
]  # fmt: skip
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [name for pair in SAME + OTHERS for name in pair]
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_spellings_is_found(one: str, other: str) -> None:
    assert alike(one, other), (spelled(one), spelled(other))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert not alike(one, other), (spelled(one), spelled(other))


@given(one=NAMES, other=NAMES)
def test_whoever_is_alike_is_so_from_both_sides(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(name=NAMES)
def test_everybody_is_alike_to_themselves_in_capitals_and_with_spaces(name: str) -> None:
    assert alike(name, name)
    assert alike(name, f"  {name} ")
    assert spelled(name)
