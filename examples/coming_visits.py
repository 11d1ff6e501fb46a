"""A calendar of coming visits, as an iCalendar file that calendars import (extra ``calendar``).

python examples/coming_visits.py visits.ics
"""

import sys
from pathlib import Path

from common import articles, name

from diplonews.formats.planning import to_ical

for article in articles():
    for visit in article.visits:
        if visit.status == "planned":
            print(f"{visit.when}  {', '.join(map(name, visit.visitors))} in {visit.destination.name}")

calendar = to_ical(articles())  # the planned visits, and the planned meetings
if len(sys.argv) > 1:
    Path(sys.argv[1]).write_text(calendar, encoding="utf-8", newline="")
print(calendar[: calendar.index("END:VEVENT")].replace("\r", "") + "…")
