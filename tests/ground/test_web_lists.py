"""One page of a list: its rows, how many there are in all, and pages that nobody could have meant."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.test import RequestFactory
import pytest

from lopo.ground.agencies.models import Agency
from lopo.ground.web.lists import Listing, listed
from tests.cast import TaskForce


def page(asked: str, *, per_page: int = 7) -> Listing:
    rows = Agency.objects.annotate(offices_here=Count("offices"))  # grouped rows are counted as rows
    request = RequestFactory().get("/", {"page": asked} if asked else {})
    return listed(request, rows, sorts={"name": ("name",)}, per_page=per_page)


def test_a_page_and_the_number_of_all_rows_cost_one_query(
    task_force: TaskForce, django_assert_num_queries: Any
) -> None:
    names = list(Agency.objects.order_by("name").values_list("name", flat=True))
    with django_assert_num_queries(1):
        second = page("2")
    assert [row.name for row in second.rows] == names[7:14]
    assert second.total == len(names)
    assert (second.page.number, second.page.start_index(), second.page.has_next()) == (2, 8, True)


@pytest.mark.parametrize("asked", ["", "0", "1", "-3", "satu", "²", "1e3"])
def test_a_page_that_cannot_be_read_is_the_first(task_force: TaskForce, asked: str) -> None:
    assert page(asked).page.number == 1
    assert page(asked).total == Agency.objects.count()


@pytest.mark.parametrize("asked", ["99", "9999999999999999999999"])
def test_a_page_behind_the_end_is_the_last_or_the_first(task_force: TaskForce, asked: str) -> None:
    told = page(asked)
    assert told.total == Agency.objects.count()
    assert len(told.rows) > 0


def test_an_empty_list_has_one_empty_page(db: None) -> None:
    told = page("1")
    assert (told.total, len(told.rows), told.page.paginator.num_pages) == (0, 0, 1)
