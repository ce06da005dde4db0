"""Keeps each noun's en.po in line with what its code says; `bin/messages` is its command."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
import re
import sys

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tests.project.sentences import PACKAGE, Sentence, files, home, said

HEAD = (
    'msgid ""\nmsgstr ""\n'
    '"Language: en\\n"\n'
    '"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
Words = tuple[str, ...]  # the translation: one form, or two
English = dict[Sentence, Words]


def read(path: Path) -> English:
    """What one en.po says; a fuzzy entry counts as not translated."""
    with path.open("rb") as text:
        catalog = read_po(text, locale="en")
    return {_sentence(message): _words(message) for message in catalog if message.id}


def write(path: Path, english: English) -> None:
    """Sorted, one line a sentence, without dates and line numbers, so that two people's changes merge."""
    catalog = Catalog(locale="en")
    for sentence, words in english.items():
        identity = (sentence.text, sentence.plural) if sentence.plural is not None else sentence.text
        string = (words or ("", "")) if sentence.plural is not None else "".join(words[:1])
        catalog.add(identity, string, context=sentence.context)
    body = BytesIO()
    write_po(body, catalog, omit_header=True, no_location=True, sort_output=True, width=0)
    path.write_text(HEAD + body.getvalue().decode())


def _sentence(message: Message) -> Sentence:
    text, plural = message.id if isinstance(message.id, (tuple, list)) else (message.id, None)
    return Sentence(text, plural, message.context)


def _words(message: Message) -> Words:
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    whole = all(forms) and not message.fuzzy
    return tuple(str(form) for form in forms) if whole else ()


def spoken() -> dict[Path, set[Sentence]]:
    """For each folder that has an en.po or should have one: what stands in its own files."""
    folders: dict[Path, set[Sentence]] = {}
    for path in files():
        if sentences := said(path):
            folders.setdefault(home(path), set()).update(sentences)
    # A catalogue keeps "text" and "text, several texts" under one key: the second serves both.
    with_plural = {
        (s.text, s.context): s for there in folders.values() for s in there if s.plural is not None
    }
    return {
        folder: {with_plural.get((s.text, s.context), s) for s in there} for folder, there in folders.items()
    }


def catalogues() -> dict[Path, English]:
    return {path.parent: read(path) for path in sorted(PACKAGE.rglob("en.po"))}


def update(only: list[Path]) -> list[Path]:
    """Rewrites en.po of these folders (all, when none is named) and returns those that changed."""
    known, spoken_now = catalogues(), spoken()
    elsewhere = {
        sentence: words for english in known.values() for sentence, words in english.items() if words
    }
    changed = []
    for folder in sorted({*known, *spoken_now}):
        if only and folder not in only:
            continue
        before = known.get(folder, {})
        covered = {s for above in folder.parents for s, words in known.get(above, {}).items() if words}
        here = spoken_now.get(folder, set()) - covered
        # A folder above others may hold what several of them say.
        kept = {s for s in before if s in _under(folder, spoken_now)}
        after = {s: before.get(s) or elsewhere.get(s, ()) for s in here | kept}
        if after != before:
            changed.append(folder / "en.po")
            if after:
                write(folder / "en.po", after)
            else:
                (folder / "en.po").unlink()
    return changed


def _under(folder: Path, spoken_now: dict[Path, set[Sentence]]) -> set[Sentence]:
    return set().union(
        *(said_there for place, said_there in spoken_now.items() if place.is_relative_to(folder))
    )


def problems() -> Iterator[str]:
    """What keeps the English from being complete, a line each."""
    known, spoken_now = catalogues(), spoken()
    for folder, sentences in sorted(spoken_now.items()):
        above = [known.get(place, {}) for place in (folder, *folder.parents)]
        for sentence in sorted(sentences, key=lambda s: s.text):
            if not any(english.get(sentence) for english in above):
                yield f"{_name(folder)}: no English for {_quoted(sentence.text)}"
    yield from _obsolete(known, spoken_now)
    yield from _disagreeing(known)


def _obsolete(known: dict[Path, English], spoken_now: dict[Path, set[Sentence]]) -> Iterator[str]:
    for folder, english in known.items():
        for sentence in english.keys() - _under(folder, spoken_now):
            yield f"{_name(folder)}: nobody says any more {_quoted(sentence.text)}"


def _disagreeing(known: dict[Path, English]) -> Iterator[str]:
    """A sentence has one English, and its English fills in the same things."""
    seen: dict[Sentence, Words] = {}
    for folder, english in known.items():
        for sentence, words in english.items():
            if not words:
                continue
            if seen.setdefault(sentence, words) != words:
                yield f"{_name(folder)}: {_quoted(sentence.text)} has another English elsewhere"
            if not _same_places(sentence, words):
                yield f"{_name(folder)}: the English of {_quoted(sentence.text)} fills in other things"


def _same_places(sentence: Sentence, words: Words) -> bool:
    asked = _places(sentence.text) | _places(sentence.plural or "")
    if sentence.plural is None:
        return _places(words[0]) == asked
    return _places(words[-1]) == asked and _places(words[0]) <= asked  # "one day" needs no number


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sdif]|{\w*}", text))


def _name(folder: Path) -> str:
    return str(folder.relative_to(PACKAGE.parent))


def _quoted(text: str) -> str:
    return f"“{text[:90]}{'…' if len(text) > 90 else ''}”"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        found = list(problems())
        print("\n".join(found) or "The English is complete.")
        return bool(found)
    only = [PACKAGE / name.removeprefix("src/lopo/").rstrip("/") for name in arguments]
    for path in update(only):
        empty = sum(not words for words in read(path).values()) if path.exists() else 0
        print(f"{path.relative_to(PACKAGE.parent)}: {empty} to translate")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
