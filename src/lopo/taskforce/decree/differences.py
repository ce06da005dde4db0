"""How two decrees differ, in words, side by side: what is new, what left, what reads otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from django.utils.translation import gettext as _

from lopo.taskforce.decree.models import Decree, Duty, Function, Intake, LeaderRole, Position, Seat
from lopo.taskforce.decree.words import plain
from lopo.taskforce.decree.work import work_words


@dataclass(frozen=True)
class Difference:
    """One line: where, what it was, what it is. An empty side was not there."""

    place: str
    before: str
    after: str


@dataclass
class Shape:
    """What of a decree is compared: parts by code, seats by office, duties by place."""

    decree: Decree
    parts: dict[str, str] = field(default_factory=dict)  # code → name
    functions: dict[str, str] = field(default_factory=dict)
    seats: dict[tuple[str, str], list[Seat]] = field(default_factory=dict)  # agency and office
    duties: dict[tuple[str, str], Duty] = field(default_factory=dict)  # code and letter
    leaders: dict[str, str] = field(default_factory=dict)  # role → offices


def shape_of(decree: Decree) -> Shape:
    """Four queries."""
    shape = Shape(decree)
    for part in decree.sub_task_forces.order_by("order"):
        shape.parts[part.code] = part.name
        shape.functions[part.code] = ", ".join(str(Function(f).label) for f in part.functions)
    for seat in Seat.objects.filter(sub_task_force__decree=decree).select_related(
        "sub_task_force", "office__agency"
    ):
        shape.seats.setdefault((str(seat.office.agency_id), plain(seat.office.name)), []).append(seat)
    for duty in Duty.objects.filter(sub_task_force__decree=decree).select_related("sub_task_force"):
        shape.duties[duty.sub_task_force.code, duty.letter] = duty
    for leader in decree.leaders.select_related("office"):
        role = str(LeaderRole(leader.role).label)
        shape.leaders[role] = "; ".join(filter(None, [shape.leaders.get(role), leader.office.name]))
    return shape


def differences(before: Decree, after: Decree) -> list[Difference]:
    """Every difference, in the order of the decree: head, leadership, sub-task forces, seats, duties. Eight queries."""
    old, new = shape_of(before), shape_of(after)
    return [
        *_head(before, after),
        *_by_key(old.leaders, new.leaders, _("Pimpinan: %s")),
        *_by_key(old.parts, new.parts, _("Sub %s")),
        *_by_key(old.functions, new.functions, _("Sub %s, fungsi"), only_common=True),
        *_seats(old, new),
        *_duties(old, new),
    ]


def _head(before: Decree, after: Decree) -> Iterator[Difference]:
    told = (
        (_("Judul"), before.title, after.title),
        (_("Yang menetapkan"), before.issuer, after.issuer),
        (_("Sekretariat"), str(before.secretariat), str(after.secretariat)),
    )
    for place, old, new in told:
        if old != new:
            yield Difference(place, old, new)


def _by_key(
    old: dict[str, str], new: dict[str, str], place: str, *, only_common: bool = False
) -> Iterator[Difference]:
    for key in dict.fromkeys([*old, *new]):
        if only_common and (key not in old or key not in new):
            continue
        if old.get(key, "") != new.get(key, ""):
            yield Difference(place % key, old.get(key, ""), new.get(key, ""))


def _seats(old: Shape, new: Shape) -> Iterator[Difference]:
    """An office is the same though its seat moved; what changed is said of that seat."""
    pairs: list[tuple[Seat | None, Seat | None]] = []
    for key in dict.fromkeys([*old.seats, *new.seats]):
        pairs += _paired(old.seats.get(key, []), new.seats.get(key, []))
    changed = [(seat, _told(one), _told(other)) for one, other in pairs if (seat := other or one)]
    for seat, before, after in sorted(changed, key=lambda line: _place(line[0])):
        if before != after:
            yield Difference(f"{seat.label} {seat.office.name}", before, after)


def _paired(was: list[Seat], now: list[Seat]) -> Iterator[tuple[Seat | None, Seat | None]]:
    """The seats of one office before and after: those that stay in their sub-task force first, then as they come."""
    left, rest = list(was), list(now)
    for seat in was:
        same = [s for s in rest if s.sub_task_force.code == seat.sub_task_force.code][:1]
        for other in same:
            left.remove(seat)
            rest.remove(other)
            yield seat, other
    yield from zip_longest(left, rest)


def _place(seat: Seat) -> tuple[int, int]:
    return seat.sub_task_force.order, seat.order


def _told(seat: Seat | None) -> str:
    """What a seat is, without its number: a seat that only moved up is the same."""
    if seat is None:
        return ""
    words = [f"Sub {seat.sub_task_force.code}", str(Position(seat.position).label)]
    if seat.receives:
        words.append(_("menerima penyerahan orang"))
    if seat.intake:
        words.append(str(Intake(seat.intake).label))
    if seat.many_holders:
        words.append(_("dijabat beberapa orang"))
    return ", ".join(words)


def _duties(old: Shape, new: Shape) -> Iterator[Difference]:
    """By their words: a duty that only took another letter is the same. What is left is paired by letter."""
    kept = _same_text(old, new)
    for key in sorted(dict.fromkeys([*old.duties, *new.duties])):
        one, other = old.duties.get(key), new.duties.get(key)
        if one and one.pk in kept:
            one = None
        if other and other.pk in kept:
            other = None
        if one or other:
            place = _("Sub %(code)s, huruf %(letter)s") % {"code": key[0], "letter": key[1]}
            yield Difference(place, one.text if one else "", other.text if other else "")
    yield from _works(old, new)


def _same_text(old: Shape, new: Shape) -> set[object]:
    texts = {(code, _bare(duty)): duty for (code, _letter), duty in old.duties.items()}
    kept: set[object] = set()
    for (code, _letter), duty in new.duties.items():
        if same := texts.get((code, _bare(duty))):
            kept |= {same.pk, duty.pk}
    return kept


def _bare(duty: Duty) -> str:
    return " ".join(duty.text.casefold().split())


def _works(old: Shape, new: Shape) -> Iterator[Difference]:
    for (code, letter), duty in new.duties.items():
        same = [d for (c, _l), d in old.duties.items() if c == code and _bare(d) == _bare(duty)]
        if same and set(same[0].work) != set(duty.work):
            place = _("Sub %(code)s, huruf %(letter)s, jenis kerja") % {"code": code, "letter": letter}
            yield Difference(place, work_words(same[0].work), work_words(duty.work))
