"""Which sentences for people stand in the code and in the templates, and where.

Python is read by its syntax tree, so that an alias (`gettext as _`) is known for what it is; templates by
Django's own translation of them into gettext calls.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
import re

from django.utils.translation.template import templatize
import yaml

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "lopo"
STUDY = PACKAGE / "facts" / "study-evidence.yaml"
TEMPLATES = (".html", ".txt", ".svg", ".ics")

# Function of django.utils.translation: which of its arguments are context, singular, plural.
CALLS = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
CALLS |= {f"{name}_lazy": places for name, places in CALLS.items()} | {"gettext_noop": (None, 0, None)}

# Words that are the same in every language, and what a form or a page of code shows as it is.
SAME_EVERYWHERE = {"Lopo", "WhatsApp", "Excel", "PDF", "QR", "YAML", "English", "Indonesia", "TOTP", "Bahasa"}


@dataclass(frozen=True)
class Sentence:
    """One thing that gettext is asked for."""

    text: str
    plural: str | None = None
    context: str | None = None


def home(path: Path) -> Path:
    """The folder whose en.po should translate what stands in this file: its noun, or its part."""
    inside = path.relative_to(PACKAGE).parts[:-1]
    return PACKAGE.joinpath(*inside[:2])


def said(path: Path) -> set[Sentence]:
    """All sentences of one file."""
    source = path.read_text()
    if path == STUDY:
        return set(in_study(source))
    return set(in_python(source) if path.suffix == ".py" else in_template(source))


def files() -> list[Path]:
    found = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", *TEMPLATES)]
    ours = [path for path in found if "migrations" not in path.parts and "static" not in path.parts]
    return sorted([*ours, STUDY])


def in_study(source: str) -> Iterator[Sentence]:
    """What the carried study shows to people; its keys and codes are nobody's reading."""
    told = yaml.safe_load(source)
    rows = [*told["evidence"], *told["study_says"].values()]
    for row in rows:
        texts = [row.get(key) for key in ("informant", "says", "verdict", "because", "but")]
        yield from (Sentence(text) for text in [*texts, *row.get("obstacles", ())] if text)


def in_python(source: str) -> Iterator[Sentence]:
    tree = ast.parse(source)
    names = _aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (call := names.get(_called(node))):
            words = [_constant(node, place) for place in CALLS[call]]
            context, text, plural = words
            if text is not None:
                yield Sentence(text, plural, context)


def unfinished_calls(source: str) -> Iterator[int]:
    """Lines on which gettext is given an f-string: no catalogue can know what it will say."""
    tree = ast.parse(source)
    names = _aliases(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _called(node) not in names:
            continue
        if any(isinstance(argument, ast.JoinedStr) for argument in node.args):
            yield node.lineno


def _aliases(tree: ast.AST) -> dict[str, str]:
    return {
        name.asname or name.name: name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in CALLS
    }


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _constant(node: ast.Call, place: int | None) -> str | None:
    if place is None or place >= len(node.args):
        return None
    argument = node.args[place]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


_TEXT = r"""u?((?:"(?:\\.|[^"\\])*")|(?:'(?:\\.|[^'\\])*'))"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*{_TEXT}(?:\s*,\s*{_TEXT})?(?:\s*,\s*{_TEXT})?")


def in_template(source: str) -> Iterator[Sentence]:
    for call in _CALL.finditer(templatize(source)):
        words: list[str | None] = [ast.literal_eval(text) for text in call.groups()[1:] if text]
        places = CALLS["gettext" if call[1] == "_" else call[1]]
        context, text, plural = (words[p] if p is not None and p < len(words) else None for p in places)
        if text is not None:
            yield Sentence(text, plural, context)


_TEMPLATE_CODE = re.compile(
    r"{%\s*(comment|blocktrans(?:late)?)\b.*?{%\s*end\1\s*%}|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def untranslated(source: str) -> list[str]:
    """Text of a page that no translation tag wraps."""
    reader = _PlainText()
    reader.feed(_TEMPLATE_CODE.sub(" ", source))
    return [text for text in reader.texts if set(_WORD.findall(text)) - SAME_EVERYWHERE]


class _PlainText(HTMLParser):
    """Collects what a person would read: text, and the attributes that are read out or shown.

    An official paper shown as it is printed (`<article class="paper" lang="id">`) is Indonesian in both languages.
    """

    READ = ("title", "alt", "aria-label", "placeholder", "aria-description")
    SILENT = ("script", "style", "code", "kbd", "samp")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT or (tag == "article" and ("lang", "id") in attrs)
        self.texts += [value.strip() for name, value in attrs if name in self.READ and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT or (tag == "article" and self.silent > 0)

    def handle_data(self, data: str) -> None:
        if not self.silent and data.strip():
            self.texts.append(" ".join(data.split()))
