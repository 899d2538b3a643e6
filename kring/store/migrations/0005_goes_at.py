from django.db import migrations, models


class Migration(migrations.Migration):
    """When a circle goes by its term, as whose it is was told."""

    dependencies = [("store", "0004_rounds")]

    operations = [migrations.AddField("network", "goes_at", models.DateTimeField(blank=True, null=True))]
