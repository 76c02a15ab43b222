import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinoportal.settings")

application = get_wsgi_application()

# What is loaded by now stays, so the collector need not walk through it again.
gc.freeze()
# A form of 400 fields makes 300,000 objects, most of which go by themselves: at
# Python's 700 the collector would run 400 times for it, and through everything
# at times that nobody can foresee.
gc.set_threshold(50_000, 20, 100)
