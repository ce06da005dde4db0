"""When a page cannot be shown: plain words, the right code, nothing given away."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
import pytest

from lopo import urls
from lopo.ground.acts.refusal import Denied

MISSING = "/tidak-ada/"


def denied(request: HttpRequest) -> HttpResponse:
    raise Denied("koordinator sub gugus tugas", operation="decree.issue")


def bad(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("rahasia di dalam pesan")


def written(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


class Routes:
    """Routes that fail, and the handlers of the real ones."""

    urlpatterns = [
        path("tertutup/", denied),
        path("rusak/", bad),
        path("patah/", broken),
        path("tulis/", written),
        *urls.urlpatterns,
    ]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def visitor() -> Any:
    with override_settings(ROOT_URLCONF=Routes):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "code", "says"),
    [
        (MISSING, 404, "Halaman ini tidak ada"),
        ("/tertutup/", 403, "Yang boleh melakukan ini: koordinator sub gugus tugas."),
        ("/rusak/", 400, "Kiriman ini tidak terbaca"),
        ("/patah/", 500, "Ada yang rusak pada kami"),
    ],
)
def test_each_failure_says_in_plain_words_what_to_do(
    visitor: Client, address: str, code: int, says: str
) -> None:
    answer = visitor.get(address)
    assert answer.status_code == code
    assert says in answer.text
    assert "<title>Lopo</title>" in answer.text


def test_a_broken_page_gives_nothing_of_its_inside_away(visitor: Client) -> None:
    assert "rahasia" not in visitor.get("/patah/").text


def test_errors_speak_english_to_those_who_chose_it(visitor: Client) -> None:
    visitor.cookies["django_language"] = "en"
    assert "This page does not exist" in visitor.get(MISSING).text
    assert "Something is broken on our side" in visitor.get("/patah/").text


def test_a_form_that_lay_open_too_long_gives_back_what_was_typed() -> None:
    with override_settings(ROOT_URLCONF=Routes):
        visitor = Client(enforce_csrf_checks=True)
        sent = {"agenda": "Tiga pokok & satu", "csrfmiddlewaretoken": "kunci-lama-7"}
        answer = visitor.post("/tulis/", sent, headers={"origin": "http://testserver"})
        assert answer.status_code == 403
        assert 'name="agenda" value="Tiga pokok &amp; satu"' in answer.text
        assert "kunci-lama-7" not in answer.text
        again = {"agenda": "Tiga pokok & satu", "csrfmiddlewaretoken": answer.context["csrf_token"]}
        assert visitor.post("/tulis/", again, headers={"origin": "http://testserver"}).text == "ok"


def test_a_foreign_page_puts_no_words_into_our_forms() -> None:
    with override_settings(ROOT_URLCONF=Routes):
        visitor = Client(enforce_csrf_checks=True)
        answer = visitor.post("/tulis/", {"agenda": "curang"}, headers={"origin": "https://jahat.example"})
        assert answer.status_code == 403
        assert "curang" not in answer.text
