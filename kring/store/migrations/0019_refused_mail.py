"""A mail with a link that the mail server would not have."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0018_review_here")]

    operations = [
        migrations.AddField("Asking", "refused_at", models.DateTimeField(blank=True, null=True)),
    ]
