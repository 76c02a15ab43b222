"""One in the middle, others around, and threads as thick as what they share."""

from dataclasses import dataclass
from math import cos, pi, sin

WIDTH, HEIGHT = 900, 520
ACROSS, UP = 250, 200  # half axes of the ellipse on which the others stand


@dataclass
class Node:
    name: str
    x: float
    y: float
    radius: float
    anchor: str
    shift: int


class Network:
    """others: (key, name, number shared with the middle); between: the number
    shared by a pair of the others, by (key, key)."""

    template = "components/chart_network.html"
    width, height, x, y = WIDTH, HEIGHT, WIDTH // 2, HEIGHT // 2

    def __init__(self, name, others, between):
        self.name = name
        most = max([1, *(shared for *_rest, shared in others)])
        nodes = {
            key: self._node(label, place / len(others), shared / most)
            for place, (key, label, shared) in enumerate(others)
        }
        self.nodes = list(nodes.values())
        self.threads = [
            (
                self.x,
                self.y,
                nodes[key].x,
                nodes[key].y,
                round(1 + 7 * shared / most, 1),
            )
            for key, _label, shared in others
        ]
        self.others = [
            (
                nodes[a].x,
                nodes[a].y,
                nodes[b].x,
                nodes[b].y,
                round(0.5 + n / most * 3, 1),
            )
            for (a, b), n in between.items()
        ]

    def _node(self, label, turn, share):
        angle = 2 * pi * turn - pi / 2
        right = cos(angle)
        anchor = "middle" if abs(right) < 0.2 else "start" if right > 0 else "end"
        radius = round(6 + 8 * share, 1)
        shift = (
            0 if anchor == "middle" else round(radius + 8) * (1 if right > 0 else -1)
        )
        return Node(
            label,
            round(self.x + ACROSS * right),
            round(self.y + UP * sin(angle)),
            radius,
            anchor,
            shift,
        )

    @property
    def labels(self):
        """(node, x, y) of each name; above and below it stands clear of the circle."""
        for node in self.nodes:
            down = 5
            if node.anchor == "middle":
                down = node.radius + 20 if node.y > self.y else -node.radius - 10
            yield node, node.x + node.shift, round(node.y + down)
