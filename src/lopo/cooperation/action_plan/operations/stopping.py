"""An activity of a plan that holds is given up, or taken up again. It stays in the plan and in every denominator."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import Activity
from lopo.cooperation.action_plan.promises import next_report
from lopo.cooperation.action_plan.rules import PLANNERS_OR_CARRIES_OUT
from lopo.cooperation.action_plan.wording import tidy
from lopo.ground.acts import Actor, Refused, operation, today
from lopo.taskforce.record.pen import Ends, record


@operation(may=PLANNERS_OR_CARRIES_OUT)
def drop_activity(actor: Actor, activity: Activity, *, reason: str) -> Activity:
    """It will not be carried out any further, and why. No more reports are owed; what was planned still counts."""
    _holds(activity)
    reason = tidy(reason)[:300]
    if not reason:
        raise Refused(_("Tuliskan mengapa kegiatan ini dihentikan."), field="reason")
    running = Activity.objects.filter(pk=activity.pk, dropped_on=None)
    if not running.update(dropped_on=today(), dropped_because=reason):
        raise Refused(_("Kegiatan ini sudah dihentikan."))
    activity.refresh_from_db()
    ends = [Ends("report_quarter", str(_("kegiatan dihentikan")))]
    record(actor, "activity.dropped", activity, ends=ends)
    return activity


@operation(may=PLANNERS_OR_CARRIES_OUT)
def take_up_activity(actor: Actor, activity: Activity) -> Activity:
    """A dropped activity goes on: its reports are owed again."""
    _holds(activity)
    if not Activity.objects.filter(pk=activity.pk, dropped_on__isnull=False).update(
        dropped_on=None, dropped_because=""
    ):
        raise Refused(_("Kegiatan ini tidak sedang dihentikan."))
    activity.refresh_from_db()
    owed = next_report(Activity.objects.get(pk=activity.pk))
    record(actor, "activity.taken_up", activity, owes=[owed] if owed else [])
    return activity


def _holds(activity: Activity) -> None:
    if not activity.plan.holds:
        raise Refused(_("Ini hanya dapat dilakukan selama rencana berlaku."))
