from django.db import migrations, models


class Migration(migrations.Migration):
    """Until when somebody would be what they are asked to be."""

    dependencies = [("store", "0002_grace")]

    operations = [migrations.AddField("offer", "ends_at", models.DateTimeField(blank=True, null=True))]
