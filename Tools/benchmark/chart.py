"""Figures as a drawing: bars on a scale of their own for each contest."""

from html import escape

from .table import duration, memory

WIDTH, BAR, GAP, LABEL, VALUE = 760, 16, 6, 300, 150


def draw(figures):
    """Bars of medians, longest contender first to its full width; Waybill's are dark."""
    parts, top = [], 10
    for contest in figures["contests"]:
        parts.append(label(0, top + 12, contest["name"], "bold"))
        if contest["goal"]:
            parts.append(label(WIDTH, top + 12, f"goal: {contest['goal']}", "end"))
        top += BAR + GAP
        longest = max(contender["median"] for contender in contest["contenders"])
        for contender in contest["contenders"]:
            length = max(1, (WIDTH - LABEL - VALUE) * contender["median"] / longest)
            kind = "own" if contender is contest["contenders"][0] else "rival"
            parts += [
                label(0, top + 12, contender["name"]),
                f'<rect class="{kind}" x="{LABEL}" y="{top}" width="{length:.1f}" height="{BAR}"/>',
                label(LABEL + length + 6, top + 12, value(contender))]
            top += BAR + GAP
        top += 2 * GAP
    machine = figures["machine"]
    note = (f"{machine['processors']} processors, {machine['model']}, {machine['memory']} GiB;"
            f" medians of {figures['rounds']} rounds")
    parts.append(label(0, top + 12, note))
    return page(WIDTH, top + 24, parts)


def value(contender):
    peak = f", {memory(contender['peak'])}" if contender["peak"] else ""
    return duration(contender["median"]) + peak


def label(x, y, text, kind=""):
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def page(width, height, parts):
    style = (
        "text{font:12px sans-serif;fill:#1f2328}.bold{font-weight:bold}.end{text-anchor:end}"
        ".middle{text-anchor:middle}.own{fill:#0b6e4f}.rival{fill:#9aa5b1}"
        "line,polyline{stroke:#9aa5b1;fill:none}.mark{stroke:#0b6e4f;stroke-width:2}"
        "rect.paper{fill:#fff}")
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 0 {width + 16} {height}"'
        f' width="{width + 16}" height="{height}" role="img">',
        f"<style>{style}</style>",
        f'<rect class="paper" x="-8" width="{width + 16}" height="{height}"/>', *parts, "</svg>", ""])
