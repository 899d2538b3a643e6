"""Where a server takes hold of Kring."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.site.settings")
application = get_wsgi_application()
