"""A person who uses the keyboard alone: Tab, Enter, Space, arrows and letters; focus has to be seen at every stop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
import re

from tests.journeys.people import Person

FARTHEST = 300  # stops

# What has the focus: its name, whether its frame can be seen, and whether it lies on the screen.
STOP = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const framed = e => { const s = getComputedStyle(e); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; };
  const box = it.getBoundingClientRect();
  const words = it.getAttribute("aria-label") || (it.labels && it.labels[0] || it).innerText || "";
  return {
    name: words.replace(/\\s+/g, " ").trim(),
    kind: it.type || it.tagName.toLowerCase(),
    framed: framed(it),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


class Keyboard:
    """Counts the links and buttons that lead from home to where the act is done."""

    def __init__(self, person: Person) -> None:
        self.person, self.page, self.steps = person, person.page, 0

    def stops(self) -> Iterator[str]:
        """Each thing that Tab reaches, in order; fails where one cannot see where one is."""
        for _ in range(FARTHEST):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(STOP)
            if stop is None:  # past the last one: the browser's own bar
                continue
            where = f"{stop['kind']} “{stop['name'][:80]}” on {self.page.url}"
            assert stop["framed"], f"no frame around the focus: {where}"
            assert stop["seen"], f"the focus lies off the screen: {where}"
            yield stop["name"]

    def reaches(self, name: str) -> None:
        """Tab until this has the focus."""
        pattern, passed = re.compile(name), []
        for stop in self.stops():
            if pattern.search(stop):
                return
            passed.append(stop[:60])
        raise AssertionError(f"Tab never reaches {name} on {self.page.url}: {list(dict.fromkeys(passed))}")

    def follows(self, name: str) -> None:
        self.steps += 1
        self.reaches(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.person.judges()

    def goes_to(self, room: str) -> None:
        if self.page.locator("header").get_by_role("button", name="Menu").is_visible():
            self.steps += 1
            self.reaches("^Menu$")
            self.page.keyboard.press("Enter")
        self.follows(f"^{room}$")

    def sends(self, name: str) -> None:
        self.reaches(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.person.judges()

    def writes(self, label: str, text: str) -> None:
        self.reaches(label)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def chooses(self, label: str, *, down: int = 0) -> None:
        """A tick or a choice: Space takes it; further choices of the same group by the arrow."""
        self.reaches(label)
        self.page.keyboard.press("Space") if not down else None
        for _ in range(down):
            self.page.keyboard.press("ArrowDown")

    def dates(self, label: str, day: date) -> None:
        """Day, month and year in whichever order this browser shows them."""
        self.reaches(label)
        for written in (f"{day:%m%d%Y}", f"{day:%d%m%Y}", f"{day:%Y%m%d}"):
            self.page.keyboard.type(written)
            if self.page.evaluate("document.activeElement.value") == day.isoformat():
                return
            self.page.keyboard.press("Shift+Tab")
            self.reaches(label)
        raise AssertionError(f"{label} cannot be typed")
