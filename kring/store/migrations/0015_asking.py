"""Who was asked for help by a link, and what they answered."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0014_sending")]

    operations = [
        migrations.CreateModel(
            "Asking",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("request", models.CharField(max_length=200)),
                ("person", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("allows_at", models.DateTimeField(blank=True, null=True)),
                ("data", models.BinaryField(default=b"")),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.network"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["network", "person"], name="asked_of_whom")]},
        ),
    ]
