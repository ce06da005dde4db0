"""Slips are loud in tests: a misspelt variable, a list without order, a time without place, a write outside an act."""

from __future__ import annotations

from datetime import datetime

from django.core.paginator import Paginator, UnorderedObjectListWarning
from django.template import engines
import pytest

from lopo.ground.acts.models import Done, OutsideAnOperation
from lopo.ground.places.models import Regency


def test_a_misspelt_variable_in_a_template_fails_its_test() -> None:
    template = engines["django"].from_string("{{ meeting.titel }}")
    with pytest.raises(pytest.fail.Exception, match=r"meeting\.titel"):
        template.render({"meeting": {"title": "Rapat"}})
    assert template.render({"meeting": {"titel": "Rapat"}}) == "Rapat"


def test_a_list_without_order_cannot_be_paged(db: None) -> None:
    with pytest.raises(UnorderedObjectListWarning):
        Paginator(Regency.objects.order_by(), 10).page(1)
    assert Paginator(Regency.objects.order_by("pk"), 10).count == 0


def test_a_moment_without_a_place_is_refused(db: None) -> None:
    with pytest.raises(RuntimeWarning, match="naive"):
        Done.objects.filter(at__gt=datetime(2026, 3, 1)).exists()


def test_nothing_is_written_outside_an_act(db: None) -> None:
    with pytest.raises(OutsideAnOperation):
        Regency(name="Kabupaten Contoh").save()
    with pytest.raises(OutsideAnOperation):
        Regency.objects.all().delete()
