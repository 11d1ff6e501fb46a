"""A network of who met whom: each pair with the number of their meetings, as edges for a graph library."""

from collections import Counter
from itertools import combinations

from common import articles, name

edges = Counter(
    pair
    for article in articles()
    for meeting in article.meetings
    for pair in combinations(sorted(map(name, meeting.participants)), 2)
)
for (one, other), count in sorted(edges.items()):
    print(f"{one} -- {other}: {count}")
