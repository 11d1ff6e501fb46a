"""Regular inflection of English verbs; what is irregular stands in the lexica."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"


def forms_of(lemma: str, irregular: str = "") -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with its kind: b base, s third person, g -ing, d past and participle, p past only, n participle only.

    ``irregular`` lists the forms that the rule would miss: those in -ing, then past and participle, the latter only if it differs.

    >>> sorted(forms_of("deny"))
    [('denied', 'd'), ('denies', 's'), ('deny', 'b'), ('denying', 'g')]
    >>> sorted(forms_of("write", "wrote written"))
    [('write', 'b'), ('writes', 's'), ('writing', 'g'), ('written', 'n'), ('wrote', 'p')]
    """
    given = irregular.split()
    if lemma in given:  # "read", "put": one form is base and past; in the news it is mostly past
        yield lemma, "d"
    ings = [f for f in given if f.endswith("ing") and f != lemma]
    pasts = [f for f in given if f not in ings]
    yield lemma, "b"
    if lemma == "be":
        yield from (("is", "s"), ("are", "b"), ("am", "b"), ("was", "p"), ("were", "p"), ("been", "n"), ("being", "g"))
        return
    yield ("has" if lemma == "have" else third(lemma)), "s"
    for form in ings or [ing(lemma)]:
        yield form, "g"
    if not pasts:
        yield past(lemma), "d"
    elif len(pasts) == 1 or all(p.endswith("ed") for p in pasts):
        for form in pasts:
            yield form, "d"
    else:
        yield pasts[0], "p"
        for form in pasts[1:]:
            yield form, "d" if form.endswith("ed") else "n"


def third(lemma: str) -> str:
    """The third person: ``says``, ``wishes``, ``denies``."""
    if lemma.endswith(("s", "sh", "ch", "x", "z")) or lemma in ("go", "do", "echo", "veto", "undergo"):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def past(lemma: str) -> str:
    """The regular past: ``noted``, ``denied``, ``stressed``."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def ing(lemma: str) -> str:
    """The form in -ing: ``noting``, ``agreeing``, ``lying``."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
