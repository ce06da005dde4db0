"""The pages of the evaluation. Acts stand before the pages of single things, so that no key can hide them."""

from __future__ import annotations

from lopo.evaluation.pages import acting, agency, counted, finding, method, opening, overview

urlpatterns = [
    *overview.urlpatterns,
    *method.urlpatterns,
    *opening.urlpatterns,
    *acting.urlpatterns,
    *finding.urlpatterns,
    *counted.urlpatterns,
    *agency.urlpatterns,
]
