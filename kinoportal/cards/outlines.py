"""Path data as lines of points; just the commands that our shapes are made of."""

import math
import re

TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
STEPS = 24  # straight lines that stand for one curve
COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}


def outlines(data):
    """(points, is_closed) of every subpath."""
    found, points, here = [], [], (0.0, 0.0)
    for command, numbers in _commands(data):
        if command == "M":
            if len(points) > 1:
                found.append((points, False))
            points = [here := numbers]
        elif command == "Z":
            found.append((points, True))
            here = points[0]
            points = [here]
        else:
            points += _drawn(command, here, numbers)
            here = points[-1]
    if len(points) > 1:
        found.append((points, False))
    return found


def _commands(data):
    """(absolute command, its numbers as coordinates), one after the other."""
    tokens, here, start = TOKEN.findall(data), (0.0, 0.0), (0.0, 0.0)
    while tokens:
        letter = tokens.pop(0)
        name = letter.upper()
        numbers = [float(tokens.pop(0)) for _ in range(COUNTS[name])]
        x, y = here if letter.islower() else (0.0, 0.0)
        if name == "H":
            name, numbers = "L", [numbers[0] + x, here[1]]
        elif name == "V":
            name, numbers = "L", [here[0], numbers[0] + y]
        elif name == "A":
            numbers = [*numbers[:5], numbers[5] + x, numbers[6] + y]
        else:
            numbers = [n + (y if i % 2 else x) for i, n in enumerate(numbers)]
        here = start if name == "Z" else tuple(numbers[-2:])
        start = here if name == "M" else start
        yield name, tuple(numbers)


def _drawn(command, here, numbers):
    """The points after `here` that the command leads over."""
    if command == "L":
        return [numbers]
    if command == "A":
        return _arc(here, numbers)
    corners = [here, *zip(numbers[::2], numbers[1::2], strict=True)]
    return [_on_curve(corners, step / STEPS) for step in range(1, STEPS + 1)]


def _on_curve(corners, share):
    """De Casteljau: halve the corners' lines until one point is left."""
    while len(corners) > 1:
        corners = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in zip(corners, corners[1:], strict=False)
        ]
    return corners[0]


def _arc(here, numbers):
    """Of a circle: none of our shapes has another ellipse."""
    radius, _same, _turn, is_large, is_rising, x, y = numbers
    across, down = x - here[0], y - here[1]
    chord = math.hypot(across, down)
    radius = max(radius, chord / 2)
    height = math.sqrt(radius**2 - chord**2 / 4)
    side = 1 if bool(is_large) != bool(is_rising) else -1
    middle = (
        here[0] + across / 2 - side * height * down / chord,
        here[1] + down / 2 + side * height * across / chord,
    )
    first = math.atan2(here[1] - middle[1], here[0] - middle[0])
    last = math.atan2(y - middle[1], x - middle[0])
    turn = (last - first) % math.tau if is_rising else -((first - last) % math.tau)
    angles = (first + turn * step / STEPS for step in range(1, STEPS + 1))
    return [
        (middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a))
        for a in angles
    ]
