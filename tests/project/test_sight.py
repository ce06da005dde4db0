"""Who may see a row is said by its noun: a table that says nothing is seen by nobody."""

from __future__ import annotations

from django.apps import apps
import pytest

from lopo.ground.acts.fetch import visible
from lopo.ground.acts.models import Record, SeenByNobody, SeenByRegency
from lopo.ground.agencies.models import Agency
from tests.cast import TaskForce

RECORDS = [model for model in apps.get_app_config("lopo").get_models() if issubclass(model, Record)]


@pytest.mark.parametrize("model", RECORDS)
def test_every_noun_says_who_may_see_it(model: type[Record]) -> None:
    own = model.__mro__[: model.__mro__.index(Record)]
    assert any("visible_to" in vars(base) for base in own), f"{model.__name__}: say who may see it"


def test_what_says_nothing_is_seen_by_nobody(task_force: TaskForce, monkeypatch: pytest.MonkeyPatch) -> None:
    assert visible(Agency, to=task_force.polres).exists()
    monkeypatch.delattr(SeenByRegency, "visible_to")
    assert not visible(Agency, to=task_force.polres).exists()


@pytest.mark.parametrize("model", [m for m in RECORDS if issubclass(m, SeenByNobody)])
def test_a_secret_is_fetched_by_nobody(task_force: TaskForce, model: type[Record]) -> None:
    assert not visible(model, to=task_force.secretariat).exists()
