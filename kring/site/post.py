"""Mail on a machine without a mail server: to a folder, and on the console."""

import sys
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends import console, filebased


class Folder(filebased.EmailBackend):
    """Keeps every mail as a file and shows it to whoever started Kring."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        console.EmailBackend(stream=sys.stderr).send_messages(email_messages)
        return super().send_messages(email_messages)
