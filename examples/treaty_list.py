"""A list of instruments: what kind, on what, between whom, and how far they are."""

from common import articles

for article in articles():
    for memorandum in article.memoranda:
        subject = f" on {memorandum.subject.text}" if memorandum.subject else ""
        countries = " and ".join(country.name for country in memorandum.countries)
        print(f"{article.published}  {memorandum.instrument}{subject}: {countries} ({memorandum.status})")
