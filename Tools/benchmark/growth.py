"""How time and memory grow with the log and with the profiles."""

import math
import sys

from . import chart
from .exports import Exporter, Sink
from .ledgers import Made
from .machine import description
from .table import duration, memory

ENTRIES = [10_000, 100_000, 1_000_000, 10_000_000]
# An export has at most a million profiles; what is more takes several.
PROFILES = [10_000, 100_000, 1_000_000, 10_000_000]
MOST = 1_000_000


def measure(place):
    series = {}

    def note(name, count, result):
        series.setdefault(name, []).append(
            {"count": count, "seconds": result.seconds, "peak": result.peak})
        print(f"{name:28}{count:>12,}{duration(result.seconds):>12}{memory(result.peak):>10}",
              flush=True)

    sink = Sink(place)
    for count in PROFILES:
        exports = [Exporter(place, sink, place.profiles(min(count, MOST))).run()
                   for _ in range(max(1, count // MOST))]
        exports[0].seconds = sum(export.seconds for export in exports)
        exports[0].peak = max(export.peak for export in exports)
        note("export profiles", count, exports[0])
    sink.stop()
    for count in ENTRIES:
        print(f"Making a log of {count:,} entries.", file=sys.stderr)
        ledger = Made(place, "growing", "--entries", str(count))
        note("rebuild entries", count, ledger.waybill("rebuild"))
        note("verify entries", count, ledger.verify())
        note("a command after entries", count, ledger.waybill("connection", "rename", "Main", "Other"))
        note("a page of the audit log", count, ledger.waybill(
            "audit", "log", "--newest-first", "--limit", "50", "--type", "batch-sent"))
    return {"machine": description(), "series": series}


def markdown(figures):
    """A row for each of what was measured, a column for each count."""
    counts = sorted({point["count"] for points in figures["series"].values() for point in points})
    lines = ["| | " + " | ".join(f"{count:,}" for count in counts) + " |",
             "|---" * (len(counts) + 1) + "|"]
    for name, points in figures["series"].items():
        cells = {point["count"]: f"{duration(point['seconds'])}, {memory(point['peak'])}"
                 for point in points}
        lines.append(f"| {name} | " + " | ".join(cells.get(count, "–") for count in counts) + " |")
    machine = figures["machine"]
    lines += ["", f"Once each, on {machine['processors']} processors ({machine['model']}), "
              f"{machine['memory']} GiB: time and peak memory."]
    return "\n".join(lines) + "\n"


def draw(figures):
    """Both scales are logarithmic: what grows with the count is a straight line of that slope."""
    parts, left, top, width, height = [], 90, 20, 420, 170
    for name, points in figures["series"].items():
        parts.append(chart.label(0, top, name, "bold"))
        for column, (key, text) in enumerate([("seconds", duration), ("peak", memory)]):
            parts += panel(points, key, text, left + column * (width + 60), top + 14, width - 60,
                           height)
        top += height + 60
    machine = figures["machine"]
    parts.append(chart.label(0, top, f"{machine['processors']} processors, {machine['model']}"))
    return chart.page(2 * width + 120, top + 20, parts)


def panel(points, key, text, x, y, width, height):
    logs = [math.log10(max(point[key], 1e-3)) for point in points]
    low, high = math.floor(min(logs)), math.floor(max(logs)) + 1
    step = width / max(1, len(points) - 1)
    places = [(x + number * step, y + height - (value - low) / (high - low) * height)
              for number, value in enumerate(logs)]
    parts = [f'<line x1="{x}" y1="{y + height}" x2="{x + width}" y2="{y + height}"/>',
             '<polyline class="mark" points="'
             + " ".join(f"{px:.1f},{py:.1f}" for px, py in places) + '"/>']
    for point, (px, py) in zip(points, places):
        parts += [chart.label(px, py - 6, text(point[key]), "middle"),
                  chart.label(px, y + height + 16, f"{point['count']:,}", "middle")]
    return parts
