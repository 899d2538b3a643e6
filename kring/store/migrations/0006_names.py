"""Names of users are sealed with the key of their organisation, which gets one."""

from django.db import migrations, models

import kring.store.names
from kring.store import names


def _seal(apps, editor):
    for organisation in apps.get_model('store', 'Organisation').objects.using(editor.connection.alias).all():
        organisation.key = names.new_key(organisation.pk)
        organisation.save(update_fields=['key'])
    for user in apps.get_model('store', 'User').objects.using(editor.connection.alias).all():
        user.name = user.was_called
        user.save(update_fields=['name'])


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0005_moment_removed'),
    ]

    operations = [
        migrations.AddField('organisation', 'key', models.BinaryField(default=b'', editable=False)),
        migrations.RenameField('user', 'name', 'was_called'),
        migrations.AddField('user', 'name', kring.store.names.Name(max_length=120, default=b''), preserve_default=False),
        migrations.RunPython(_seal, migrations.RunPython.noop),
        migrations.RemoveField('user', 'was_called'),
    ]
