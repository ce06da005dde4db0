"""Lists: each filters, sorts and pages by its address, and says how many there are. A fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Func, IntegerField, QuerySet, Subquery, Window
from django.db.models.expressions import Combinable
from django.http import HttpRequest

PER_PAGE = 50


@dataclass(frozen=True)
class Listing:
    """One page of a list, as templates need it (`components/pages.html`, `components/sort.html`)."""

    page: Page[Any]
    total: int
    sort: str
    sorts: tuple[str, ...]

    @property
    def rows(self) -> Any:
        return self.page.object_list


def listed(
    request: HttpRequest, rows: QuerySet[Any], *, sorts: dict[str, tuple[str, ...]], per_page: int = PER_PAGE
) -> Listing:
    """Sorts by `?sort=` (a key of `sorts`, the first is the default; "-key" reverses) and cuts the page `?page=`."""
    asked = request.GET.get("sort", "")
    key = asked.removeprefix("-")
    if key not in sorts:
        asked = key = next(iter(sorts))
    order = sorts[key]
    if asked.startswith("-"):
        order = tuple(o.removeprefix("-") if o.startswith("-") else f"-{o}" for o in order)
    page = _page(rows.order_by(*order, "pk"), request.GET.get("page", ""), per_page)
    return Listing(page, page.paginator.count, asked, tuple(sorts))


def _page(rows: QuerySet[Any], asked: str, per_page: int) -> Page[Any]:
    """Its rows and how many there are in all, in one query; a page that lies behind the last costs two more."""
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    start = max(number - 1, 0) * per_page
    found = list(rows.annotate(of_all=_of_all(rows))[start : start + per_page])
    if not found and number > 1:
        return Paginator(rows, per_page).get_page(number)
    paginator = Paginator(rows, per_page)
    paginator.count = found[0].of_all if found else 0
    return Page(found, max(number, 1), paginator)


def _of_all(rows: QuerySet[Any]) -> Combinable:
    """How many there are. A window goes through every row in full; rows that are not grouped are counted beside it."""
    if rows.query.group_by is not None or rows.query.distinct or rows.query.combinator:
        return Window(Count("*"))
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(of_all=number).values("of_all"))
