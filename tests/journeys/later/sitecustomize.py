"""Python reads this first where a journey has put this folder in its path: the clock of Kring is so much on."""

import os
from datetime import timedelta

from django.utils import timezone

_now, _on = timezone.now, timedelta(seconds=float(os.environ["SECONDS_ON"]))
timezone.now = lambda: _now() + _on
