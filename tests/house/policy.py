"""The page that tells the policy: written from `core/access.py`, asked of it as a door asks."""

from datetime import UTC, datetime, timedelta

from kring.core import access
from kring.core.access import Part, Role, Rule, Verb, Viewer

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)

ROLES = {
    Role.OWNER: "client: whose network it is",
    Role.PROXY: "stands in for the client, until a date",
    Role.CASE_MANAGER: "case manager",
    Role.CARE_PROVIDER: "professional who gives care",
    Role.PROFESSIONAL: "professional who gives no care",
    Role.SUPPORT_FIGURE: "support figure, chosen by the client",
    Role.CARER: "informal carer",
    Role.FAMILY: "family",
    Role.FRIEND: "friend",
    Role.NEIGHBOUR: "neighbour",
    Role.MEMBER: "somebody else in the circle",
    Role.VOLUNTEER: "volunteer",
    Role.PROCESS_GUIDE: "guides the process, and not what is in it",
    Role.COORDINATOR: "coordinator of volunteers",
    Role.COURSE_LEADER: "leads a course",
    Role.ANALYST: "counts, and sees nobody",
    Role.ADMINISTRATOR: "looks after an organisation",
    Role.INSTALLATION: "looks after the installation",
}
PARTS = {
    Part.NAMES: "who there are",
    Part.PHOTOS: "photos",
    Part.CARD: "everything about somebody",
    Part.CIRCLE: "the circle and the network cards",
    Part.ECOGRAM: "the ecogram",
    Part.GENOGRAM: "the genogram",
    Part.FAMILY_MAP: "the family map",
    Part.RELATIONS: "who knows whom",
    Part.WEB: "the support web",
    Part.CONTACT: "the contact schema, and who does what",
    Part.LIFE: "the life line",
    Part.STORY: "the story",
    Part.WISHES: "wishes",
    Part.PLAN: "the plan: goals, actions, agreements, requests for help, whole plans and what hangs on the wall",
    Part.SAYS: "what it says, in numbers and words",
    Part.MOMENTS: "earlier moments",
    Part.HISTORY: "who changed what",
    Part.COPY: "files to take along",
    Part.LOG: "who looked",
    Part.SHARES: "who may see what",
}
RULES = {
    Rule.OWNER: "Allowed: it is theirs (PC5).",
    Rule.PROXY: "Allowed: they stand in for the client. Every act says for whom.",
    Rule.ROLE: "Allowed: the role has this by itself.",
    Rule.SHARED: "Allowed: the client shared this part by name (R018).",
    Rule.WRITES_UNTIL: "Allowed: until a date they change things at once.",
    Rule.BREAK_GLASS: "Allowed: in an emergency, some hours, only to look (`core/emergency.py`); told and reviewed",
    Rule.INSTALLATION: "Allowed: they look after the installation.",
    Rule.ADMINISTRATOR: "Allowed: they look after this organisation.",
    Rule.SECOND_FACTOR: "Not yet: whoever works here signs in with a second step first.",
    Rule.NO_ROLE: "Refused: there is no role. To them nothing exists (404).",
    Rule.NOT_BEGUN: "Refused: the role begins later. To them nothing exists (404).",
    Rule.ENDED: "Refused: the role ended or was taken back. To them nothing exists (404).",
    Rule.NOT_FOR_ROLE: "Refused: this part is never for this role.",
    Rule.NOT_SHARED: "Refused: the client did not share this part.",
    Rule.MEET_FIRST: "Refused until they met: who comes for the first time comes without the file (R094).",
    Rule.ONLY_LOOKING: "Refused: they may look at this part, and no more.",
    Rule.ONLY_PROPOSING: "Refused at once: what they change waits for the client (R017).",
    Rule.OWNER_DECIDES: "Refused: who is confidential only the client decides.",
}
SIGNS = {Verb.SEE: "sees", Verb.PROPOSE: "proposes", Verb.CHANGE: "changes"}
ALL = frozenset(Part)


