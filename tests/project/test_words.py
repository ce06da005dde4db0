"""Every sentence that people read is Indonesian in the source and has its English; nothing stands there bare."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import messages
from tests.project.sentences import (
    PACKAGE,
    Sentence,
    files,
    in_python,
    in_template,
    unfinished_calls,
    untranslated,
)

PAGES = [path for path in files() if path.suffix == ".html"]


def test_the_english_is_complete_and_holds_nothing_that_nobody_says() -> None:
    found = list(messages.problems())
    if found:
        pytest.fail("Mend with bin/messages, then translate:\n" + "\n".join(found), pytrace=False)


def test_no_page_says_something_outside_a_translation_tag() -> None:
    bare = {str(path.relative_to(PACKAGE)): untranslated(path.read_text()) for path in PAGES}
    assert not {page: texts for page, texts in bare.items() if texts}


def test_no_sentence_is_put_together_before_it_is_translated() -> None:
    found = {
        str(path.relative_to(PACKAGE)): list(unfinished_calls(path.read_text()))
        for path in files()
        if path.suffix == ".py"
    }
    assert not {path: lines for path, lines in found.items() if lines}, "use %(name)s, not an f-string"


def test_sentences_are_found_under_whatever_name_gettext_was_imported() -> None:
    source = """
from django.utils.translation import gettext as _, ngettext as many, pgettext_lazy
_("SK " "diakui")
many("%(n)s rapat", "%(n)s rapat", 2)
pgettext_lazy("kursi", "Anggota")
other("bukan kalimat")
"""
    assert set(in_python(source)) == {
        Sentence("SK diakui"),
        Sentence("%(n)s rapat", "%(n)s rapat"),
        Sentence("Anggota", context="kursi"),
    }


def test_sentences_are_found_in_templates() -> None:
    source = """
{% translate "Belum ada rapat" %} {% translate "Anggota" context "kursi" %}
{% blocktranslate trimmed with day=x %}
  Sebelum
  {{ day }}
{% endblocktranslate %}
{% blocktranslate count n=n %}satu{% plural %}{{ n }} banyak{% endblocktranslate %}
{% include "x.html" with label=_("Kirim") %} {{ value|default:_("belum") }}
"""
    assert set(in_template(source)) == {
        Sentence("Belum ada rapat"),
        Sentence("Anggota", context="kursi"),
        Sentence("Sebelum %(day)s"),
        Sentence("satu", "%(n)s banyak"),
        Sentence("Kirim"),
        Sentence("belum"),
    }


@pytest.mark.parametrize(
    ("page", "bare"),
    [
        ("<p>{% translate 'Rapat' %}</p>", []),
        ("<p>{# catatan #}{{ name }} · Lopo, 3 × 4</p>", []),
        ("<p>{% blocktranslate %}Rapat {{ n }}{% endblocktranslate %}</p>", []),
        ("<p>Rapat kerja</p>", ["Rapat kerja"]),
        ("<a title='Buka'>{{ x }}</a>", ["Buka"]),
        ("<input aria-label=\"{% translate 'Cari' %}\">", []),
    ],
)
def test_a_bare_sentence_on_a_page_is_seen(page: str, bare: list[str]) -> None:
    assert untranslated(page) == bare


def test_an_update_keeps_translations_adds_what_is_new_and_drops_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noun = tmp_path / "taskforce" / "meeting"
    noun.mkdir(parents=True)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(
        messages, "spoken", lambda: {noun: {Sentence("Rapat"), Sentence("%(n)s hari", "%(n)s hari")}}
    )
    messages.write(noun / "en.po", {Sentence("Rapat"): ("Meeting",), Sentence("Lama"): ("Old",)})

    assert any("nobody says" in line for line in messages.problems())
    assert messages.update([]) == [noun / "en.po"]

    assert messages.read(noun / "en.po") == {
        Sentence("Rapat"): ("Meeting",),
        Sentence("%(n)s hari", "%(n)s hari"): (),
    }
    assert [line.partition("no English")[1] for line in messages.problems()] == ["no English"]
    assert messages.update([]) == []


def test_an_english_that_fills_in_other_things_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = Sentence("Batas %(day)s")
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "spoken", lambda: {tmp_path: {sentence}})

    messages.write(tmp_path / "en.po", {sentence: ("Due %(day)s",)})
    assert list(messages.problems()) == []

    messages.write(tmp_path / "en.po", {sentence: ("Due %(date)s",)})
    assert [line for line in messages.problems() if "fills in other things" in line]
