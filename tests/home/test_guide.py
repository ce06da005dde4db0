"""Pages that explain are open to strangers; what only members can use is shown to members."""

from __future__ import annotations

from django.test import Client
import pytest

from tests.cast import TaskForce

TOOLS = ("/surat/", "/promises/", "/rules/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/help/", "/glossary/", "/who-sees/"])
def test_a_stranger_reads_what_explains(client: Client, address: str) -> None:
    page = client.get(address)

    assert page.status_code == 200
    assert not any(f'href="{tool}"' in page.content.decode() for tool in TOOLS)


def test_a_member_finds_papers_promises_and_rules_from_help(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.dinsos)
    page = browser.get("/help/").content.decode()

    for tool in TOOLS:
        assert f'href="{tool}"' in page
        assert browser.get(tool).status_code == 200


def test_each_abbreviation_has_its_meaning_in_both_languages(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.dinsos)
    assert "Rencana Aksi Daerah" in browser.get("/glossary/").content.decode()
    browser.cookies["django_language"] = "en"
    english = browser.get("/glossary/")
    assert "Regional action plan" in english.content.decode()
