"""`python -m kring` is `kring`."""

import sys

from kring.commands import main

sys.exit(main.main())
