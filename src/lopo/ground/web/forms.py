"""Forms that do an act: validate, call the operation, turn a refusal into the form's own error, and never act twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.models import Done, Written
from lopo.ground.acts.operation import _act, note_recorded, one_transaction
from lopo.ground.acts.refusal import NotSent, Refused

LONGEST = 4000  # characters of a free text; longer belongs in a file


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: the data of a POST, also of an empty one, else nothing."""
    return request.POST if request.method == "POST" else None


class ActForm(forms.Form):
    """A form for one operation. Field names are the operation's keyword arguments.

    form = AcceptanceForm(request.POST or None)
    if form.does(accept_handover, request.actor, handover):
        return redirect(...)          # form.result is what the operation returned, also on a second click
    return render(..., status=form.status)
    """

    act_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    result: Any = None

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("act_id", uuid4())
        super().__init__(data, files, **kwargs)
        self.label_suffix = ""

    def does(self, act: Callable[..., Any], actor: Actor, *subjects: Any, **more: Any) -> bool:
        """True when the act is done (now, or by an earlier click on the same form)."""
        if not self.is_bound or not self.is_valid():
            return False
        try:
            key = self._key(act, actor, subjects)
            self.result = do_once(key, lambda: act(actor, *subjects, **self.arguments(), **more))
        except NotSent:
            return False
        except Refused as refused:
            self.add_error(refused.field if refused.field in self.fields else None, str(refused.sentence))
            return False
        return True

    def _key(self, act: Callable[..., Any], actor: Actor, subjects: tuple[Any, ...]) -> UUID | None:
        """What the click is remembered by: the page's mark stands for this form, act, person and records alone.

        Else whoever has sent one form could pass off any other as sent, and nobody would judge it.
        """
        typed: UUID | None = self.cleaned_data.get("act_id")
        who = str(actor.account.pk) if actor.account else actor.key
        bound = (_place(type(self)), _place(act), who, *map(_identity, subjects))
        return uuid5(typed, "\n".join(bound)) if typed else None

    def arguments(self) -> dict[str, Any]:
        """What goes to the operation: the cleaned fields without the form's own."""
        return {name: value for name, value in self.cleaned_data.items() if name != "act_id"}

    @property
    def status(self) -> int:
        """422 when the form came back with errors, else 200."""
        return 422 if self.is_bound and self.errors else 200


def do_once(key: Any, act: Callable[[], Any]) -> Any:
    """Does `act` in one transaction unless a form with this key was done before; returns what was made, then or now."""
    with one_transaction():
        if key and (done := _done(key)):
            return done
        result = act()
        if key:
            _keep(key, result)
        return result


def _place(what: Any) -> str:
    """Where in the program a form or an act stands."""
    named = (
        what if hasattr(what, "__qualname__") else getattr(what, "func", type(what))
    )  # of a partial: its function
    return f"{named.__module__}.{named.__qualname__}"


def _identity(subject: Any) -> str:
    """The same for both clicks: a saved record by its key, what is only in hand by its kind."""
    if isinstance(subject, models.Model):
        return f"{subject._meta.label} {'' if subject._state.adding else subject.pk}"
    if isinstance(subject, list | tuple):
        return " ".join(map(_identity, subject))
    return str(subject) if isinstance(subject, str | int | UUID | date) else _place(type(subject))


def _done(key: Any) -> Any:
    """What an earlier click on the same form made (True if it made nothing that can be found), or None."""
    if not (done := Done.objects.filter(pk=key).first()):
        return None
    if done.result_kind:
        return apps.get_model("lopo", done.result_kind).objects.filter(pk=done.result_id).first() or True
    return True


def _keep(key: Any, result: Any) -> None:
    made = result if isinstance(result, Written) else None
    try:
        with transaction.atomic(), _act("ground.web.form_sent"):
            note_recorded()  # the act itself is on the ledger; this row only remembers the click
            Done.objects.create(
                id=key, result_kind=made.noun() if made else "", result_id=made.pk if made else None
            )
    except IntegrityError:
        raise Refused(_("Isian ini sudah terkirim. Muat ulang halaman untuk melihat hasilnya.")) from None


class DayField(forms.DateField):
    """A day, within a century in which this work can have happened."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"])
        super().__init__(**kwargs)
        self.past = past

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 2000 <= day.year <= 2100:
            raise forms.ValidationError(
                _("Tahun %(year)s tidak mungkin di sini. Periksa lagi tanggalnya."), params={"year": day.year}
            )
        from lopo.ground.acts.moment import today

        if day and self.past and day > today():
            raise forms.ValidationError(_("Tanggal ini belum terjadi."))
        return day


class TextField(forms.CharField):
    """A free text of several lines."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class RupiahField(forms.DecimalField):
    """Whole rupiah; people write 1.250.000 or Rp1.250.000,00."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_digits", 13)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = (
                value.strip().removeprefix("Rp").strip().removesuffix(",-").replace(".", "").replace(",", ".")
            )
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """As `to_python` reads it back: a known 24000000.00 stands in the field as 24.000.000."""
        if not isinstance(value, Decimal | int):
            return value
        written = f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
        return written.removesuffix(",00")


REQUIRED = gettext_lazy("Isian ini perlu diisi.")
forms.Field.default_error_messages["required"] = REQUIRED
