"""Round steps for an axis, and the colours of series."""

# Told apart by lightness too, so that no reader depends on hue.
TONES = (
    "var(--link)",
    "var(--accent)",
    "var(--seg)",
    "var(--line-2)",
    "var(--ink)",
    "var(--mark)",
)
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)


def step_of(span, marks):
    """The smallest round step that puts no more than so many marks on the span."""
    for power in range(12):
        for step in STEPS[:-2]:
            if span / (step * 10**power) <= marks:
                return step * 10**power
    return span


def ticks(first, last, marks):
    """Whole numbers on an axis from first to last."""
    step = step_of(last - first, marks)
    return range(-(-first // step) * step, last + 1, step)
