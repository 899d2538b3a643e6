"""Mail leaves when what it tells of stands: to a server, or on a machine without one to a folder and the console."""

import sys
import threading
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends import console, filebased, smtp
from django.db import transaction


class Server(smtp.EmailBackend):
    """Nobody waits for a mail server while others want to write.

    A message may have an act `on_refused`, for when the server will not have it: then it is not told as sent. One that
    `is_unawaited` leaves beside the answer: how long that takes would tell who has an account here.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        is_unawaited = all(getattr(one, "is_unawaited", False) for one in email_messages)
        leave = self._sent_beside if is_unawaited else self._sent
        transaction.on_commit(lambda: leave(email_messages), robust=True)  # what was kept stands, come what may
        return len(email_messages)

    def _sent_beside(self, email_messages: Sequence[EmailMessage]) -> None:
        threading.Thread(target=self._sent, args=[email_messages], name="mail").start()

    def _sent(self, email_messages: Sequence[EmailMessage]) -> None:
        try:
            super().send_messages(email_messages)
        except Exception:  # whatever it is, the log of errors has it
            for one in email_messages:
                getattr(one, "on_refused", lambda: None)()
            raise


class Folder(filebased.EmailBackend):
    """Keeps every mail as a file and shows it to whoever started Kring."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        transaction.on_commit(lambda: self._kept(email_messages))
        return len(email_messages)

    def _kept(self, email_messages: Sequence[EmailMessage]) -> None:
        console.EmailBackend(stream=sys.stderr).send_messages(email_messages)
        super().send_messages(email_messages)
