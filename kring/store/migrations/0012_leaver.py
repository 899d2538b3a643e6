"""Who left an organisation goes on in its history under a number."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0012_review'),
    ]

    operations = [
        migrations.CreateModel(
            'Leaver',
            [
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                (
                    'organisation',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organisation'
                    ),
                ),
                (
                    'user',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'number'), name='a_leaver_has_one_number'),
                    models.UniqueConstraint(fields=('organisation', 'user'), name='somebody_leaves_once'),
                ],
            },
        ),
    ]
