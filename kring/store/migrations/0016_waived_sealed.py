from django.db import migrations, models

import kring.store.names
from kring.store import keys, names


def seal(apps, schema_editor):
    """What was said so far of why a training can wait, sealed as what is said from now on."""
    organisations = dict(apps.get_model("store", "Organisation").objects.values_list("pk", "key"))
    for name, whose in (("Position", "organisation_id"), ("Interviewer", "fieldwork__organisation_id")):
        rows = apps.get_model("store", name).objects
        for id, user, organisation, words in rows.exclude(waived="").values_list("pk", "user_id", whose, "waived"):
            key = keys.unwrap(organisations[organisation], names.place(organisation))
            rows.filter(pk=id).update(sealed=keys.seal(key, words.encode(), "waived", str(user)))


class Migration(migrations.Migration):
    dependencies = [("store", "0015_sides_read")]
    operations = [
        *(migrations.AddField(name, "sealed", models.BinaryField(default=b"")) for name in ("position", "interviewer")),
        migrations.RunPython(seal, migrations.RunPython.noop),
        *(
            step
            for name in ("position", "interviewer")
            for step in (
                migrations.RemoveField(name, "waived"),
                migrations.RenameField(name, "sealed", "waived"),
                migrations.AlterField(name, "waived", kring.store.names.Words(blank=True, default="")),
            )
        ),
    ]
