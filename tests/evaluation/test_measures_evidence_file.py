"""A file of evidence that cannot be used gets a sentence: what is wrong, where, what to do."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
import pytest

from lopo.evaluation.measures.evidence_file import EvidenceFault, parse_evidence, read_evidence
from lopo.ground.acts import Refused

FILE = Path(settings.PACKAGE) / "facts" / "study-evidence.yaml"
GOOD = """
source: Kajian Contoh
period: {from: 2025-01-01, to: 2025-12-31}
evidence:
  - {id: E1, indicator: face_to_face, aspect: on_plans, polarity: 1, kind: interview, informant: Sekretaris, says: Kami bertemu.}
"""


def faults(text: str) -> str:
    with pytest.raises(EvidenceFault) as fault:
        parse_evidence(text.encode(), name="bukti.yaml")
    assert isinstance(fault.value, Refused)
    return " ".join(fault.value.sentences)


def test_the_real_file_is_read_whole() -> None:
    file = read_evidence(FILE)

    assert len(file.pieces) == 21
    assert sum(piece.kind == "conclusion" for piece in file.pieces) == 4
    dated = next(piece for piece in file.pieces if piece.code == "E9")
    assert dated.start == dated.end == dated.start.replace(2022, 1, 25)
    assert next(piece for piece in file.pieces if piece.code == "E14").value == 33


def test_a_good_file_needs_little() -> None:
    file = parse_evidence(GOOD.encode(), name="bukti.yaml")

    assert (file.title, len(file.pieces), file.pieces[0].start.year) == ("Kajian Contoh", 1, 2025)
    assert dict(file.says) == {}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("face_to_face", "tatap", "“indicator”"),
        ("on_plans", "trust", "“aspect” untuk face_to_face"),
        ("polarity: 1", "polarity: 2", "“polarity”"),
        ("polarity: 1", "polarity: true", "“polarity”"),
        ("interview", "gossip", "“kind”"),
        ("informant: Sekretaris, ", "", "“informant” harus diisi"),
        ("Kami bertemu.", '"' + "x" * 5000 + '"', "terlalu panjang"),
        ("says: Kami bertemu.", "says: Kami bertemu., value: banyak", "“value”"),
        ("says: Kami bertemu.", "says: Kami bertemu., date: 1725-01-01", "“date”"),
        (
            "says: Kami bertemu.",
            "says: Kami bertemu., period: {from: 2025-02-01, to: 2025-01-01}",
            "“period”",
        ),
        ("id: E1", "id: ''", "“id”"),
        ("period: {from: 2025-01-01, to: 2025-12-31}", "", "“period”"),
        ("from: 2025-01-01", "from: 2026-01-01", "sebelum dimulai"),
        ("from: 2025-01-01", "from: besok", "“from”"),
        ("evidence:", "bukti:", "“evidence”"),
        ("source: Kajian Contoh", "source: [Kajian", "baris"),
    ],
)
def test_each_fault_is_named_with_its_place(old: str, new: str, says: str) -> None:
    assert old in GOOD
    told = faults(GOOD.replace(old, new, 1))

    assert says in told
    if "E1" in GOOD.replace(old, new, 1) and says.startswith("“") and "evidence" not in says:
        assert "bukti ke-1" in told or "bukti.yaml" in told


def test_several_faults_are_told_at_once_and_the_same_id_twice_is_one() -> None:
    twice = GOOD + GOOD.splitlines()[-1].replace("polarity: 1", "polarity: 9")
    told = faults(twice)

    assert "bukti ke-2" in told
    assert "sudah dipakai" in told
    assert "“polarity”" in told


@pytest.mark.parametrize(
    "text",
    ["", "- satu", "evidence: []", "evidence: teks", "\x00\x01", "a: &a [*a]", "a: !!python/object:os.x {}"],
)
def test_what_is_no_evidence_at_all_is_refused(text: str) -> None:
    assert "bukti.yaml" in faults(text)


def test_a_bomb_of_references_is_not_unpacked() -> None:
    rows = ["a: &a [1,2,3,4,5,6,7,8,9]"]
    rows += [f"{n}: &{n} [{', '.join(['*' + m] * 9)}]" for m, n in zip("abcdefgh", "bcdefghi", strict=True)]

    assert "rujukan" in faults("\n".join(rows))


def test_a_file_too_large_or_absent_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "besar.yaml"
    large.write_text(GOOD + "#" * 600_000)

    with pytest.raises(EvidenceFault, match="terlalu besar"):
        read_evidence(large)
    with pytest.raises(EvidenceFault, match="tidak dapat dibaca"):
        read_evidence(tmp_path / "tiada.yaml")
