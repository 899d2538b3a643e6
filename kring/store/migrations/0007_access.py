"""Roles tell what was agreed and why; organisations tell who holds which position, and who is trained for what."""

from datetime import timedelta

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

A_YEAR = timedelta(days=365)
SOMEBODY = {'blank': True, 'null': True, 'on_delete': django.db.models.deletion.PROTECT, 'related_name': '+'}


def _end(apps, editor):
    for role in apps.get_model('store', 'Role').objects.using(editor.connection.alias).filter(role='proxy', ends_at__isnull=True):
        role.ends_at = role.begins_at + A_YEAR
        role.save(update_fields=['ends_at'])


def _writes(apps, editor):
    """Who worked with a network before there were proposals goes on for six weeks."""
    for role in apps.get_model('store', 'Role').objects.using(editor.connection.alias).filter(role='professional'):
        role.writes_until = role.begins_at + timedelta(weeks=6)
        role.save(update_fields=['writes_until'])


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0006_names'),
    ]

    operations = [
        migrations.AlterField('role', 'role', models.CharField(max_length=20)),
        migrations.AddField('role', 'looks', models.JSONField(blank=True, default=list)),
        migrations.AddField('role', 'writes_until', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('role', 'reason', models.CharField(blank=True, default='', max_length=200)),
        migrations.AddField('role', 'organisation', models.ForeignKey(to='store.organisation', **SOMEBODY)),
        migrations.AddField('role', 'ended_by', models.ForeignKey(to=settings.AUTH_USER_MODEL, **SOMEBODY)),
        migrations.AlterField('line', 'deed', models.CharField(max_length=20)),
        migrations.CreateModel(
            'Position',
            [
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(to=settings.AUTH_USER_MODEL, **SOMEBODY)),
                ('given_by', models.ForeignKey(to=settings.AUTH_USER_MODEL, **SOMEBODY)),
                (
                    'organisation',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='store.organisation'
                    ),
                ),
                (
                    'user',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='positions',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            'Qualification',
            [
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=120)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('noted_by', models.ForeignKey(to=settings.AUTH_USER_MODEL, **SOMEBODY)),
                (
                    'organisation',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organisation'
                    ),
                ),
                (
                    'user',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='qualifications',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunPython(_end, migrations.RunPython.noop),
        migrations.RunPython(_writes, migrations.RunPython.noop),
        migrations.AddConstraint(
            'role',
            models.CheckConstraint(
                condition=models.Q(models.Q(('role', 'proxy'), _negated=True), ('ends_at__isnull', False), _connector='OR'),
                name='a_proxy_has_an_end',
            ),
        ),
    ]
