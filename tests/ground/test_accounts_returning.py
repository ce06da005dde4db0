"""A form that outlives its session comes back as it was left, to its author, and is never carried out by itself."""

from __future__ import annotations

from datetime import timedelta
import re
import secrets
from typing import Any

from django import forms
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.test import Client
from django.urls import path
import pytest

from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.acts import at, now
from lopo.ground.agencies.models import Official
from lopo.ground.agencies.operations import register_official
from lopo.ground.web.forms import ActForm
from lopo.ground.web.pages import ActorRequest, page
import lopo.urls
from tests.cast import TaskForce
from tests.ground.signing_in import (
    LOGIN,
    PASSWORD,
    Person,
    a_person,
    hidden,
    sign_in,
    type_code,
    type_password,
)

pytestmark = pytest.mark.urls(__name__)

STILL_THERE = "Isian Anda masih ada. Periksa lalu kirim."
LATER = timedelta(minutes=45)  # her session has been idle for too long
PLACE = "/people/new/?from=list"


class PersonForm(ActForm):
    name = forms.CharField(label="Nama")
    job = forms.CharField(label="Pekerjaan", min_length=3)


@page()
def new_person(request: ActorRequest) -> HttpResponse:
    """A page like any other: one form, one operation."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.does(register_official, request.actor, request.actor.agency):
        return redirect("/account/")
    words = {"title": "Orang", "says": "", "act": "Simpan", "icon": "check", "back": "/", "ends": False}
    return render(request, "ground/web/confirm.html", {**words, "form": form}, status=form.status)


@page(methods=["POST"])
def press(request: ActorRequest) -> HttpResponse:
    """A page of one button, without a form to show."""
    assert request.actor.agency
    register_official(request.actor, request.actor.agency, name="Ditekan Contoh")
    return HttpResponse("done")


urlpatterns = [
    path("people/new/", new_person),
    path("people/signed/", page()(needs_fresh_code(new_person))),
    path("people/press/", press),
    *lopo.urls.urlpatterns,
]


@pytest.fixture
def rina(task_force: TaskForce) -> Person:
    return a_person(task_force)


@pytest.fixture
def desk(rina: Person) -> Client:
    client = Client()
    sign_in(client, rina)
    return client


def typed(**more: Any) -> dict[str, Any]:
    return {"name": "Domi Contoh", "job": "Penjaga rumah <aman>", "act_id": "", **more}


def comes_back(client: Client, asked: Any, person: Person) -> Any:
    """Signs in from the page that answered, and looks where it leads."""
    answer = type_code(
        client, type_password(client, person.account.login, PASSWORD, **hidden(asked)), person.code()
    )
    assert answer.status_code == 302
    return client.get(answer["Location"])


def registered() -> bool:
    return Official.objects.filter(name__in=["Domi Contoh", "Ditekan Contoh"]).exists()


def test_what_was_typed_comes_back_after_signing_in_and_is_not_sent(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post(PLACE, typed())
        assert asked.status_code == 401
        assert "Isian Anda aman" in asked.content.decode()
        assert "Domi" not in asked.content.decode()  # sealed: nothing to read over a shoulder

        shown = comes_back(desk, asked, rina)
        html = shown.content.decode()
        assert shown.request["QUERY_STRING"] == "from=list"
        assert STILL_THERE in html
        assert 'value="Domi Contoh"' in html
        assert 'value="Penjaga rumah &lt;aman&gt;"' in html
        assert "Belum dapat disimpan" not in html  # nothing went wrong
        assert not registered()

        assert desk.post(PLACE, typed())["Location"] == "/account/"
        assert registered()


def test_it_comes_back_once(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        comes_back(desk, desk.post(PLACE, typed()), rina)
        again = desk.get(PLACE).content.decode()
    assert STILL_THERE not in again
    assert "Domi" not in again


def test_a_mistake_in_it_is_shown_as_always(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        html = comes_back(desk, desk.post(PLACE, typed(job="x")), rina).content.decode()
    assert "1 isian perlu diperbaiki" in html
    assert STILL_THERE in html


def test_it_survives_mistakes_on_the_way_in(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post(PLACE, typed())
        wrong = type_password(desk, LOGIN, "salah sama sekali", **hidden(asked))
        page = type_password(desk, LOGIN, PASSWORD, **hidden(wrong))
        page = type_code(desk, page, "000000")
        answer = type_code(desk, page, rina.code())
        assert STILL_THERE in desk.get(answer["Location"]).content.decode()


def test_it_comes_back_when_the_session_was_ended_from_afar_or_lost(desk: Client, rina: Person) -> None:
    Session.objects.all().delete()
    with at(now() + timedelta(minutes=1)):
        assert STILL_THERE in comes_back(desk, desk.post(PLACE, typed()), rina).content.decode()


def test_it_comes_back_when_the_browser_lost_every_cookie(rina: Person) -> None:
    bare = Client(enforce_csrf_checks=True)
    asked = bare.post(PLACE, typed(), headers={"origin": "http://testserver"})
    assert asked.status_code == 401
    shown = comes_back(Client(), asked, rina).content.decode()
    assert STILL_THERE in shown
    assert 'value="Domi Contoh"' in shown


@pytest.mark.parametrize("origin", ["https://evil.invalid", "null", None])
def test_a_foreign_page_puts_no_words_into_her_mouth(rina: Person, origin: str | None) -> None:
    bare = Client(enforce_csrf_checks=True)
    answer = bare.post(PLACE, typed(), headers={"origin": origin} if origin else {})
    assert answer.status_code == 403
    assert "Domi" not in answer.content.decode()
    assert 'name="kept"' not in answer.content.decode()


def test_it_comes_back_behind_a_locked_screen(desk: Client, rina: Person) -> None:
    desk.post("/lock/")
    asked = desk.post(PLACE, typed())
    answer = desk.post("/sign-in/unlock/", {**hidden(asked), "password": PASSWORD})
    assert STILL_THERE in desk.get(answer["Location"]).content.decode()


def test_a_colleague_at_the_same_computer_does_not_get_it(
    desk: Client, rina: Person, task_force: TaskForce
) -> None:
    domi = a_person(task_force, login="domi@contoh.invalid")
    with at(now() + LATER):
        shown = comes_back(desk, desk.post(PLACE, typed()), domi).content.decode()
    assert STILL_THERE not in shown
    assert "Penjaga" not in shown


def test_it_is_kept_for_a_quarter_of_an_hour(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post(PLACE, typed())
    with at(now() + LATER + timedelta(minutes=16)):
        shown = comes_back(desk, asked, rina)
    assert shown.status_code == 200
    assert STILL_THERE not in shown.content.decode()


def test_it_comes_back_to_its_own_page_only(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post(PLACE, typed())
        moved = {**hidden(asked), "next": "/people/press/"}
        answer = type_code(desk, type_password(desk, LOGIN, PASSWORD, **moved), rina.code())
        assert desk.get(answer["Location"]).status_code == 405
        assert STILL_THERE not in desk.get(PLACE).content.decode()
    assert not registered()


def test_a_button_without_a_form_is_not_pressed_by_itself(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post("/people/press/")
        shown = comes_back(desk, asked, rina)
    assert shown.status_code in (302, 405)
    assert not registered()


def test_a_double_click_before_the_session_ended_is_not_done_twice(desk: Client, rina: Person) -> None:
    once = typed(act_id="00000000-0000-4000-8000-00000000abcd")
    desk.post(PLACE, once)
    with at(now() + LATER):
        shown = comes_back(desk, desk.post(PLACE, once), rina)
    assert shown.status_code == 302  # it was done the first time: on to where that led
    assert Official.objects.filter(name="Domi Contoh").count() == 1


def test_files_cannot_be_kept_and_that_is_said(desk: Client, rina: Person) -> None:
    photo = SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff", "image/jpeg")
    with at(now() + LATER):
        shown = comes_back(desk, desk.post(PLACE, typed(photo=photo)), rina).content.decode()
    assert STILL_THERE in shown
    assert "Pilih lagi berkasnya." in shown


def test_what_is_far_too_long_is_not_lost_in_silence(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post(PLACE, typed(name=secrets.token_hex(400_000)))
    assert "terlalu panjang" in asked.content.decode()
    assert len(asked.content) < 20_000


def test_secrets_are_never_kept(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post("/account/password/", {"password": PASSWORD, "new_password": "kain tenun baru"})
        shown = comes_back(desk, asked, rina).content.decode()
    assert "kain tenun baru" not in shown
    assert PASSWORD not in shown


def test_a_page_that_needs_a_fresh_code_gives_the_form_back_too(desk: Client, rina: Person) -> None:
    place = "/people/signed/"
    with at(now() + timedelta(minutes=16)):
        asked = desk.post(place, typed())
        assert asked.status_code == 401
        assert "belum terkirim" in asked.content.decode()
        answer = desk.post("/account/code/", {**hidden(asked), "code": rina.code()})
        shown = desk.get(answer["Location"]).content.decode()
        assert STILL_THERE in shown
        assert 'value="Domi Contoh"' in shown
        assert not registered()
        assert desk.post(place, typed())["Location"] == "/account/"


def test_where_htmx_sent_the_form_the_whole_page_asks(desk: Client, rina: Person) -> None:
    with at(now() + LATER):
        asked = desk.post(PLACE, typed(), headers={"hx-request": "true"})
        assert asked.status_code == 200
        assert asked["HX-Retarget"] == "body"
        assert STILL_THERE in comes_back(desk, asked, rina).content.decode()
    with at(now() + 3 * LATER):
        piece = desk.get(PLACE, headers={"hx-request": "true"})
        assert re.fullmatch(r"/sign-in/\?next=.*", piece["HX-Redirect"])
