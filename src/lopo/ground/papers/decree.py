"""A regent's decree that sets up a body: reasons, grounds, paragraphs, and annexes of members and duties.

What the decree is about comes in as data. Until it is issued, "RANCANGAN" lies across each page and the number is left
blank: the legal section gives it. The annex can be printed alone where only it is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.letter import BLANK, BLANK_DATE
from lopo.ground.papers.typeset import Printed, filename, typeset
from lopo.ground.papers.words import lettered, ordinal, plain_date, roman

DRAFT = "RANCANGAN"  # the frame's watermark until issue


@dataclass(frozen=True)
class Body:
    """Menimbang, Mengingat, Memperhatikan, and the paragraphs (KESATU, KEDUA, …)."""

    reasons: Sequence[str]  # each "bahwa …;"
    grounds: Sequence[str]  # laws by rank and year
    paragraphs: Sequence[str]
    also_noted: Sequence[str] = ()  # only what is no law: a letter, a meeting
    copies: Sequence[str] = ()

    def for_template(self) -> dict[str, object]:
        return {
            "reasons": [(f"{lettered(n)}.", text) for n, text in enumerate(self.reasons, 1)],
            "grounds": [(f"{n}.", text) for n, text in enumerate(self.grounds, 1)],
            "also-noted": [(f"{n}.", text) for n, text in enumerate(self.also_noted, 1)],
            "paragraphs": [(ordinal(n).upper(), text) for n, text in enumerate(self.paragraphs, 1)],
            "copies": list(self.copies),
        }


@dataclass(frozen=True)
class Member:
    """One seat: an office, never a person."""

    office: str
    position: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the body as an annex lists it: its members and its lettered duties. Either may be empty."""

    title: str
    members: Sequence[Member] = ()
    duties: Sequence[str] = ()
    label: str = ""  # "A": as the decree letters or numbers its parts

    def for_template(self) -> dict[str, object]:
        return {
            "title": f"{self.label}. {self.title}" if self.label else self.title,
            "members": list(self.members),
            "duties": [(f"{lettered(n)}.", text) for n, text in enumerate(self.duties, 1)],
        }


@dataclass(frozen=True)
class Annex:
    number: int  # 0: the only annex, without a number
    title: str
    parts: Sequence[Part]

    def for_template(self) -> dict[str, object]:
        return {
            "name": f"LAMPIRAN {roman(self.number)}" if self.number else "LAMPIRAN",
            "title": self.title,
            "parts": list(self.parts),
        }


@dataclass(frozen=True)
class Decree:
    frame: Frame
    authority: str  # "BUPATI TIMOR TENGAH UTARA"
    province: str  # "PROVINSI NUSA TENGGARA TIMUR"
    kind: str  # "KEPUTUSAN BUPATI TIMOR TENGAH UTARA"
    number: str
    about: str  # title after TENTANG
    place: str
    signed_on: date | None
    signer: str  # without degrees
    body: Body | None
    annexes: Sequence[Annex]
    remark: str = ""  # what is not certain yet, in one sentence

    @property
    def signature(self) -> Signature:
        day = plain_date(self.signed_on) if self.signed_on else BLANK_DATE
        return Signature(
            self.authority, self.signer, before=(f"Ditetapkan di {self.place}", f"pada tanggal {day}")
        )

    def for_template(self) -> dict[str, object]:
        fields: dict[str, object] = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return fields | {
            "number": self.number or BLANK,
            "signed_on": plain_date(self.signed_on) if self.signed_on else BLANK_DATE,
            "signature": self.signature,
            "annex-signature": Signature(self.authority, self.signer),
        }


def decree(text: Decree, *, made_on: date) -> Printed:
    title = f"{text.kind} {text.number}".strip().capitalize()
    pdf = typeset("ground/papers/decree.typ", {"decree": text}, title=title, dated=made_on)
    return Printed(pdf, filename("keputusan", text.number.replace("/", "-") or "rancangan", made_on))
