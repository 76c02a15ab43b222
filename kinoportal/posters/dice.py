import hashlib


class Dice:
    """Same key, same throws: SHA-256 in counter mode.

    Never `random` or `hash()`: changing the order of throws changes every
    picture of the site.
    """

    def __init__(self, key):
        self.key, self.count = key, 0

    def number(self, low=0.0, high=1.0):
        digest = hashlib.sha256(f"{self.key}:{self.count}".encode()).digest()
        self.count += 1
        return low + (high - low) * int.from_bytes(digest[:4], "big") / 0xFFFFFFFF

    def pick(self, choices):
        return choices[min(int(self.number() * len(choices)), len(choices) - 1)]
