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


def markdown(figures):
    """All contests as a table for a README, and where they were measured."""
    probes = {contest["name"]: contest["contenders"][0] for contest in figures["contests"]
              if contest["contenders"][0]["name"] == "machine"}
    lines = ["| work | Waybill | beside it |", "|---|---|---|"]
    for contest in figures["contests"]:
        own, *others = contest["contenders"]
        if own["name"] == "machine":
            continue
        beside = "; ".join(f"{other['name']}: {duration(other['median'])}" for other in others)
        name = "" if own["name"] == "Waybill" else f"{own['name']}: "
        peak = f", {memory(own['peak'])}" if own["peak"] else ""
        lines.append(f"| {contest['name']} | {name}{duration(own['median'])}{peak} | {beside} |")
    machine = figures["machine"]
    taken = "; ".join(f"{name}: {duration(probe['median'])}" for name, probe in probes.items())
    lines += ["", f"Medians of {figures['rounds']} rounds on {machine['processors']} processors"
              f" ({machine['model']}), {machine['memory']} GiB; {taken}."]
    return "\n".join(lines) + "\n"


def duration(seconds):
    if seconds is None:
        return "–"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def memory(mebibytes):
    return "–" if mebibytes is None else f"{mebibytes:.0f} MiB"


def json_text(figures):
    return json.dumps(figures, indent=2, ensure_ascii=False, default=round) + "\n"
