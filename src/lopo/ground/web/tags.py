"""What templates say: a builtin, so no page has to load it. Tags take plain values and never look anything up.

Each part of `components/` that has states is drawn by the tag of the same name; docs/recipes.md shows them in use.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
import segno

from lopo.ground.ledger.words import words as act_words
from lopo.ground.web import rendering, words
from lopo.ground.web.icons import drawn

register = template.Library()
PARTS = "ground/web/components/"

for name in (
    "day",
    "moment",
    "clock_time",
    "distance",
    "score",
    "percent",
    "rupiah",
    "rupiah_short",
    "whole",
):
    register.filter(name, getattr(words, name))
for name in ("of", "period"):
    register.simple_tag(getattr(words, name), name=name)
register.simple_tag(drawn, name="icon")
register.simple_tag(act_words, name="act_words")


@register.filter
def full_day(value: date | datetime) -> str:
    """ "Jumat, 6 Maret 2026", with the year always."""
    return words.day(value, year=True)


@register.filter
def svg(value: float | Decimal) -> str:
    """A number for a drawing: a point, no grouping, at most one digit; Indonesian commas would break every path."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


@register.inclusion_tag(PARTS + "clock.html")
def clock(
    due: date | datetime | None,
    met: date | datetime | None = None,
    waits: str = "",
    warns: int = 1,
    rule: str = "",
    pill: bool = False,
) -> dict[str, Any]:
    """What is owed by when: shape, words, limit. `pill` where it stands alone."""
    return {"face": words.face(due, met=met, waits=waits, warns=warns), "rule": rule, "pill": pill}


@register.inclusion_tag(PARTS + "back.html")
def back(url: str, to: str) -> dict[str, Any]:
    """The way back, on top of the page head."""
    return {"url": url, "to": to}


@register.inclusion_tag(PARTS + "first.html")
def first(
    title: str,
    url: str,
    act: str,
    icon: str = "go",
    kick: str = "",
    due: date | datetime | None = None,
    rule: str = "",
    warns: int = 1,
) -> dict[str, Any]:
    """The first thing to do: at most once a page, and what others wait for before what is merely late."""
    return {
        "title": title,
        "url": url,
        "act": act,
        "icon": icon,
        "kick": kick,
        "due": due,
        "rule": rule,
        "warns": warns,
    }


MARKS = {"plain": ("", ""), "fill": ("fill", "check"), "by": ("by", "mail"), "leaf": ("leaf", "check")}
MARKS |= {"ask": ("ask", "s-q"), "contested": ("by", "c-hold"), "joint": ("", "kin")}


@register.inclusion_tag(PARTS + "mark.html")
def mark(kind: str, says: str, icon: str = "") -> dict[str, Any]:
    """A word in a thin frame: plain, fill, by (recorded for), leaf (confirmed), ask (to be confirmed), contested."""
    style, shape = MARKS[kind]
    return {"style": style, "icon": icon or shape, "says": says}


VERDICTS = {"full": "s-full", "half": "s-half", "line": "s-line", "none": "s-none", "unknown": "s-q"}
VERDICTS |= {"ask": "warn", "against": "c-late"}


@register.inclusion_tag(PARTS + "verdict.html")
def verdict(shape: str, says: str) -> dict[str, Any]:
    """A shape and its word: full, half, line (empty), none (dash), unknown (broken), ask (triangle), against."""
    return {"icon": VERDICTS[shape], "says": says}


@register.inclusion_tag(PARTS + "field.html")
def field(bound: BoundField, hint: str = "", says_optional: bool = True) -> dict[str, Any]:
    """One field of a form with label, hint and error, whatever its widget."""
    return {"field": rendering.drawn(bound, hint=hint, optional_word=says_optional), "bound": bound}


@register.inclusion_tag(PARTS + "errors.html")
def errors(form: BaseForm) -> dict[str, Any]:
    """What has to be put right, on top of the form, each linked to its field. Nothing when all is well."""
    bad = [bound for bound in form if bound.errors] if form.is_bound else []
    return {"bad": bad, "general": form.non_field_errors() if form.is_bound else [], "count": len(bad)}


