"""Pages of the action plan and their addresses."""

from __future__ import annotations

from django.urls import path

from lopo.cooperation.action_plan import act_words  # noqa: F401 (names the acts on a history)
from lopo.cooperation.action_plan.pages import endorsing, excel, life, matrix, realising, writing

urlpatterns = [
    path("plans/", matrix.plans, name="plans"),
    path("plans/new/", life.drafting, name="plan_new"),
    path("plans/<uuid:pk>/", matrix.plan, name="plan"),
    path("plans/<uuid:pk>/paper/", matrix.paper, name="plan_paper"),
    path("plans/<uuid:pk>/workbook/", excel.workbook, name="plan_workbook"),
    path("plans/<uuid:pk>/import/", excel.importing, name="plan_import"),
    path("plans/<uuid:pk>/adoption/", life.adoption, name="plan_adoption"),
    path("plans/<uuid:pk>/closing/", life.closing, name="plan_closing"),
    path("plans/<uuid:pk>/endorsements/", endorsing.endorsements, name="plan_endorsements"),
    path("plans/<uuid:pk>/goals/new/", writing.new_goal, name="goal_new"),
    path("plans/endorsements/<uuid:pk>/", endorsing.endorsement, name="plan_endorsement"),
    path("plans/goals/<uuid:pk>/", writing.goal, name="goal"),
    path("plans/goals/<uuid:pk>/programmes/new/", writing.new_programme, name="programme_new"),
    path("plans/programmes/<uuid:pk>/", writing.programme, name="programme"),
    path("plans/programmes/<uuid:pk>/activities/new/", writing.new_activity, name="activity_new"),
    path("plans/parts/<slug:kind>/<uuid:pk>/removal/", writing.removal, name="part_removal"),
    path("plans/parts/<slug:kind>/<uuid:pk>/place/", writing.place, name="part_place"),
    path("plans/activities/<uuid:pk>/", realising.activity, name="activity"),
    path("plans/activities/<uuid:pk>/change/", writing.change, name="activity_change"),
    path("plans/activities/<uuid:pk>/stopping/", life.stopping, name="activity_stopping"),
    path("plans/activities/<uuid:pk>/resumption/", life.resumption, name="activity_resumption"),
    path("plans/activities/<uuid:pk>/quarters/<int:quarter>/", realising.realisation, name="realisation"),
    path("plans/realisations/<uuid:pk>/outcome/", realising.outcome, name="outcome"),
    path("plans/realisations/<uuid:pk>/evidence/", realising.evidence, name="realisation_evidence"),
]
