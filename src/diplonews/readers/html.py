"""HTML pages to text, with a map from each character back to the page.

A small reader on the standard library, linear on hostile markup: tags are matched once from left to right, and comments, scripts
and attributes that never end are met once. What is furniture by its element (navigation, forms, captions, asides) is left out.
Where a page has an ``article`` or ``main`` element the text is taken from there. For boilerplate that hides in plain ``div``
elements use :func:`diplonews.readers.web.read_page`, on trafilatura.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator

from attrs import define, field

from diplonews.readers.source import PageMap, Source, day_of

_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"<(/?+)([A-Za-z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_SIMPLE = re.compile(r"<(/?+)([A-Za-z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][-\w:.]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?+")
_PIECE = re.compile(
    r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?|[^\S\xa0]++|&|[^&\s\xa0]++|\xa0++"
)
_ATTRIBUTES = 4096  # characters of a tag's attributes that are looked at

_RAW = frozenset("script style noscript template iframe noembed noframes xmp plaintext textarea title".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SKIP = frozenset(
    "nav footer aside form button select option menu figure figcaption svg math canvas object audio video dialog head map label".split()
)
_BLOCK = frozenset(
    "address article blockquote body center dd details div dl dt fieldset h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
)
_DEPTH = 256  # open elements that are told apart; deeper ones are read but not left out


def _integers() -> array[int]:
    return array("q")


@define
class _Reader:
    page: str
    pieces: list[str] = field(factory=list)
    starts: array[int] = field(
        factory=_integers
    )  # the runs of PageMap, as numbers that the garbage collector need not visit
    lengths: array[int] = field(factory=_integers)
    origins: array[int] = field(factory=_integers)
    widths: array[int] = field(factory=_integers)
    length: int = 0
    pending: str = ""
    pending_at: int = -1
    skipped: list[str] = field(factory=list)  # open elements of furniture
    regions: list[str] = field(factory=list)  # open article and main elements
    spans: dict[str, list[tuple[int, int]]] = field(factory=dict)  # texts of articles, of main and of headlines
    begun: list[tuple[str, int]] = field(factory=list)
    meta: dict[str, str] = field(factory=dict)
    title: str | None = None

    def read(self) -> None:
        page, at, tags = self.page, 0, _TAG
        while True:
            opening = _TAG_START.search(page, at)
            if opening is None:
                self.text(at, len(page))
                return
            start = opening.start()
            self.text(at, start)
            if page.startswith("<!--", start):
                end = page.find("-->", start + 4)
                at = end + 3 if end >= 0 else len(page)
                continue
            tag = tags.match(page, start)
            if tag is None and tags is _TAG and page[start + 1] not in "!?":
                tags = _SIMPLE  # a quotation mark that never closes: from here on tags end at the next >
                tag = tags.match(page, start)
            if tag is None:
                end = page.find(">", start)
                at = end + 1 if end >= 0 else len(page)
                continue
            at = self.tag(tag)

    def tag(self, tag: re.Match[str]) -> int:
        """Take a tag in; the offset where reading goes on."""
        name = tag.group(2).lower()
        if tag.group(1):
            self.close(name)
            return tag.end()
        if name in _RAW:
            return self.raw(name, tag.end())
        if name == "meta":
            self.take_meta(tag.group(3))
        elif name == "time" and not self.skipped:
            stamp = dict(attributes(tag.group(3))).get("datetime")
            if stamp:
                self.meta.setdefault("time", stamp)
        if name == "br":
            self.line_break("\n")
        elif name in _BLOCK:
            self.line_break("\n\n")
        if name not in _VOID and not tag.group(3).endswith("/"):
            self.open(name)
        return tag.end()

    def raw(self, name: str, at: int) -> int:
        """Pass over an element whose content is no markup; keep the title."""
        closing = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(self.page, at)
        end = closing.start() if closing else len(self.page)
        if name == "title" and self.title is None:
            self.title = " ".join(html.unescape(self.page[at : min(end, at + 1000)]).split()) or None
        return end

    def open(self, name: str) -> None:
        if name in _SKIP and len(self.skipped) < _DEPTH:
            self.skipped.append(name)
        elif name in ("article", "main", "h1") and len(self.begun) < _DEPTH:
            self.begun.append((name, self.length))

    def close(self, name: str) -> None:
        if name in _BLOCK:
            self.line_break("\n\n")
        if name in self.skipped:
            while self.skipped.pop() != name:
                pass
        for at in range(len(self.begun) - 1, -1, -1):
            if self.begun[at][0] == name:
                self.spans.setdefault(name, []).append((self.begun[at][1], self.length))
                del self.begun[at:]
                break

    def line_break(self, kind: str) -> None:
        if self.length and not self.skipped and len(kind) > len(self.pending.replace(" ", "")):
            self.pending, self.pending_at = kind, -1

    def text(self, start: int, end: int) -> None:
        if self.skipped:
            return
        for found in _PIECE.finditer(self.page, start, end):
            piece = found.group()
            if piece.isspace() and piece[0] != "\xa0":
                if self.length and not self.pending:
                    self.pending, self.pending_at = " ", found.start()
                continue
            shown = html.unescape(piece) if piece[0] == "&" else piece
            self.put(shown, found.start(), found.end() - found.start())

    def put(self, shown: str, origin: int, width: int) -> None:
        if self.pending:
            before, at = self.pending, self.pending_at
            self.pending = ""
            if at >= 0 and at + 1 == origin:
                self.run(before, at, 1)
            else:
                self.pieces.append(before)
                self.length += len(before)
        self.run(shown, origin, width)

    def run(self, shown: str, origin: int, width: int) -> None:
        """Add characters, to the last run where they go on from it one to one."""
        size = len(shown)
        if not size:
            return
        if (
            size == width
            and self.starts
            and self.lengths[-1] == self.widths[-1]
            and self.starts[-1] + self.lengths[-1] == self.length
            and self.origins[-1] + self.widths[-1] == origin
        ):
            self.lengths[-1] += size
            self.widths[-1] += size
        else:
            self.starts.append(self.length)
            self.lengths.append(size)
            self.origins.append(origin)
            self.widths.append(width)
        self.pieces.append(shown)
        self.length += size

    def runs(self, start: int, end: int) -> PageMap | None:
        """The runs between two offsets of the text, which become 0 and the length of the part."""
        whole = zip(self.starts, self.lengths, self.origins, self.widths, strict=True)
        part = [_clip(run, start, end) for run in whole if run[0] < end and run[0] + run[1] > start]
        return PageMap(*zip(*part, strict=True)) if part else None

    def take_meta(self, raw: str) -> None:
        found = dict(attributes(raw))
        name = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
        content = " ".join(html.unescape(found.get("content", "")).split())
        if name and content:
            self.meta.setdefault(name, content)


def attributes(raw: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag, names in lower case, values as they stand."""
    for found in _ATTRIBUTE.finditer(raw, 0, _ATTRIBUTES):
        yield found.group(1).lower(), found.group(2) or found.group(3) or found.group(4) or ""


