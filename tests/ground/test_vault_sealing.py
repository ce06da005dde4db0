"""A sealed value opens in its own place, under its own key, whole; nowhere else and no other way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from lopo.ground.accounts.models import SecondFactor
from lopo.ground.acts import Denied, Level, at, system
from lopo.ground.acts.models import OutsideAnOperation
from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.vault import sealing
from lopo.ground.vault.models import DataKey
from lopo.ground.vault.operations import rotate_keys
from lopo.ground.vault.sealing import DoesNotOpen, Place, open_, seal
from tests.cast import TaskForce

SOME = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def an_act() -> Iterator[None]:
    """Sealing happens where rows are written: inside an operation."""
    with _act("tests.sealing"):
        note_recorded()
        yield


@pytest.fixture
def place(task_force: TaskForce) -> Place:
    return Place(task_force.regency.pk, "lopo_person", "name", uuid4(), "identity")


def test_what_was_sealed_opens_in_its_place(place: Place) -> None:
    with an_act():
        sealed = seal("Maria Contoh", place)

    assert open_(sealed, place) == "Maria Contoh"
    assert b"Maria" not in sealed
    with an_act():
        assert seal("Maria Contoh", place) != sealed  # equal values do not look equal


def test_nothing_is_sealed_outside_an_act(place: Place) -> None:
    with pytest.raises(OutsideAnOperation):
        seal("Maria Contoh", place)


def test_no_changed_value_ever_opens(place: Place) -> None:
    with an_act():
        sealed = seal("Maria Contoh, Desa Contoh", place)

    opened = []
    for byte, bits in product(range(len(sealed)), range(1, 256)):  # every other byte at every place
        changed = bytearray(sealed)
        changed[byte] ^= bits
        with suppress(DoesNotOpen):
            opened.append(open_(bytes(changed), place))
    assert opened == []


def test_no_cut_or_lengthened_value_opens(place: Place) -> None:
    with an_act():
        sealed = seal("Maria Contoh", place)

    for end in range(len(sealed)):
        with pytest.raises(DoesNotOpen):
            open_(sealed[:end], place)
    with pytest.raises(DoesNotOpen):
        open_(sealed + b"\0", place)


def test_no_value_opens_in_another_place(place: Place, task_force: TaskForce) -> None:
    parts: dict[str, Any] = {
        "table": st.text(max_size=30),
        "column": st.text(max_size=30),
        "row": st.uuids(),
        "compartment": st.sampled_from(["identity", "shelter", "health", "accounts"]),
    }
    with an_act():
        sealed = {
            part: seal("Maria Contoh", replace(place, compartment=part)) for part in ("identity", "health")
        }

    @SOME
    @given(st.fixed_dictionaries(parts), st.sampled_from(["identity", "health"]))
    def move(elsewhere: dict[str, Any], sealed_as: str) -> None:
        other = replace(place, **elsewhere)
        if other == replace(place, compartment=sealed_as):
            return
        with pytest.raises(DoesNotOpen):
            open_(sealed[sealed_as], other)

    move()
    with pytest.raises(DoesNotOpen):
        open_(sealed["identity"], replace(place, regency=uuid4()))


@SOME
@given(st.tuples(*[st.text(max_size=8)] * 2), st.tuples(*[st.text(max_size=8)] * 2))
def test_no_two_places_read_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    row = UUID(int=7)
    bound = {pair: Place(row, pair[0], pair[1], row, "identity").bound() for pair in (one, other)}
    assert (one == other) == (bound[one] == bound[other])


def test_old_values_open_after_the_keys_were_rotated(place: Place, task_force: TaskForce) -> None:
    with an_act():
        before = seal("sebelum", place)
    first = DataKey.objects.get(compartment="identity")

    made = rotate_keys(system(task_force.regency))
    with an_act():
        after = seal("sesudah", place)

    assert [key.number for key in made if key.compartment == "identity"] == [2]
    assert before[1:17] == first.pk.bytes != after[1:17]
    sealing._ciphers.clear()  # another process, another day
    assert (open_(before, place), open_(after, place)) == ("sebelum", "sesudah")
    assert LedgerEntry.objects.filter(act="keys.rotated").count() == 1


def test_only_a_keeper_who_signs_rotates_keys(task_force: TaskForce) -> None:
    keeper = replace(task_force.secretariat, hat="keeper", level=Level.SIGN)

    with pytest.raises(Denied):
        rotate_keys(task_force.secretariat)
    with pytest.raises(Denied):
        rotate_keys(replace(keeper, level=Level.ACT))
    assert rotate_keys(keeper) == []  # nothing was ever sealed here


def test_a_wrapped_key_moved_to_another_compartment_opens_nothing(place: Place) -> None:
    with an_act():
        sealed = seal("Maria Contoh", place)
        DataKey.objects.filter(compartment="identity").update(compartment="progress")
    sealing._ciphers.clear()

    with pytest.raises(DoesNotOpen):
        open_(sealed, replace(place, compartment="progress"))
    with pytest.raises(DoesNotOpen):
        sealing._unwrap(DataKey.objects.get())


def test_a_key_leaves_its_making_on_the_ledger(place: Place) -> None:
    with an_act():
        seal("Maria Contoh", place)

    entry = LedgerEntry.objects.get(act="key.made")
    assert entry.detail == {"compartment": "identity", "number": 1}


def kept() -> bytes:
    """What the table holds."""
    value: Any = SecondFactor.objects.values_list("seed", flat=True).get()
    return bytes(value)


class TestField:
    """The seed of a phone stands for every sealed column."""

    @pytest.fixture
    def factor(self, task_force: TaskForce) -> SecondFactor:
        account = task_force.secretariat.account
        assert account
        with an_act():
            row: SecondFactor = SecondFactor.objects.create(
                regency=account.regency, account=account, seed="JBSWY3DPEHPK3PXP"
            )
        return row

    def test_the_row_reads_plain_and_the_table_holds_none_of_it(self, factor: SecondFactor) -> None:
        assert SecondFactor.objects.get().seed == "JBSWY3DPEHPK3PXP"
        assert b"JBSWY3DP" not in kept()

    def test_it_is_sealed_anew_when_it_changes_and_left_alone_when_not(self, factor: SecondFactor) -> None:
        before = kept()
        with an_act():
            SecondFactor.objects.get().save()
        assert kept() == before

        row = SecondFactor.objects.get()
        row.seed = "KRSXG5CTMVRXEZLU"
        with an_act():
            row.save()
        assert SecondFactor.objects.get().seed == "KRSXG5CTMVRXEZLU"
        assert SecondFactor.objects.defer("seed").get().seed == "KRSXG5CTMVRXEZLU"

    def test_it_cannot_be_searched_or_set_in_bulk(self, factor: SecondFactor) -> None:
        from django.core.exceptions import FieldError

        with pytest.raises(FieldError):
            SecondFactor.objects.filter(seed="JBSWY3DPEHPK3PXP")
        with pytest.raises(FieldError):
            SecondFactor.objects.filter(seed__icontains="JBSW")
        with an_act(), pytest.raises(TypeError, match="sealed"), transaction.atomic():
            SecondFactor.objects.update(seed="JBSWY3DPEHPK3PXP")
        assert SecondFactor.objects.filter(seed__isnull=False).count() == 1

    def test_copied_into_another_row_it_does_not_open(
        self, factor: SecondFactor, task_force: TaskForce
    ) -> None:
        stolen = kept()
        other = task_force.chair.account
        assert other
        with an_act():
            row = SecondFactor.objects.create(
                regency=task_force.regency, account=other, seed="KRSXG5CTMVRXEZLU"
            )
            SecondFactor.objects.filter(pk=row.pk).update(seed=stolen)

        with pytest.raises(DoesNotOpen):
            _ = SecondFactor.objects.get(pk=row.pk).seed


def test_time_told_by_a_test_reaches_the_key(place: Place) -> None:
    from datetime import date

    with at(date(2024, 5, 6)), an_act():
        seal("Maria Contoh", place)
    assert DataKey.objects.get(compartment="identity").made_at.year == 2024
