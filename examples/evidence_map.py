"""From sentence to evidence: under each sentence, which of its words gave which field of which record, and by which rule."""

from common import articles

article = articles()[4]
start = 0
for sentence in article.text.splitlines(keepends=True):
    end = start + len(sentence)
    found = [(n, r, e) for n, r in enumerate(article.records, 1) for e in r.evidence if start <= e.start < end]
    if found:
        print(sentence.rstrip())
    for number, record, evidence in found:
        words = evidence.span.of(article.text)
        words = words if len(words) <= 40 else f"{words[:19]} … {words[-18:]}"
        print(f"  {number} {record.type:<11}{evidence.field:<14}{words:<42}{evidence.rule}")
    start = end
