"""One article: what it says, as a summary to read."""

from common import articles

from diplonews.formats.summary import to_text

print(to_text(articles()[0], width=90), end="")