@register.inclusion_tag(PARTS + "pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Numbers of a list's pages; keeps filter and order in the address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context["request"]}


@register.inclusion_tag(PARTS + "sort.html", takes_context=True)
def sort(context: Context, key: str, label: str, number: bool = False) -> dict[str, Any]:
    """A column head that sorts: first up, then down. Reads and writes `sort` in the address."""
    now = context["request"].GET.get("sort", "")
    states = {key: ("ascending", f"-{key}"), f"-{key}": ("descending", key)}
    state, then = states.get(now, ("", key))
    return {"label": label, "state": state, "then": then, "number": number, "request": context["request"]}


@register.inclusion_tag(PARTS + "wa.html")
def wa(text: str, note: str = "", name: str = "wa") -> dict[str, Any]:
    """A text to carry into WhatsApp, word for word. It must hold no name, case number or place of a person."""
    return {"text": text, "note": note, "name": name}


@register.inclusion_tag(PARTS + "run.html")
def run(done: int, total: int, says: str, note: str = "", name: str = "run") -> dict[str, Any]:
    """How far a long work has come."""
    return {"done": done, "total": total, "says": says, "note": note, "name": name}


@register.inclusion_tag(PARTS + "indicator_bar.html")
def indicator_bar(mean: float | None, *aspects: float | None) -> dict[str, Any]:
    """One line from 0 to 1: the mean as a diamond, its aspects as rings, the two limits as strokes."""
    along = [6 + 242 * value for value in aspects if value is not None]
    return {"rings": along, "gem": None if mean is None else 6 + 242 * mean}


@register.inclusion_tag(PARTS + "share.html")
def share(part: float, total: float, low: float | None = None, high: float | None = None) -> dict[str, Any]:
    """A bar for part of total; `low` and `high` (between 0 and 1) draw the interval. The count stands beside it."""
    along = [None if value is None else 200 * value for value in (low, high)]
    return {"part": 200 * part / total if total else 0, "low": along[0], "high": along[1]}


@register.inclusion_tag(PARTS + "cell.html")
def cell(count: int | None, many: int = 5, url: str = "") -> dict[str, Any]:
    """A cell of the duty matrix: broken frame without a record, deeper from `many` records on."""
    weight = "z" if not count else "h" if count >= many else "m"
    return {"count": count, "weight": weight, "url": url}


@register.inclusion_tag(PARTS + "ticks.html")
def ticks(bound: BoundField) -> dict[str, Any]:
    """Choices in one row, quick to tap: attendance on a phone, three answers to a question."""
    return {"field": rendering.drawn(bound), "bound": bound}


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """A QR code as inlined SVG, without any style attribute."""
    modules = segno.make(text, error="m", micro=False)
    size = modules.symbol_size(border=1)[0]
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(modules.matrix_iter(border=1))
        for x, dark in enumerate(row)
        if dark
    )
    html = '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path d="{2}"/></svg>'
    return format_html(html, size, label, mark_safe(path))


@register.simple_block_tag
def say(content: str, icon: str = "info") -> SafeString:
    """A quiet remark beside the work."""
    return render_to_string(PARTS + "say.html", {"content": content, "icon": icon})


@register.simple_block_tag
def nothing(content: str, title: str, says: str) -> SafeString:
    """An empty list: what the emptiness means, then (inside the block) what to do first."""
    return render_to_string(PARTS + "nothing.html", {"content": content, "title": title, "says": says})


@register.simple_block_tag
def chart(content: str, sentence: str, counted: str = "", source: str = "") -> SafeString:
    """A drawing in its frame: the sentence that it proves, what is counted, where it comes from."""
    told = {"content": content, "sentence": sentence, "counted": counted, "source": source}
    return render_to_string(PARTS + "chart.html", told)


@register.simple_block_tag
def branch(content: str, bound: BoundField, value: str) -> SafeString:
    """One choice as a card; what the block holds shows only while it is chosen (always, in old browsers)."""
    return render_to_string(
        PARTS + "branch.html", {"content": content, "option": rendering.option(bound, value)}
    )