def read_html(page: str, *, name: str = "page") -> Source:
    """The text of a page with its title, authors, publisher and day of publication as its head tells them.

    ``source.page`` maps offsets of the text to offsets of ``page``. Never raises on any ``str``; a page without text gives "".
    """
    reader = _Reader(page)
    reader.read()
    start, end = _best(reader)
    text = "".join(reader.pieces)
    while start < end and text[start].isspace():
        start += 1
    end = start + len(text[start:end].rstrip())
    meta = reader.meta
    heading = next((" ".join(text[a:b].split()) for a, b in reader.spans.get("h1", ()) if b - a < 400), None)
    author = meta.get("author") or meta.get("article:author") or meta.get("dc.creator") or ""
    return Source(
        name=name,
        text=text[start:end],
        title=meta.get("og:title") or heading or reader.title,
        authors=() if author.startswith(("http:", "https:")) or not author else (author,),
        publisher=meta.get("og:site_name") or meta.get("dc.publisher"),
        published=next((day for key in (*_PUBLISHED, "time") if (day := day_of(meta.get(key)))), None),
        page=reader.runs(start, end),
    )


def _best(reader: _Reader) -> tuple[int, int]:
    """The range of the article or main part that holds the most text, or the whole."""
    for name in ("article", "main"):
        open_ones = [(start, reader.length) for kind, start in reader.begun if kind == name]
        found = max([*reader.spans.get(name, ()), *open_ones], key=lambda s: s[1] - s[0], default=(0, 0))
        if found[1] - found[0] >= max(200, reader.length // 5):
            return found
    return 0, reader.length


def _clip(run: tuple[int, int, int, int], start: int, end: int) -> tuple[int, int, int, int]:
    """A run with its place in the text counted from ``start`` and cut to the range."""
    at, length, origin, width = run
    ahead = max(0, start - at) if length == width else 0
    behind = max(0, at + length - end) if length == width else 0
    return at + ahead - start, length - ahead - behind, origin + ahead, width - ahead - behind
