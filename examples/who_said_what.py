"""Who said what about whom: each statement with its speaker and verb, and the countries and people that its words name."""

from common import articles, name

from diplonews import find_countries


def about(article, statement):
    """The names of those whom the words of a statement mention, the speaker left out."""
    mentions = [(c.span, c.country.name) for c in find_countries(article.text)]
    mentions += [(span, person.name or person.title) for person in article.people for span in person.mentions]
    within = [m for q in statement.content for m in mentions if q.start <= m[0].start and m[0].end <= q.end]
    named = dict.fromkeys(who for _, who in sorted(within, key=lambda m: (m[0].start, m[0].end)))
    return [who for who in named if who not in map(name, statement.speakers)]


for article in articles():
    for statement in article.statements:
        words = " … ".join(quote.text for quote in statement.content)
        words = f"“{words}”" if statement.kind == "direct" else words
        print(f"{article.published}  {', '.join(map(name, statement.speakers))} {statement.cue.text}: {words}")
        if found := about(article, statement):
            print(f"            about {', '.join(found)}")
