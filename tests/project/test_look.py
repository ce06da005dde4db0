"""The look, judged in a real browser on the showroom: on a phone and on an office screen, by day and by night."""

from __future__ import annotations

from collections.abc import Callable
import gzip
from pathlib import Path
import re
from typing import Any

from django.templatetags.static import static
from django.test import Client
from playwright.sync_api import Page
import pytest

from lopo.ground.web import static_files

PACKAGE = Path(static_files.__file__).resolve().parents[2]
PHONE, OFFICE = (360, 740), (1366, 768)
SMALL = """() => {
  const inSentence = (e) => getComputedStyle(e).display === "inline" && e.closest("p, small, li, td, figcaption, .dim");
  return [...document.querySelectorAll("a, button, input, select, textarea, summary, label.choice, label.check")]
    .filter((e) => e.checkVisibility() && !e.disabled && !inSentence(e) && !e.matches(".skip"))
    .filter((e) => !(e.matches("input[type=radio], input[type=checkbox]") && e.closest("label")))
    .map((e) => [e, e.getBoundingClientRect(), getComputedStyle(e, "::after")])
    .filter(([e, box, after]) => after.position !== "absolute" && (box.height < 43.5 || box.width < 43.5))
    .map(([e, box]) => `${e.tagName} ${e.className} "${e.textContent.trim().slice(0, 30)}" ${box.width}x${box.height}`);
}"""


@pytest.fixture
def showroom(page: Page, live_server: Any, settings: Any) -> Callable[..., Page]:
    settings.DEMO = True

    def open_it(size: tuple[int, int] = PHONE, scheme: Any = "light", language: str = "id") -> Page:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=scheme)
        page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        page.goto(f"{live_server.url}/rupa/")
        return page

    return open_it


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, OFFICE], ids=["phone", "office"])
def test_every_part_keeps_nobody_out(
    showroom: Callable[..., Page], axe: Callable[[Page], None], size: tuple[int, int], scheme: str
) -> None:
    axe(showroom(size, scheme))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1366])
def test_nothing_is_wider_than_the_screen(showroom: Callable[..., Page], width: int, language: str) -> None:
    page = showroom((width, 740), language=language)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", [PHONE, OFFICE], ids=["phone", "office"])
def test_every_target_is_as_large_as_a_fingertip(
    showroom: Callable[..., Page], size: tuple[int, int]
) -> None:
    assert showroom(size).evaluate(SMALL) == []


def test_the_act_is_in_the_first_screen_of_a_phone(showroom: Callable[..., Page]) -> None:
    box = showroom().locator(".head .btn").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE[1]


def test_the_keyboard_reaches_the_content_first_and_always_shows_where_it_is(
    showroom: Callable[..., Page],
) -> None:
    page = showroom(OFFICE)
    page.evaluate("document.activeElement.blur()")  # the showroom's wrong form takes the focus
    page.keyboard.press("Tab")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_choice_shows_only_its_own_fields(showroom: Callable[..., Page]) -> None:
    page = showroom()
    reason = page.get_by_label("Apa yang perlu diperbaiki")
    assert reason.is_visible()
    page.get_by_text("Kami sudah menerima SK ini").click()
    assert reason.is_hidden()


def test_the_text_for_whatsapp_is_copied_word_for_word(showroom: Callable[..., Page]) -> None:
    page = showroom()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("button[data-copy]").click()
    page.get_by_text("Sudah disalin").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#wa").text_content()


def test_one_click_changes_the_language(showroom: Callable[..., Page]) -> None:
    page = showroom(OFFICE)
    page.get_by_role("link", name="English").first.click()
    assert page.locator("h1").text_content() == "Sheet of parts"
    assert page.url.endswith("/rupa/")


def test_paper_is_light_at_night_and_print_is_black_on_white(showroom: Callable[..., Page]) -> None:
    page = showroom(OFFICE, "dark")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.paper')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".mast").is_hidden()


def test_without_script_everything_is_there(browser: Any, live_server: Any, settings: Any) -> None:
    settings.DEMO = True
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/rupa/")
    assert page.locator("#wa").is_visible()
    assert page.locator("button[data-copy]").is_hidden()
    page.get_by_text("Ada yang perlu diperbaiki").click()
    assert page.get_by_label("Apa yang perlu diperbaiki").is_visible()
    context.close()


def test_a_page_says_nothing_to_the_policy_and_holds_no_style_of_its_own(
    client: Client, settings: Any
) -> None:
    settings.DEMO = True
    answer = client.get("/rupa/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for bare in (" style=", "<style", "javascript:", " onclick"):
        assert bare not in answer.text


@pytest.mark.parametrize(
    ("page", "scripts", "limit"), [("/rupa/", [static_files.HTMX], 200_000), ("/tidak-ada/", [], 60_000)]
)
def test_a_first_visit_is_small_on_the_wire(
    client: Client, settings: Any, page: str, scripts: list[str], limit: int
) -> None:
    settings.DEMO = True
    answer = client.get(page, headers={"accept-encoding": "br, gzip"})
    sizes = {page: len(answer.content)}
    html = gzip.decompress(answer.content).decode()
    for name in ("lopo.css", "lopo.js", "lopo.svg", *scripts):
        assert static(name) in html
        sizes[name] = len(client.get(static(name), headers={"accept-encoding": "br"}).getvalue())
    assert html.count("/static/") == 3 + len(scripts)
    assert sum(sizes.values()) <= limit / 2, sizes  # room for pages that hold more than the showroom


def test_every_class_on_a_page_is_one_of_the_look() -> None:
    """A misspelled class changes nothing on screen and so is never seen."""
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"/\*.*?\*/", "", static_files.sheet(), flags=re.S)))
    strange = {}
    for page in sorted(PACKAGE.rglob("*.html")):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", page.read_text())
        used = set(" ".join(re.findall(r"class=[\"']([^\"']*)[\"']", text)).split())
        if used - known:
            strange[str(page.relative_to(PACKAGE))] = sorted(used - known)
    assert not strange
