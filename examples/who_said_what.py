"""Who said what: each statement with its speaker, and whether the words are quoted."""

from common import articles, name

for article in articles():
    for statement in article.statements:
        words = " … ".join(quote.text for quote in statement.content)
        marks = "“{}”" if statement.kind == "direct" else "{}"
        print(f"{article.published}  {', '.join(map(name, statement.speakers))}: {marks.format(words)}")
