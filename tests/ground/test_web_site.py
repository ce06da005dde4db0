"""Codes on paper and links lead where the installation says, whatever a request calls its host."""

from __future__ import annotations

from typing import Any

from django.test import RequestFactory
from django.urls import reverse
import pytest

from lopo.ground.papers.frame import Foot
from lopo.ground.papers.seals import Seal
from lopo.ground.web.site import site
from lopo.taskforce.delivery.models import Delivery
from tests.cast import TaskForce
from tests.ground.test_settings_tls import settings_with


def test_an_installation_behind_a_proxy_is_where_its_first_host_name_is() -> None:
    hosts = {"LOPO_HOST": "lopo.contoh.go.id, lain.contoh.go.id", "LOPO_PROXY": "1"}
    assert settings_with("SITE", **hosts) == ["https://lopo.contoh.go.id"]
    assert settings_with("SITE", LOPO_SITE="https://a.contoh:8443/", **hosts) == ["https://a.contoh:8443"]
    assert settings_with("SITE") == [""]


def test_without_a_site_the_first_host_name_stands_for_the_one_that_was_asked(settings: Any) -> None:
    request = RequestFactory().get("/", SERVER_NAME="127.0.0.1", SERVER_PORT="8100")
    assert site(request) == "http://127.0.0.1:8100"
    settings.HOSTS = ["lopo.contoh.go.id"]
    assert site(request) == "http://lopo.contoh.go.id:8100"
    assert site(RequestFactory().get("/", secure=True)) == "https://lopo.contoh.go.id"


def test_a_forged_host_comes_on_no_paper(
    task_force: TaskForce, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SITE, settings.ALLOWED_HOSTS = "https://lopo.contoh.go.id", ["*"]
    printed: list[str] = []
    foot = Seal.foot

    def seen(seal: Seal, site: str) -> Foot:
        printed.append(site)
        return foot(seal, site)

    monkeypatch.setattr(Seal, "foot", seen)
    address = reverse("covering_letters", args=[task_force.decree.pk])
    chosen = Delivery.objects.get(agency=task_force.agency("dinsos"))
    client = task_force.client(task_force.secretariat)
    answer = client.post(address, {"d": str(chosen.pk)}, headers={"host": "jahat.contoh"})
    assert answer.status_code == 200
    assert set(printed) == {"https://lopo.contoh.go.id"}
