"""How many corrections are taken, from one reader and in all.

Addresses are counted, never kept: the cache holds a keyed hash that differs with
every hour and day, and forgets it with them.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network
from time import time

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..models import Correction

HOUR, DAY = 3_600, 86_400
# (seconds, corrections); a school or an operator may stand behind one address.
OF_AN_ADDRESS = ((HOUR, 10), (DAY, 40))
# Of a day; counted in the database, which all processes share.
OF_ALL = 500


def admit(request):
    """Count one more; False when this address, or everybody, has sent enough."""
    today = timezone.now() - timedelta(seconds=DAY)
    if Correction.objects.filter(sent_at__gt=today).count() >= OF_ALL:
        return False
    address = _address(request)
    counts = [(_count(address, seconds), most) for seconds, most in OF_AN_ADDRESS]
    return all(count <= most for count, most in counts)


def _count(address, seconds):
    span = f"{address} {seconds} {int(time()) // seconds}"
    key = f"corrections-{salted_hmac('kinoportal.corrections', span).hexdigest()}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out in between
        return 1


def _address(request):
    """Whose it is; of IPv6 the /64, of which a household has one."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.HTTPS:
        # The proxy that ends TLS wrote the last of them; the others anybody may write.
        given = request.headers.get("X-Forwarded-For", given).rpartition(",")[2]
    try:
        address = ip_address(given.strip())
    except ValueError:
        return given
    return ip_network((address, 64), strict=False) if address.version == 6 else address
