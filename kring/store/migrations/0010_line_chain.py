"""Lines of the log get a place in a chain, and a seal. Those from before stand in chain nought, by their number."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def place(apps: Any, _: Any) -> None:
    apps.get_model("store", "Line").objects.filter(position=0).update(position=F("id"))


class Migration(migrations.Migration):
    dependencies = [("store", "0009_proposal")]

    operations = [
        migrations.AddField("line", "chain", models.BigIntegerField(default=0)),
        migrations.AddField("line", "position", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("line", "seal", models.BinaryField(default=b"")),
        migrations.RunPython(place, migrations.RunPython.noop),
        migrations.AddConstraint(
            "line",
            models.UniqueConstraint(fields=["chain", "position"], name="a_place_in_a_chain_is_one_line"),
        ),
    ]
