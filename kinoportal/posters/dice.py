import hashlib
from functools import lru_cache


class Dice:
    """Same key, same throws: SHA-256 in counter mode.

    Never `random` or `hash()`: changing the order of throws changes every
    picture of the site.
    """

    def __init__(self, key):
        self.key, self.count = key, 0

    def number(self, low=0.0, high=1.0):
        thrown = _thrown(self.key, self.count)
        self.count += 1
        return low + (high - low) * thrown / 0xFFFFFFFF

    def pick(self, choices):
        return choices[min(int(self.number() * len(choices)), len(choices) - 1)]


@lru_cache(4_096)
def _thrown(key, count):
    """Kept, for a film is drawn in three languages and two sizes."""
    digest = hashlib.sha256(f"{key}:{count}".encode()).digest()
    return int.from_bytes(digest[:4], "big")
