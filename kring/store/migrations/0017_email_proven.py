"""A mail address counts for somebody once they showed that it is theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0016_way_in")]

    operations = [
        migrations.AddField("User", "email_proven_at", models.DateTimeField(blank=True, null=True)),
    ]
