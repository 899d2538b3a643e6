"""An organisation reviews who reads for it, apart from all others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0017_email_proven")]

    operations = [
        migrations.AddField("Review", "organisation", models.UUIDField(blank=True, null=True)),
    ]
