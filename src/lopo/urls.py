"""All addresses. Each noun brings its own; a page without a decision on sign-in fails in tests/project."""

from __future__ import annotations

from importlib import import_module

from django.urls import URLPattern, URLResolver

PAGES = (
    "ground.web.language_pages",
    "ground.web.theme_pages",
    "ground.web.showroom.pages",
    "ground.accounts.pages",
    "ground.agencies.pages",
    "ground.clocks.pages",
    "ground.codes.pages",
    "ground.papers.pages",
    "taskforce.access.pages",
    "taskforce.decree.pages",
    "taskforce.delivery.pages",
    "taskforce.meeting.pages",
    "cases.case.pages",
    "cases.conflict.pages",
    "cases.same_person.pages",
    "cases.handover.pages",
    "cases.screening.pages",
    "cases.joint_action.pages",
    "cases.request.pages",
    "cases.conference.pages",
    "cases.timeline.pages",
    "evaluation.pages",
    "evaluation.evidence.pages",
    "evaluation.survey.pages",
    "evaluation.report.pages",
    "prevention.report.pages",
    "cooperation.action_plan.pages",
    "home.inbox.pages",
    "home.search.pages",
    "home.guide.pages",
)

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for pages in PAGES for pattern in import_module(f"lopo.{pages}").urlpatterns
]
handler400 = "lopo.ground.web.errors.bad_request"
handler403 = "lopo.ground.web.errors.denied"
handler404 = "lopo.ground.web.errors.not_found"
handler500 = "lopo.ground.web.errors.broken"
