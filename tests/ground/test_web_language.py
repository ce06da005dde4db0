"""Indonesian first, English in one click, without asking the browser what it was sold with."""

from __future__ import annotations

from pathlib import Path

from django.test import Client
from django.utils.translation import gettext, ngettext, override
import pytest

from lopo.ground.web.language import english


@pytest.fixture(autouse=True)
def _showroom(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


def test_the_english_beside_a_noun_is_known_without_a_build_step() -> None:
    with override("en"):
        assert gettext("Kunci layar") == "Lock screen"
        assert ngettext("%(n)s hari lagi", "%(n)s hari lagi", 2) == "%(n)s days left"
    with override("id"):
        assert gettext("Kunci layar") == "Kunci layar"


def test_djangos_own_words_stay_translated() -> None:
    with override("id"):
        assert gettext("March") == "Maret"
    with override("en"):
        assert gettext("March") == "March"


def test_a_fuzzy_or_empty_sentence_is_not_shown(tmp_path: Path) -> None:
    po = tmp_path / "en.po"
    po.write_text(
        'msgid "Rapat"\nmsgstr ""\n\n#, fuzzy\nmsgid "Kursi"\nmsgstr "Chair"\n\nmsgid "Surat"\nmsgstr "Letter"\n'
    )
    catalogue = english([po])
    assert catalogue.gettext("Surat") == "Letter"
    assert catalogue.gettext("Kursi") == "Kursi"
    assert catalogue.gettext("Rapat") == "Rapat"


def test_a_browser_set_to_english_still_meets_indonesian(client: Client) -> None:
    page = client.get("/rupa/", headers={"accept-language": "en-US,en;q=0.9"})
    assert 'lang="id"' in page.text
    assert page.headers["Content-Language"] == "id"


def test_one_click_switches_and_comes_back_to_the_same_page(client: Client) -> None:
    answer = client.get("/bahasa/", {"ke": "en", "kembali": "/rupa/?sort=due"})
    assert answer.headers["Location"] == "/rupa/?sort=due"
    page = client.get("/rupa/?sort=due")
    assert '<html lang="en">' in page.text
    assert "ke=id&amp;kembali=%2Frupa%2F%3Fsort%3Ddue" in page.text


@pytest.mark.parametrize(
    "back", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "\\\\jahat", ""]
)
def test_the_switch_leads_nowhere_else(client: Client, back: str) -> None:
    assert client.get("/bahasa/", {"ke": "en", "kembali": back}).headers["Location"] == "/"


def test_a_language_that_nobody_translated_changes_nothing(client: Client) -> None:
    assert not client.get("/bahasa/", {"ke": "xx", "kembali": "/rupa/"}).cookies
    client.cookies["django_language"] = "xx"
    assert '<html lang="id">' in client.get("/rupa/").text
