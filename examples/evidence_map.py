"""From sentence to evidence: under the words of an article, which of them say what."""

from common import articles

article = articles()[4]
visit = article.visits[0]
start = min(e.start for e in visit.evidence)
end = max(e.end for e in visit.evidence)
print(article.text[start:end])
for field in dict.fromkeys(e.field for e in visit.evidence):
    evidence = visit.because(field)[0]
    print(f"{' ' * (evidence.start - start)}{'^' * (evidence.end - evidence.start)} {field}: {evidence.rule}")
