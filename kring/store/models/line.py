"""A line of the access log: the fields of NEN 7513 and BIO2 8.15.01, and never content."""

from django.db import models


class Deed(models.TextChoices):
    """What was done or tried."""

    READ = "read"
    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    PROPOSE = "propose"
    ANSWER = "answer"  # a proposal was refused, withdrawn or talked about
    ASK = "ask"  # somebody for help, by a link
    REPLY = "reply"  # to a question, by whoever holds its link
    NOTE = "note"  # something of one's own that nobody else reads
    EMERGENCY = "emergency"
    WITHHOLD = "withhold"
    REVIEW = "review"
    MAKE = "make"
    COPY = "copy"
    SEARCH = "search"
    LIST = "list"
    ADMINISTER = "administer"
    FIELDWORK = "fieldwork"  # of an organisation, without names
    CHECK_LOG = "check_log"
    PRUNE_LOG = "prune_log"
    ACCEPT_LOG = "accept_log"
    GIVE_ROLE = "give_role"
    ACCEPT = "accept"  # an invitation
    CHANGE_ROLE = "change_role"
    END_ROLE = "end_role"
    GIVE_POSITION = "give_position"
    END_POSITION = "end_position"
    NOTE_QUALIFICATION = "note_qualification"
    HAND_OVER = "hand_over"
    MAKE_ORGANISATION = "make_organisation"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    END_SESSION = "end_session"
    ADD_FACTOR = "add_factor"
    END_FACTOR = "end_factor"
    SET_PASSWORD = "set_password"  # noqa: S105 (a deed, not a password)
    INVITE = "invite"
    ERASE = "erase"  # asked for, or done
    STAY = "stay"  # they thought better of it
    KEEP = "keep"  # by which law and how long
    BACKUP = "backup"
    RESTORE = "restore"


class Outcome(models.TextChoices):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"
    CONFLICT = "conflict"


class Line(models.Model):
    """Who did what to whose data, when, from where, by which rule. It outlives the rows it points at."""

    at = models.DateTimeField()
    deed = models.CharField(max_length=20)  # one of `Deed`
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.DONE)
    user = models.ForeignKey("store.User", models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    for_whom = models.ForeignKey(
        "store.User", models.DO_NOTHING, null=True, db_constraint=False, related_name="+", db_index=False
    )
    role = models.CharField(max_length=20, blank=True)
    role_row = models.BigIntegerField(null=True)  # the grant that carries the consent
    rule = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=60, blank=True)
    device = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=60, blank=True)  # the network it came from, not the machine
    network = models.ForeignKey(
        "store.Network", models.DO_NOTHING, null=True, db_constraint=False, related_name="+", db_index=False
    )
    part = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(null=True)
    people = models.JSONField(null=True)  # ids; nothing there: everybody whom the viewer sees in this version
    sees_confidential = models.BooleanField(default=False)
    act = models.CharField(max_length=200, blank=True)
    organisation = models.UUIDField(null=True)
    server = models.CharField(max_length=60, blank=True)
    chain = models.BigIntegerField(default=0)  # of which process; see store/chains.py
    position = models.PositiveBigIntegerField(default=0)
    seal = models.BinaryField(default=b"")

    class Meta:
        indexes = [models.Index(fields=["network", "at"], name="line_of_network")]
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="a_place_in_a_chain_is_one_line")]

    def __str__(self) -> str:
        return f"{self.at} {self.deed} {self.outcome}"
