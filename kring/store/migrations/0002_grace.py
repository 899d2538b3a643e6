from django.db import migrations, models


class Migration(migrations.Migration):
    """From when a term, and the law of a circle, were said: nothing goes within a month after that."""

    dependencies = [("store", "0001_initial")]

    operations = [
        migrations.AddField("keeping", "said_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("network", "settled_at", models.DateTimeField(blank=True, null=True)),
    ]
