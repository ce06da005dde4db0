"""Styles and scripts: whole, small on the wire, asked for once."""

from __future__ import annotations

from collections.abc import Callable
import gzip
from pathlib import Path
from typing import Any

import brotli
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client
import pytest

from lopo.ground.web import static_files


@pytest.mark.parametrize("name", static_files.SERVED)
@pytest.mark.parametrize(("accepts", "unpack"), [("br, gzip", brotli.decompress), ("gzip", gzip.decompress)])
def test_each_file_comes_whole_in_the_smallest_form_that_the_browser_takes(
    client: Client, name: str, accepts: str, unpack: Callable[[bytes], bytes]
) -> None:
    answer = client.get(static(name), headers={"accept-encoding": accepts})
    assert answer.headers["Content-Encoding"] == accepts.split(",")[0]
    content = unpack(answer.getvalue())
    assert content == Path(str(finders.find(name))).read_bytes()


def test_a_marked_address_is_kept_for_a_year_and_a_bare_one_is_not(client: Client) -> None:
    assert "immutable" in client.get(static("lopo.css")).headers["Cache-Control"]
    assert "immutable" not in client.get("/static/lopo.css").headers["Cache-Control"]


def test_the_mark_changes_with_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    before = static("lopo.css")
    monkeypatch.setattr(static_files, "sheet", lambda: "body { color: black }")
    static_files.mark.cache_clear()
    try:
        assert static("lopo.css") != before
    finally:
        monkeypatch.undo()
        static_files.mark.cache_clear()
        assert static("lopo.css") == before


def test_only_what_pages_use_can_be_asked_for(client: Client) -> None:
    assert client.get("/static/django_htmx/htmx-4.js").status_code == 404
    assert client.get("/static/../settings.py").status_code == 404


def test_a_folder_that_cannot_be_written_does_not_stop_the_house(tmp_path: Path, settings: Any) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("a file where a folder should be")
    settings.STATIC_ROOT = blocked / "static"
    static_files.room.cache_clear()
    try:
        assert static_files.room().is_dir()
    finally:
        static_files.room.cache_clear()


def test_every_rule_of_the_style_sheet_lies_in_a_layer() -> None:
    for source in static_files.SOURCES.glob("*.css"):
        assert "@layer" in source.read_text(), source.name
        assert source.read_text().count("{") == source.read_text().count("}"), source.name
