"""A way in that waits until whose it is could stop it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0015_asking")]

    operations = [
        migrations.AddField("Link", "works_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("Link", "known_at", models.DateTimeField(blank=True, null=True)),
    ]
