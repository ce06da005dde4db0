"""Each measure counts its own worked example as a person would by hand, and says all that a reader needs to know."""

from __future__ import annotations

from django.utils import translation
import pytest

from lopo.evaluation.measures.counting import Definition, measure
from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.small_world import YEAR
from lopo.evaluation.models import ASPECTS, Aspect

ALL = list(DEFINITIONS.values())
WORDS = ("name", "share", "of_what", "source", "gamed_by")
TODAY = {
    "F1",
    "F2",
    "F3",
    "F4",
    "F6",
    "T1a",
    "T1b",
    "T2",
    "T3",
    "T5",
    "T8",
    "S1",
    "S2",
    "S3",
    "O4",
    "O5",
    "O7",
    "O8",
}


@pytest.mark.parametrize("definition", ALL, ids=[d.id for d in ALL])
def test_the_worked_example_comes_out_as_by_hand(definition: Definition) -> None:
    counted = measure(definition, definition.example.records)

    assert (counted.numerator, counted.denominator) == (definition.example.n, definition.example.of)


@pytest.mark.parametrize("definition", ALL, ids=[d.id for d in ALL])
def test_a_measure_is_explained_in_both_languages(definition: Definition) -> None:
    said = {}
    for language in ("id", "en"):
        with translation.override(language):
            said[language] = [
                *(str(getattr(definition, name)) for name in WORDS),
                str(definition.example.says),
            ]
    assert all(said["id"])
    assert definition.items.__doc__
    pairs = list(zip(said["id"], said["en"], strict=True))
    assert [one for one, other in pairs if one == other and one != str(definition.source)] == []


def test_every_measure_of_the_field_is_there_and_each_aspect_has_its_own() -> None:
    assert set(DEFINITIONS) == TODAY | {"F5", "T4", "T6", "S4", "O1", "O2", "O3", "O6"}
    aspects = {aspect for two in ASPECTS.values() for aspect in two}
    assert {definition.aspect for definition in ALL} == aspects == set(Aspect.values)


def test_t2_counts_whoever_owes_an_endorsement_and_says_so() -> None:
    """A seat that nobody asked owes one, and so does a partner that was asked."""
    t2 = DEFINITIONS["T2"]
    states = {str(item.agency): item.state for item in measure(t2, t2.example.records).items}

    assert (states["dp3a"], states["dukcapil"]) == ("not_asked", "asked")
    assert "diminta atau tidak, dan mitra yang diminta" in str(t2.of_what)
    assert "SOP" not in str(t2.name)  # no protocol is counted


@pytest.mark.parametrize("definition", ALL, ids=[d.id for d in ALL])
def test_nothing_recorded_is_unknown_and_never_zero(definition: Definition) -> None:
    counted = measure(definition, Records(YEAR))

    assert (counted.state, counted.value, counted.interval) == ("unknown", None, None)
    assert counted.because


def test_under_five_a_measure_is_shown_but_has_no_interval() -> None:
    o4 = DEFINITIONS["O4"]
    few = measure(o4, Records(YEAR, villages=o4.example.records.villages[-4:]))

    assert (few.state, few.value, few.interval) == ("too_few", 0.5, None)
    assert "4" in few.because
    assert measure(o4, o4.example.records).state == "known"