def page() -> str:
    """docs/policy.md, whole."""
    return "\n".join([*_head(), *_table(), *_clock(), *_named(), ""])


def _head() -> list[str]:
    return [
        "# Who may do what",
        "",
        "One place decides, `kring/core/access.py`, and every door asks it. This page is written from it:",
        "change it there, then `make docs`. Closed is the default: what no rule allows is refused.",
        "",
        "Each later verb holds the ones before it: *sees*, *proposes* (it waits for the client), *changes* (at once).",
        "Somebody with several roles gets the best of them. Whom the client calls confidential exists for nobody but",
        "the client and who stands in, whatever else was shared.",
        "",
    ]


def _table() -> list[str]:
    groups: dict[access.Reach, list[Role]] = {}
    for role in Role:
        groups.setdefault(access.POLICY[role], []).append(role)
    heads = [", ".join(f"`{role}`" for role in roles) for roles in groups.values()]
    rows = [f"| `{part}` | " + " | ".join(_cell(roles, part) for roles in groups.values()) + " |" for part in Part]
    return [
        "## Role by role, part by part",
        "",
        "First what the role has by itself; after the arrow the most that it has once the client shared it by name.",
        "A client can also share a part to look only.",
        "",
        "| | " + " | ".join(heads) + " |",
        "|---" * (len(groups) + 1) + "|",
        *rows,
        "",
    ]


def _cell(roles: list[Role], part: Part) -> str:
    """What these roles, who all reach as far, may do with a part. Raises for roles that do not."""
    (said,) = {(_reached(Viewer("x", role), part), _reached(Viewer("x", role, ALL), part)) for role in roles}
    alone, shared = said
    return alone if alone == shared else f"{alone} → {shared}"


def _reached(who: Viewer, part: Part) -> str:
    verb = access.utmost(who, part)
    return SIGNS[verb] if verb else f"no (`{access.may(who, part).rule}`)"


def _clock() -> list[str]:
    worker = Viewer("x", Role.PROFESSIONAL, begins=NOON, at=NOON)
    grants = {
        "the role begins later": Viewer("x", Role.PROFESSIONAL, begins=LATER, at=NOON),
        "the role holds": worker,
        "the role ended": Viewer("x", Role.PROFESSIONAL, begins=NOON, ends=LATER, at=LATER),
        "it was said that they write at once, until later": Viewer("x", Role.PROFESSIONAL, writes_until=LATER, at=NOON),
        "that day has come": Viewer("x", Role.PROFESSIONAL, writes_until=NOON, at=NOON),
        "in this part they only look": Viewer("x", Role.PROFESSIONAL, looks=frozenset({Part.CIRCLE}), at=NOON),
        "they came in by an emergency": Viewer("x", Role.PROFESSIONAL, is_emergency=True, at=NOON),
        "only another part was shared": Viewer("x", Role.PROFESSIONAL, parts=frozenset({Part.NAMES}), at=NOON),
    }
    rows = [f"| {said} | " + " | ".join(_answer(who, verb) for verb in Verb) + " |" for said, who in grants.items()]
    return [
        "## What was agreed, and the clock",
        "",
        "The circle, for a professional. The clock is that of the request.",
        "",
        "| When | " + " | ".join(Verb) + " |",
        "|---" * (len(Verb) + 1) + "|",
        *rows,
        "",
    ]


def _answer(who: Viewer, verb: Verb) -> str:
    ruling = access.may(who, Part.CIRCLE, verb)
    return f"{'yes' if ruling.allowed else 'no'}: `{ruling.rule}`"


def _named() -> list[str]:
    roles = [f"| `{role}` | {ROLES[role]} |" for role in Role]
    parts = [f"| `{part}` | {PARTS[part]} |" for part in Part]
    rules = [f"| `{rule}` | {RULES[rule]} |" for rule in Rule]
    lists = {"roles": roles, "parts": parts, "rules": rules}
    return [line for name, rows in lists.items() for line in (f"## The {name}", "", "| | |", "|---|---|", *rows, "")][
        :-1
    ]
