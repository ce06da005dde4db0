"""After a year of work nothing that is sealed lies open in the data folder: tables, free pages, journal, photographs, logs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
import json
from pathlib import Path
import random
import re
import zlib

import pytest

from tests.support.program import within

# Fills the folder as the demo does, and tells every value of every sealed column but names that officials bear too.
TELL = """
import json
from django.apps import apps
from django.conf import settings
settings.DEMO = True
from lopo.cli.demo.opening import fill
fill(seed=1)
from lopo.ground.agencies.models import Official
from lopo.ground.vault.fields import EncryptedField
found = set()
for model in apps.get_app_config("lopo").get_models():
    columns = [field.attname for field in model._meta.fields if isinstance(field, EncryptedField)]
    for row in model._base_manager.all() if columns else ():
        found |= {str(getattr(row, column) or "") for column in columns}
borne = " ".join(Official.objects.values_list("name", flat=True))
print(json.dumps(sorted(word for word in found if len(word) > 8 and word not in borne)))
"""
GZIP = re.compile(rb"\x1f\x8b\x08")


def forms(word: str) -> Iterator[bytes]:
    """As it could lie there: text, two kinds of wide text, and inside a base64 text at each of three places."""
    plain = word.encode()
    yield from (plain, word.encode("utf-16-le"), word.encode("utf-16-be"))
    for before in range(3):
        coded = b64encode(b"\0" * before + plain)
        yield coded[(before * 8 + 5) // 6 : len(coded) // 4 * 4 - 4]


def unpacked(held: bytes) -> Iterator[bytes]:
    for start in GZIP.finditer(held):
        try:
            yield zlib.decompressobj(31).decompress(held[start.start() :])
        except zlib.error:
            continue


@pytest.mark.slow
def test_nothing_sealed_lies_open_in_the_folder_of_a_year(unfounded: Path) -> None:
    words = json.loads(within(unfounded, TELL).splitlines()[-1])
    assert len(words) > 200
    looked_for = random.Random(5).sample(words, 30)
    files = [file for file in (unfounded / "data").rglob("*") if file.is_file()]
    met: set[str] = set()
    open_met = 0
    for held in (file.read_bytes() for file in files):
        open_met += held.count(b"Kefamenanu")
        for part in (held, *unpacked(held)):
            met |= {word for word in looked_for if any(form in part for form in forms(word))}
    assert open_met > 0  # what is open would be found
    assert not met, f"{len(met)} sealed values lie open"


def test_a_word_that_lies_open_in_any_form_would_be_found() -> None:
    word = "Kanari Contoh, desa Contoh"
    for before in range(3):
        assert any(form in b64encode(b"x" * before + word.encode() + b"y" * 5) for form in forms(word))
    packed = zlib.compress(word.encode(), wbits=31)
    assert word.encode() in next(unpacked(b"before" + packed))
    assert any(form in word.encode("utf-16") for form in forms(word))
