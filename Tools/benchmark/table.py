"""Figures as text."""

import json


def text(contest):
    """A contest's figures as an aligned table."""
    figures = contest.figures()
    goal = f" (goal: {figures['goal']})" if figures["goal"] else ""
    rows = [["", "median", "least", "most", "processors", "peak", f"{figures['unit']}/s", "ratio"]]
    rows += [row(figures, contender) for contender in figures["contenders"]]
    widths = [max(len(line[column]) for line in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join([line[0].ljust(widths[0])]
                  + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]).rstrip()
        for line in rows]
    return "\n".join([f"\n{figures['name']}{goal}", *lines])


def row(figures, contender):
    return [
        contender["name"], *(duration(contender[key]) for key in ("median", "least", "most")),
        duration(contender["processors"]), memory(contender["peak"]),
        f"{contender['rate']:,.0f}", f"{contender['ratio']:.2f}"]


def duration(seconds):
    if seconds is None:
        return "–"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def memory(mebibytes):
    return "–" if mebibytes is None else f"{mebibytes:.0f} MiB"


def json_text(figures):
    return json.dumps(figures, indent=2, ensure_ascii=False, default=round) + "\n"
