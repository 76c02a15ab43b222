import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinoportal.settings")

application = get_wsgi_application()

# What is loaded by now stays, so the collector need not walk through it again.
gc.freeze()
