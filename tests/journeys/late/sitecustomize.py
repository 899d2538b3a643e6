"""Python reads this first where the control of `make crash` has put this folder in its path."""

from kring.site import databases

_firm = databases._sqlite
databases._sqlite = lambda data: _firm(data) | {"ENGINE": "tests.journeys.late"}
