import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0011_sharing")]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("of_user", models.UUIDField()),
                ("network", models.CharField(blank=True, max_length=200)),
                ("first", models.DateTimeField()),
                ("last", models.DateTimeField()),
                ("count", models.PositiveIntegerField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[("fine", "Fine"), ("asked", "Asked"), ("breach", "Breach")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "of_user", "network", "first"), name="an_oddity_is_reviewed_once"
                    )
                ]
            },
        ),
    ]
