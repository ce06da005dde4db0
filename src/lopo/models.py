"""The catalogue of tables: imports only."""

from lopo.cases.case.models import (
    Case,
    Grant,
    Participation,
    Unsealing,
)
from lopo.cases.conference.models import (
    Conference,
)
from lopo.cases.conflict.models import (
    Conflict,
)
from lopo.cases.handover.models import (
    Handed,
    Handover,
    Try,
)
from lopo.cases.joint_action.models import (
    Called,
    JointAction,
)
from lopo.cases.person.models import (
    Person,
)
from lopo.cases.request.models import (
    Request,
)
from lopo.cases.same_person.models import (
    Joined,
    Match,
)
from lopo.cases.screening.models import (
    Screening,
)
from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    ActivityAgency,
    Endorsement,
    Goal,
    Programme,
    ReachedVillage,
    Realisation,
)
from lopo.evaluation.models import (
    Coding,
    Comment,
    Evaluation,
    FindingTaken,
    Piece,
    Study,
    Survey,
    SurveyAnswer,
    SurveyLink,
)
from lopo.ground.accounts.models import (
    Account,
    DemoAccount,
    FailedSignIn,
    OneTimeLink,
    OpenSession,
    RecoveryCode,
    SecondFactor,
)
from lopo.ground.acts.models import (
    Done,
)
from lopo.ground.agencies.models import (
    Agency,
    Appointment,
    Mandate,
    Office,
    Official,
)
from lopo.ground.clocks.models import (
    Clock,
    ClockRule,
)
from lopo.ground.codes.models import (
    OneTimeCode,
)
from lopo.ground.ledger.models import (
    LedgerEntry,
    LedgerHead,
)
from lopo.ground.papers.models import (
    IssuedPaper,
    Letterhead,
    Upload,
)
from lopo.ground.places.models import (
    District,
    Regency,
    Village,
)
from lopo.ground.vault.models import (
    DataKey,
)
from lopo.prevention.report.models import (
    Passing,
    Report,
    ReportMessage,
    ReportPhoto,
    ReportReason,
)
from lopo.taskforce.decree.models import (
    Decree,
    Duty,
    Heir,
    Leader,
    Question,
    Seat,
    SubTaskForce,
)
from lopo.taskforce.delivery.models import (
    Delivery,
)
from lopo.taskforce.meeting.models import (
    AgendaItem,
    Decision,
    FollowUp,
    Invitation,
    Meeting,
    ShutOut,
)
from lopo.taskforce.record.models import (
    Contribution,
)

__all__ = [
    "Account",
    "ActionPlan",
    "Activity",
    "ActivityAgency",
    "Agency",
    "AgendaItem",
    "Appointment",
    "Called",
    "Case",
    "Clock",
    "ClockRule",
    "Coding",
    "Comment",
    "Conference",
    "Conflict",
    "Contribution",
    "DataKey",
    "Decision",
    "Decree",
    "Delivery",
    "DemoAccount",
    "District",
    "Done",
    "Duty",
    "Endorsement",
    "Evaluation",
    "FailedSignIn",
    "FindingTaken",
    "FollowUp",
    "Goal",
    "Grant",
    "Handed",
    "Handover",
    "Heir",
    "Invitation",
    "IssuedPaper",
    "Joined",
    "JointAction",
    "Leader",
    "LedgerEntry",
    "LedgerHead",
    "Letterhead",
    "Mandate",
    "Match",
    "Meeting",
    "Office",
    "Official",
    "OneTimeCode",
    "OneTimeLink",
    "OpenSession",
    "Participation",
    "Passing",
    "Person",
    "Piece",
    "Programme",
    "Question",
    "ReachedVillage",
    "Realisation",
    "RecoveryCode",
    "Regency",
    "Report",
    "ReportMessage",
    "ReportPhoto",
    "ReportReason",
    "Request",
    "Screening",
    "Seat",
    "SecondFactor",
    "ShutOut",
    "Study",
    "SubTaskForce",
    "Survey",
    "SurveyAnswer",
    "SurveyLink",
    "Try",
    "Unsealing",
    "Upload",
    "Village",
]
