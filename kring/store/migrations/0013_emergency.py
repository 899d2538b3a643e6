"""What is kept for oneself is of several kinds; an emergency is a role of a few hours; why is sealed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0012_leaver")]

    operations = [
        migrations.RenameModel("Mark", "Note"),
        migrations.AddField("Note", "kind", models.CharField(default="marks", max_length=20)),
        migrations.AlterField(
            "Note",
            "by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint("Note", "one_keeps_marks_once"),
        migrations.AddConstraint(
            "Note",
            models.UniqueConstraint(fields=("network", "by", "kind"), name="one_keeps_a_kind_of_note_once"),
        ),
        migrations.AddConstraint(
            "Note",
            models.UniqueConstraint(
                condition=models.Q(("by__isnull", True)), fields=("network", "kind"), name="together_they_keep_one"
            ),
        ),
        migrations.AddField("Role", "is_emergency", models.BooleanField(default=False)),
        migrations.RemoveField("Withholding", "reason"),
        migrations.AddField("Withholding", "why", models.BinaryField(default=b"")),
        migrations.AddField("Withholding", "about", models.CharField(blank=True, max_length=200)),
        migrations.CreateModel(
            "Emergency",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.CharField(max_length=20)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("fine", "Fine"), ("asked", "Asked"), ("breach", "Breach")],
                        max_length=10,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="emergencies", to="store.network"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="emergency", to="store.role"
                    ),
                ),
            ],
        ),
    ]
