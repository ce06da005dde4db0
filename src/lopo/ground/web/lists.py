"""Lists: each filters, sorts and pages by its address, and says how many there are. A fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
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
    paginator = Paginator(rows.order_by(*order, "pk"), per_page)
    page = paginator.get_page(request.GET.get("page"))
    return Listing(page, paginator.count, asked, tuple(sorts))
