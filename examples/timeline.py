"""A timeline of visits as one self-contained page: an SVG made by matplotlib (extra ``plot``).

python examples/timeline.py timeline.html
"""

import html
import io
import sys
from pathlib import Path

import matplotlib as mpl
from common import articles, name

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "diplonews"  # the same bytes each time

import matplotlib.dates as mdates  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402

COLORS = {"completed": "#4c72b0", "ongoing": "#55a868", "planned": "#dd8452", "cancelled": "#8c8c8c"}

visits = [v for a in articles() for v in a.visits if v.when and v.destination]
visits.sort(key=lambda v: v.when.first)
figure, axes = plt.subplots(figsize=(9, 0.7 + 0.55 * len(visits)), layout="constrained")
for row, visit in enumerate(visits):
    left = mdates.date2num(visit.when.first)
    width = mdates.date2num(visit.when.last) - left + 1
    axes.barh(row, width, left=left, color=COLORS[visit.status], height=0.5)
    label = f"{', '.join(map(name, visit.visitors))} in {visit.destination.name}"
    axes.annotate(label, (left + width, row), (6, 0), textcoords="offset points", va="center")
axes.xaxis_date()
axes.xaxis.set_major_formatter(mdates.DateFormatter("%d %b %Y"))
axes.xaxis.set_major_locator(mdates.AutoDateLocator(maxticks=6))
axes.set_yticks([])
axes.set_xlim(right=axes.get_xlim()[1] + 16)
axes.invert_yaxis()
axes.spines[["left", "right", "top"]].set_visible(False)
shown = [s for s in COLORS if any(v.status == s for v in visits)]
bars = [plt.Rectangle((0, 0), 1, 1, color=COLORS[s]) for s in shown]
axes.legend(bars, shown, loc="upper right", frameon=False)

drawn = io.StringIO()
figure.savefig(drawn, format="svg", metadata={"Date": None})
svg = drawn.getvalue()
svg = svg[svg.index("<svg") :]
policy = "default-src 'none'; style-src 'unsafe-inline'"
page = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">
<title>Visits</title></head><body><h1>Visits</h1>{svg}</body></html>
"""
if len(sys.argv) > 1:
    Path(sys.argv[1]).write_text(page, encoding="utf-8")
print(f"{len(visits)} visits, from {visits[0].when.first} to {max(v.when.last for v in visits)}")
