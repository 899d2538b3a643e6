"""Four lists built as known scales are, with item texts made up here: the scales themselves belong to their owners.

A sum of yes (as the CSI), a choice with a weight of its own for each option (as the CarerQol-7D), sums of three parts
(as the SSL-12) and means of five parts with items turned round (as the CRA).
"""

ABOUT = """\
word = "questions"
id = "{id}"
version = 1
name = {{ nl = "Schaal {id}", en = "Scale {id}" }}
purpose = {{ nl = "Een schaal van een ander", en = "A scale of somebody else" }}
source = ["invented for a test"]
licence = "with leave of its owner"
icon = "scale"
mode = ["alone", "again"]
own = false
again = [3]
{hers}
"""


def told(words: str) -> str:
    return f'{{ nl = "{words}", en = "{words}" }}'


def ask(id: str, takes: str, more: str = "") -> str:
    return f'\n[[ask]]\nid = "{id}"\ntext = {told(f"Verzonnen zin {id}")}\ntakes = "{takes}"\n{more}\n'


def score(id: str, adds: list[str], more: str = "") -> str:
    return f'\n[[score]]\nid = "{id}"\nname = {told(id)}\nadds = {adds}\n{more}\n'.replace("'", '"')


def band(at: float, words: str) -> str:
    return f"[[score.band]]\nat_least = {at}\nname = {told(words)}\nabout = {told(words)}\n"


def strain() -> str:
    ids = [f"i{number}" for number in range(1, 14)]
    text = ABOUT.format(id="held-strain", hers="hers = true") + "".join(ask(id, "yes-no") for id in ids)
    return text + score("strain", ids, 'how = "count"') + band(0, "Te dragen") + band(7, "Veel")


WEIGHTS = [(0.0, 5.2, 10.4), (0.0, 7.1, 14.2), (0.0, 3.3, 6.6)]


def valued() -> str:
    text = ABOUT.format(id="held-valued", hers="hers = true")
    for number, worth in enumerate(WEIGHTS, 1):
        options = ", ".join(
            f'{{ id = "o{at}", text = {told(str(at))}, points = {one} }}' for at, one in enumerate(worth)
        )
        text += ask(f"i{number}", "choice", f"option = [{options}]")
    text += ask("happy", "scale", "least = 0\nmost = 10")
    return text + score("valued", ["i1", "i2", "i3"]) + score("happy", ["happy"])


def support() -> str:
    ids = [f"i{number}" for number in range(1, 13)]
    text = ABOUT.format(id="held-support", hers="")
    text += "".join(ask(id, "scale", "least = 1\nmost = 4") for id in ids)
    parts = {"everyday": ids[0:4], "hard-times": ids[4:8], "esteem": ids[8:12], "all": ids}
    return text + "".join(score(id, adds) for id, adds in parts.items())


def reaction() -> str:
    ids = [f"i{number}" for number in range(1, 25)]
    text = ABOUT.format(id="held-reaction", hers="hers = true")
    text += "".join(ask(id, "scale", "least = 1\nmost = 5") for id in ids)
    parts = {"worth": (ids[0:7], ["i7"]), "family": (ids[7:12], ["i9"]), "money": (ids[12:15], ["i13"])}
    for id, (adds, turned) in parts.items():
        text += score(id, adds, f'how = "mean"\nlacking = 1\nturned = {turned}')
    return (
        text + score("days", ids[15:20], 'how = "mean"') + score("health", ids[20:24], 'how = "mean"\nturned = ["i24"]')
    )
