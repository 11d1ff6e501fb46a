"""A timeline of visits, drawn by matplotlib (extra ``plot``): an SVG, or one self-contained HTML page.

python examples/timeline.py timeline.html
"""

import sys
from pathlib import Path

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
from common import articles, name, save

COLORS = {"completed": "#4c72b0", "ongoing": "#55a868", "planned": "#dd8452", "cancelled": "#8c8c8c"}
WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 2}
PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Visits</title>
<style>
body {{ font: 1rem sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 1rem auto; padding: 0 1rem }}
div {{ overflow-x: auto }}
svg {{ width: 100%; min-width: 38rem; height: auto }}
</style>
<h1>Visits</h1>
<p>{told}.</p>
<div>{svg}</div>
"""

visits = [v for a in articles() for v in a.visits if v.when and v.destination]
visits.sort(key=lambda v: (v.when.first, v.when.last))
told = f"{len(visits)} visits, from {visits[0].when.first} to {max(v.when.last for v in visits)}"
print(told)

if len(sys.argv) > 1:
    figure, axes = plt.subplots(figsize=(9, 0.7 + 0.55 * len(visits)), layout="constrained")
    for row, visit in enumerate(visits):
        left = mdates.date2num(visit.when.first)
        width = mdates.date2num(visit.when.last) - left + 1
        axes.barh(row, width, left=left, color=COLORS[visit.status], height=0.5)
        label = f"{', '.join(map(name, visit.visitors))} in {visit.destination.name}"
        axes.annotate(label, (left + width, row), (6, 0), textcoords="offset points", va="center", bbox=WHITE)
    axes.xaxis.set_major_locator(mdates.AutoDateLocator(maxticks=6))
    axes.xaxis.set_major_formatter(mdates.DateFormatter("%d %b %Y"))
    axes.set_yticks([])
    left, right = axes.get_xlim()
    axes.set_xlim(left - 1, right + 0.3 * (right - left))  # room for the last label
    axes.grid(axis="x", color="#dddddd")
    axes.set_axisbelow(True)
    axes.invert_yaxis()
    axes.spines[["left", "right", "top"]].set_visible(False)
    shown = [s for s in COLORS if any(v.status == s for v in visits)]
    axes.legend([plt.Rectangle((0, 0), 1, 1, color=COLORS[s]) for s in shown], shown, loc="upper right")
    out = Path(sys.argv[1])
    save(figure, str(out))
    if out.suffix == ".html":
        svg = out.read_text(encoding="utf-8")
        out.write_text(PAGE.format(told=told, svg=svg[svg.index("<svg") :]), encoding="utf-8")
