"""What a page of very many people weighs on the line, and what a process that serves does not carry."""

import os
import subprocess
import sys
from random import Random

from kring.core.changes import Add, Place
from kring.core.network import Category, Person, Placement
from kring.methods import loader
from tests.pages.conftest import Table, do

HEAVY = ("psycopg", "typst", "rustworkx", "openpyxl", "networkx", "requests", "fido2", "PIL", "segno")
LAYOUT = loader.layout("lensink-circle")
FIRST = (
    "Joke Bas Femke Karel Ruud Ineke Dewi Sanne Noor Truus Youssef Bilal Fatima Gerrit Anneke Teun Loes Aisha".split()
)
LAST = "de Bruin|Bakker|Yilmaz|van den Berg|Visser|van Leeuwen|Dijkstra|El Amrani|Kaya|Vermeulen|Hendriks".split("|")
WITHOUT = "import sys, django; django.setup(); import kring.site.wsgi, kring.site.urls; print([*sys.modules])"


def many(count: int, chance: Random) -> list[Add | Place]:
    """People with ids and names as unlike as those of a real list, each with a place; more of them further out."""
    found: list[Add | Place] = []
    for number in range(count):
        last = f" {chance.choice(LAST)}" if chance.random() < 0.5 else ""
        id, kind = f"{chance.getrandbits(64):016x}", chance.choice([*Category, None])
        one = Person(id, chance.choice(FIRST) + last, category=kind, rank=number)
        ring, sector = chance.choices(LAYOUT.ring, range(1, len(LAYOUT.ring) + 1))[0], chance.choice(LAYOUT.sector)
        found += [Add(one), Place(LAYOUT.id, one.id, None, Placement(ring.id, sector.id))]
    return found


def test_the_circle_of_a_hundred_and_twenty_people_travels_in_20_kilobytes(table: Table):
    do(table, *many(120, Random(7)))
    answer = table.client(table.anna, headers={"Accept-Encoding": "br"}).get(f"/n/{table.row.pk}/circle/")
    assert answer["Content-Encoding"] == "br"
    assert len(answer.content) <= 20_000


def test_what_serves_on_sqlite_loads_nothing_that_only_one_act_needs(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**kept, "KRING_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kring.site.settings"}
    done = subprocess.run([sys.executable, "-c", WITHOUT], env=environment, capture_output=True, text=True, check=True)
    assert "'kring.pages.circle.views'" in done.stdout
    assert not [one for one in HEAVY if f"'{one}'" in done.stdout]
