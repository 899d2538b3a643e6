"""A form that arrives twice is done once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0013_emergency")]

    operations = [
        migrations.CreateModel(
            "Sending",
            [
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("asked", models.CharField(blank=True, max_length=64)),
                ("answer", models.BinaryField(default=b"")),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
