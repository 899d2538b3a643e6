"""The rows: one module per noun, gathered here because Django looks here."""

from kring.store.models.act import Act, Kind
from kring.store.models.asking import Asking
from kring.store.models.counter import Counter
from kring.store.models.destruction import Destruction
from kring.store.models.edition import Edition
from kring.store.models.emergency import Emergency
from kring.store.models.fieldwork import Fieldwork, Heard, Household, Interviewer
from kring.store.models.identity import Identity
from kring.store.models.invitation import Invitation
from kring.store.models.keeping import Hold, Keeping
from kring.store.models.leaver import Leaver
from kring.store.models.line import Deed, Line, Outcome
from kring.store.models.link import Link, Purpose
from kring.store.models.moment import Moment
from kring.store.models.network import Network
from kring.store.models.note import Note
from kring.store.models.offer import Offer
from kring.store.models.organisation import Organisation
from kring.store.models.photo import Photo
from kring.store.models.position import Position
from kring.store.models.proposal import Proposal
from kring.store.models.qualification import Qualification
from kring.store.models.regard import Regard
from kring.store.models.reminder import Reminder
from kring.store.models.review import Review, Verdict
from kring.store.models.role import Role
from kring.store.models.round import Round, Thought
from kring.store.models.sending import Sending
from kring.store.models.session import Session
from kring.store.models.side import Side
from kring.store.models.user import User
from kring.store.models.walk import Walk, WalkNote
from kring.store.models.withholding import Openness, Withholding

__all__ = [
    "Act",
    "Asking",
    "Counter",
    "Deed",
    "Destruction",
    "Edition",
    "Emergency",
    "Fieldwork",
    "Heard",
    "Hold",
    "Household",
    "Interviewer",
    "Identity",
    "Invitation",
    "Keeping",
    "Kind",
    "Leaver",
    "Line",
    "Link",
    "Moment",
    "Network",
    "Note",
    "Offer",
    "Openness",
    "Organisation",
    "Outcome",
    "Photo",
    "Position",
    "Proposal",
    "Purpose",
    "Qualification",
    "Regard",
    "Reminder",
    "Review",
    "Role",
    "Round",
    "Sending",
    "Session",
    "Side",
    "Thought",
    "User",
    "Verdict",
    "Walk",
    "WalkNote",
    "Withholding",
]
