"""docs/register.md: what is kept about people, what for and how long (AVG 30), from what the code keeps."""

from kring.core import purposes, retention

ABOUT = {
    "client": "the client",
    "person": "people on the map",
    "household": "households of a street, without names",
    "user": "who signs in",
    "nobody": "nobody",
}


def page() -> str:
    """The register of processing (AVG 30), from what the code keeps, and from its terms."""
    found = purposes.register()
    rows = [
        f"| {one.nl}<br>*{one.en}* | {ABOUT[one.about]} | {one.basis} | {one.keep} | "
        f"{', '.join(f'`{name}`' for name in (*one.fields, *one.tables))} |"
        for one in found.purpose.values()
    ]
    return "\n".join(
        [
            "# The register of processing",
            "",
            "What Kring keeps about people, what for, on which ground and how long. A field that is in no row cannot",
            "be added: a test fails. Fields are sealed with the key of their network. An organisation adds who it is,",
            "whom to ask, and with whom it shares; its privacy officer confirms or changes the grounds and the terms.",
            "Written from `kring/core/purposes.toml` and `kring/core/retention.py`; change it there.",
            "",
            "| What for | About | Ground | Kept | Fields and tables |",
            "|---|---|---|---|---|",
            *rows,
            "",
            "## Grounds",
            "",
            "| | | Article |",
            "|---|---|---|",
            *(f"| {name} | {one.nl}<br>*{one.en}* | {one.article} |" for name, one in found.basis.items()),
            "",
            "## How long",
            "",
            "| | |",
            "|---|---|",
            *(f"| {name} | {one.nl}<br>*{one.en}* |" for name, one in found.keep.items()),
            "",
            "By law, from where the clock starts. Where the end is only proposed, the client decides.",
            "",
            "| Kept under | Term | Clock starts | At the end | Source |",
            "|---|---|---|---|---|",
            *(_term(basis, term) for basis, term in retention.TERMS.items()),
            "",
        ]
    )


def _term(basis: retention.Basis, term: retention.Term) -> str:
    long = [(term.years, "years"), (term.months, "months"), (term.days, "days")]
    told = " ".join(f"{number} {unit}" for number, unit in long if number)
    ends = "destroyed" if term.is_automatic else "proposed"
    return f"| {basis.value} | {told} | {term.clock.value} | {ends} | {term.source} |"
