"""What a field looks like to whoever fills it in, and to a screen reader."""

from __future__ import annotations

from typing import Any

from django import forms
from django.template import Context, Template
from django.test import RequestFactory
import pytest

from lopo.ground.web.inputs import CheckList, ChoiceCards


class Delivery(forms.Form):
    who = forms.CharField(label="Oleh siapa", help_text="Nama dan jabatan.")
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)
    day = forms.DateField(label="Tanggal")
    how = forms.ChoiceField(
        label="Bagaimana?",
        choices=[("hand", "Diantar"), ("mail", "Surat")],
        widget=ChoiceCards(says={"hand": "Foto menjadi bukti."}),
    )
    came = forms.MultipleChoiceField(label="Yang ikut", choices=[("a", "Dinas A")], widget=CheckList())
    read = forms.BooleanField(label="Sudah dibaca", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(source: str, **context: Any) -> str:
    return Template(source).render(Context(context))


def field(name: str, data: dict[str, Any] | None = None) -> str:
    return drawn("{% field f %}", f=Delivery(data)[name])


def test_the_hint_stands_before_the_field_and_is_read_with_it() -> None:
    html = field("who")
    assert html.index("Nama dan jabatan.") < html.index("<input")
    assert 'id="id_who_helptext"' in html
    assert 'aria-describedby="id_who_helptext"' in html


def test_an_error_is_tied_to_its_field_and_summed_up_on_top_with_a_link() -> None:
    form = Delivery({"who": "", "day": "2026-03-10", "how": "hand", "came": ["a"]})
    html = drawn("{% errors form %}{% field form.who %}", form=form)
    assert 'href="#id_who"' in html
    assert 'id="id_who_error"' in html
    assert 'aria-invalid="true"' in html
    assert "id_who_helptext id_who_error" in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert drawn("{% errors form %}", form=Delivery()).split("#}")[-1].strip() == ""


def test_a_choice_says_its_consequence_inside_its_label() -> None:
    html = field("how")
    assert html.count('<label class="choice">') == 2
    assert "<b>Diantar</b><small>Foto menjadi bukti.</small>" in html
    assert "<legend>Bagaimana?</legend>" in html


def test_a_wrong_group_of_choices_can_be_reached_from_the_summary() -> None:
    html = field("how", {"who": "x"})
    assert '<fieldset class="field" id="id_how" tabindex="-1" aria-describedby="id_how_error">' in html


def test_a_day_uses_the_phones_calendar_in_either_language() -> None:
    html = drawn(
        "{% field f %}", f=Delivery(initial={"day": __import__("datetime").date(2026, 3, 10)})["day"]
    )
    assert 'type="date"' in html
    assert 'value="2026-03-10"' in html


def test_only_what_may_stay_empty_says_so() -> None:
    assert "(boleh kosong)" in field("note")
    assert "(boleh kosong)" not in field("who")
    assert "(boleh kosong)" not in field("read")


def test_a_hidden_field_brings_no_label() -> None:
    assert "<label" not in field("secret")


def test_what_somebody_typed_cannot_become_markup() -> None:
    html = field("who", {"who": "<b>x</b>"})
    assert "<b>x</b>" not in html


def test_a_branch_holds_the_fields_of_its_choice() -> None:
    html = drawn('{% branch f.how "hand" %}{% field f.who %}{% endbranch %}', f=Delivery())
    assert html.index('value="hand"') < html.index('class="then"') < html.index('id="id_who"')
    with pytest.raises(StopIteration):
        drawn('{% branch f.how "unknown" %}{% endbranch %}', f=Delivery())


def test_sorting_and_paging_keep_the_filter_in_the_address() -> None:
    from django.core.paginator import Paginator

    request = RequestFactory().get("/rapat/?q=Kefa&sort=date&page=2")
    html = drawn(
        '{% sort "date" "Tanggal" %}{% pages page %}', request=request, page=Paginator(range(100), 10).page(2)
    )
    assert 'aria-sort="ascending"' in html
    assert 'href="?q=Kefa&amp;sort=-date"' in html
    assert 'href="?q=Kefa&amp;sort=date&amp;page=3"' in html
    assert 'aria-current="page">2<' in html


def test_a_number_in_a_drawing_has_a_point_in_indonesian_too() -> None:
    assert drawn("{{ x|svg }} {{ y|svg }}", x=161.55, y=12.0) == "161.6 12"
    assert "161.6" in drawn("{% indicator_bar mean mean mean %}", mean=(161.6 - 6) / 242)


def test_an_unknown_icon_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="No icon named"):
        drawn('{% icon "nonsuch" %}')


def test_the_qr_code_has_no_style_and_keeps_its_label_harmless() -> None:
    html = drawn("{% qr address label %}", address="https://lopo.contoh.id/p/1", label='"><script>')
    assert "style" not in html
    assert "<script>" not in html
