"""A network of who met whom: a graph of networkx, and its picture by matplotlib (extra ``plot``).

python examples/who_met_whom.py network.svg
"""

import sys
from itertools import combinations

import networkx as nx
from common import articles, name, save

graph = nx.Graph()
for article in articles():
    for meeting in article.meetings:
        for one, other in combinations(sorted(map(name, meeting.participants)), 2):
            times = graph.edges[one, other]["times"] if graph.has_edge(one, other) else 0
            graph.add_edge(one, other, times=times + 1)

for one, other, times in sorted(graph.edges(data="times")):
    print(f"{one} -- {other}: {times}")
most = max(graph, key=lambda person: graph.degree(person, weight="times"))
print(f"in most meetings: {most}")

if len(sys.argv) > 1:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    places = nx.circular_layout(graph)
    widths = [1.5 * times for *_, times in graph.edges(data="times")]
    nx.draw_networkx_edges(graph, places, ax=axes, width=widths, edge_color="#8c8c8c")
    nx.draw_networkx_edge_labels(graph, places, {(a, b): n for a, b, n in graph.edges(data="times")}, ax=axes)
    white = {"facecolor": "white", "edgecolor": "#4c72b0", "boxstyle": "round,pad=0.4"}
    nx.draw_networkx_labels(graph, places, ax=axes, font_size=11, bbox=white)
    axes.margins(0.25, 0.15)
    axes.axis("off")
    save(figure, sys.argv[1])
