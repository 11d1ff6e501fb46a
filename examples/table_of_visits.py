"""A table of visits: who went where, when, and whether it has happened."""

from common import articles, name

print(f"{'when':<23}{'who':<20}{'from':<10}{'to':<10}{'kind':<13}status")
for article in articles():
    for visit in article.visits:
        who = ", ".join(map(name, visit.visitors))
        origin = visit.origin.name if visit.origin else ""
        to = visit.destination.name if visit.destination else ""
        print(f"{visit.when!s:<23}{who:<20}{origin:<10}{to:<10}{visit.kind:<13}{visit.status}")
