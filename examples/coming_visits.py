"""A calendar of coming visits, in the iCalendar format (RFC 5545) that calendars import."""

import datetime as dt

from common import articles, name

print("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//diplonews//example//EN")
for article in articles():
    for number, visit in enumerate(article.visits):
        if visit.status != "planned" or visit.when is None or visit.destination is None:
            continue
        print("BEGIN:VEVENT")
        print(f"UID:{article.sha256[:12]}-{number}@example.org")
        print(f"DTSTAMP:{article.published:%Y%m%d}T000000Z")
        print(f"DTSTART;VALUE=DATE:{visit.when.first:%Y%m%d}")
        print(f"DTEND;VALUE=DATE:{visit.when.last + dt.timedelta(days=1):%Y%m%d}")
        print(f"SUMMARY:{', '.join(map(name, visit.visitors))} in {visit.destination.name}")
        print("END:VEVENT")
print("END:VCALENDAR")
