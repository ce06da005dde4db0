"""From plain data to a PDF: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes for the same input.

A template is a `.typ` file beside its noun. Data goes in as one JSON string and is only ever text there: a name such as
`#panic()` comes out as letters. Never build `.typ` source from strings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from functools import cache
import json
import logging
from pathlib import Path
from typing import Any, NamedTuple, cast

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
import typst

from lopo.ground.acts import Refused
from lopo.ground.papers.letters import FONTS, printable
from lopo.ground.papers.words import Language

PACKAGE = Path(__file__).resolve().parents[2]  # templates are named by their path below it
STANDARDS: list[Any] = ["a-2a", "ua-1"]
log = logging.getLogger(__name__)


class CannotTypeset(Refused):
    """The paper could not be made; nothing was issued. The cause is in the keeper's log, not on the page."""


class Printed(NamedTuple):
    """A finished paper and the name under which it is handed out."""

    pdf: bytes
    filename: str


@dataclass(frozen=True)
class Picture:
    """An SVG (text) or a PNG/JPEG (bytes), and what it shows in words. SVG carries its colours as attributes."""

    image: str | bytes
    alt: str

    def for_template(self) -> dict[str, object]:
        if isinstance(self.image, str):
            return {"format": "svg", "text": self.image, "alt": self.alt}
        kind = "png" if self.image.startswith(b"\x89PNG") else "jpg"
        return {"format": kind, "bytes": list(self.image), "alt": self.alt}


def typeset(
    template: str,
    data: Mapping[str, Any],
    *,
    title: str,
    dated: date,
    language: Language = "id",
    pictures: Mapping[str, Picture] | None = None,
) -> bytes:
    """The PDF of `template` ("ground/papers/minutes.typ") filled with `data`, dated by the paper, not by the clock.

    Texts are made printable first (see letters.py). Raises CannotTypeset with one sentence for people.
    """
    paper = plain(data) | {"title": printable(title), "language": language, "pictures": plain(pictures or {})}
    paper["dated"] = [dated.year, dated.month, dated.day]
    compiler = typst.Compiler(
        input=str(PACKAGE / template),
        root=str(PACKAGE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS)
    except typst.TypstError as error:
        log.error("%s could not be typeset: %s", template, error.diagnostic)
        raise CannotTypeset(
            _(
                "Surat ini belum dapat dicetak. Isinya tetap tersimpan; beri tahu pengelola bahwa cetakannya gagal."
            )
        ) from error
    return cast(bytes, pdf)


def plain(value: Any) -> Any:
    """Dataclasses and tuples as plain JSON values, each text printable. Dates and money come as words already.

    A field `blank_lines` is `blank-lines` in a template, as names are written there. A class with a method
    `for_template` decides itself what a template gets of it.
    """
    if isinstance(value, str | Promise):
        return printable(str(value))
    if value is None or isinstance(value, bool | int | float):
        return value
    if hasattr(value, "for_template"):
        return plain(value.for_template())
    if is_dataclass(value) and not isinstance(value, type):
        return {name.replace("_", "-"): plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    raise TypeError(f"a {type(value).__name__} is written in words before it reaches a paper")


def filename(*parts: str | date) -> str:
    """A harmless file name of letters, digits and hyphens: "surat-pengantar-dinas-pppa-2025-09-03.pdf"."""
    words = (part.isoformat() if isinstance(part, date) else slugify(part)[:60].strip("-") for part in parts)
    return "-".join(word for word in words if word) + ".pdf"


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts only, so that a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
