"""Page furniture: paragraphs that stand on a page of news and are no news, such as buttons, captions, credits and lists of links.

What is not plainly furniture is news: a caption that is read costs little, a sentence that is not read may cost a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplonews.lexicon import Lexicon, Term, load
from diplonews.text.tokens import Tokens

_START_WORDS = 60  # tokens of the longest caption, credit or notice
_ANYWHERE_WORDS = 30
_PROSE_WORDS = 12  # a paragraph of as many words that ends as sentences do is prose
_TRAIL = 3  # paragraphs in a row that end a page without being prose
_CREDIT = re.compile(
    r"[(\[|/][^()\[\]|]{0,60}\b(?:photos?|images?|picture|getty)\b[^()\[\]|]{0,60}[)\]]?\s*$", re.IGNORECASE
)
_ENDS = (".", "!", "?", "...", '"', "'", ":", ";", ",", ")", "。")
_MARKS = (":", "|", ">", "»", "-", "—", "→")
_BULLETS = ("•", "·", "-", "*", "–", "—", "▪", "■", "●", ">", "(")

REASONS = {
    "furniture.label": "a button or section",
    "furniture.list": "a list of links, tags or choices",
    "furniture.link": "a link to another article",
    "furniture.notice": "a caption, credit, contact or notice",
    "furniture.terms": "a notice of rights or an offer to subscribe",
    "furniture.caption": "a caption with the credit of its picture",
    "furniture.tail": "a list below the article",
}


@cache
def _of(kind: str) -> Lexicon:
    return Lexicon(Term(t.words, kind) for t in load("furniture.tsv").terms if t.kind == kind)


@cache
def _openings() -> frozenset[str]:
    """The words that begin what furniture begins with."""
    return frozenset(key for kind in ("label", "opener", "link", "start") for key in _of(kind).firsts)


def furniture(tokens: Tokens) -> list[tuple[int, int, str]]:
    """The paragraphs that are furniture: first token, end token and the name of the rule (see ``REASONS``)."""
    found: list[tuple[int, int, str]] = []
    in_list = False
    for first, last in tokens.paragraphs:
        rule = _rule(tokens, first, last)
        if rule == "furniture.list":
            in_list = True
        elif in_list and rule is None:
            in_list = not _is_prose(tokens, first, last)
            rule = "furniture.list" if in_list else None
        if rule:
            found.append((first, last, rule))
    return _with_tail(tokens, found)


def _rule(tokens: Tokens, first: int, last: int) -> str | None:
    """The rule by which a paragraph is furniture by its own words, or None."""
    keys, size = tokens.keys, last - first
    begin = next((i for i in range(first, last) if keys[i][0].isalnum()), None)
    if begin is None:
        return None
    opens = keys[begin] in _openings()
    if size <= 12:
        end = last
        while not keys[end - 1][0].isalnum():
            end -= 1
        for kind, rule in (("label", "furniture.label"), ("opener", "furniture.list")) if opens else ():
            term = _of(kind).at(keys, begin, end)
            if term and len(term.words) == end - begin:
                return rule
        if keys[end - 1] == "poll":
            return "furniture.list"
    if size <= _START_WORDS:
        term = _of("link").at(keys, first, last) if opens else None
        after = first + len(term.words) if term else last
        if after < last and keys[after] in _MARKS and tokens.starts[after] - tokens.ends[after - 1] <= 1:
            return "furniture.link"
        if opens and begin < first + 3 and _starts(tokens, begin, last):
            return "furniture.notice"
        if _CREDIT.search(tokens.text, max(tokens.starts[first], tokens.ends[last - 1] - 150), tokens.ends[last - 1]):
            return "furniture.caption"
    if size <= _ANYWHERE_WORDS and next(_of("anywhere").scan(keys, first, last), None):
        return "furniture.terms"
    return None


def _starts(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a caption, credit or notice begins here: one word needs a mark after it, several need none."""
    term = _of("start").at(tokens.keys, at, last)
    if term is None:
        return False
    after = at + len(term.words)
    return len(term.words) > 1 or (after < last and tokens.keys[after] in _MARKS)


def _is_prose(tokens: Tokens, first: int, last: int) -> bool:
    return last - first >= _PROSE_WORDS and tokens.words[last - 1] in _ENDS


def _with_tail(tokens: Tokens, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """With the paragraphs at the end of the page that are headlines or tags, where there are several in a row."""
    known = {first: rule for first, _, rule in found}
    tail: list[tuple[int, int]] = []
    for first, last in reversed(tokens.paragraphs):
        if first not in known and not _is_loose(tokens, first, last):
            if tokens.words[last - 1] == ":":
                tail.clear()  # what follows a colon belongs to it
            break
        tail.append((first, last))
    loose = [(first, last, "furniture.tail") for first, last in tail if first not in known]
    if len(loose) < _TRAIL or len(tail) == len(tokens.paragraphs):
        return found
    return sorted([*found, *loose])


def _is_loose(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a paragraph is a headline, a tag or a number: short, no sentence's end, no bullet."""
    return last - first <= 20 and tokens.words[last - 1] not in _ENDS and tokens.words[first] not in _BULLETS


def news(tokens: Tokens) -> tuple[list[tuple[int, int]], list[tuple[int, int, str]]]:
    """The sentences that are no furniture, and the furniture."""
    left_out = furniture(tokens)
    return list(_outside(tokens.sentences, left_out)), left_out


def _outside(sentences: list[tuple[int, int]], left_out: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    at = 0
    for first, last in sentences:
        while at < len(left_out) and left_out[at][1] <= first:
            at += 1
        if at == len(left_out) or last <= left_out[at][0]:
            yield first, last
