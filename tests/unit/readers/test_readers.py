"""``read``: which kind a file is, and what each kind gives."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest

import diplonews
from diplonews.errors import ReadError
from diplonews.readers import Failure, Kind, Source, read, tables
from diplonews.readers.feeds import read_feed
from diplonews.readers.source import day_of
from diplonews.readers.tables import read_jsonl
from diplonews.readers.web import read_page

TEXT = "The ministers met in Lisbon on Monday."
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Coast News</title>
<item><title>Talks &amp;amp; more</title><description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;They agreed.&lt;/p&gt;</description>
<author>news@coast.com (Lena Abara)</author><pubDate>Tue, 09 Apr 2024 10:00:00 GMT</pubDate></item>
<item><title>Nothing</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast News</title><entry><title>Talks</title>
<author><name>Lena Abara</name></author><updated>2024-04-09T10:00:00Z</updated><content type="text">{TEXT}</content></entry></feed>"""
HTML = f"<!DOCTYPE html><title>Talks</title><p>{TEXT}"


def made(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(path: Path, **options: str) -> Source:
    (item,) = read(path, **options)  # type: ignore[arg-type]
    assert isinstance(item, Source)
    return item


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("a", TEXT.encode("utf-16")),
        ("a.html", f"<p>{TEXT}"),
        ("page", HTML),
        ("page.xml", f"<?xml version='1.0'?>{HTML}"),
        ("a.jsonl", f'{{"text": "{TEXT}"}}\n'),
        ("a.ndjson", f'"{TEXT}"'),
        ("a.csv", f"text\n{TEXT}\n"),
        ("a.tsv", f"id\tbody\n7\t{TEXT}\n"),
    ],
)
def test_kinds_are_told_apart(tmp_path: Path, name: str, content: str | bytes) -> None:
    assert one(made(tmp_path, name, content)).text == TEXT


def test_read_is_public_and_lazy(tmp_path: Path) -> None:
    items = diplonews.read(tmp_path / "none.txt")
    with pytest.raises(ReadError) as caught:
        next(items)
    assert str(caught.value) == "none.txt: no such file or directory"


def test_kind_can_be_said(tmp_path: Path) -> None:
    assert one(made(tmp_path, "a.html", TEXT + "<b>"), kind="text").text == TEXT + "<b>"
    with pytest.raises(ReadError, match="no kind of file is named 'pdf'"):
        list(read(tmp_path / "a.html", kind="pdf"))  # type: ignore[arg-type]


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_feeds(tmp_path: Path, feed: str) -> None:
    first, *rest = read(made(tmp_path, "news.xml", feed))
    assert isinstance(first, Source)
    assert first.name == "news.xml#1"
    assert first.text.split("\n")[0] == TEXT
    assert first.title in ("Talks & more", "Talks")
    assert first.publisher == "Coast News"
    assert first.authors == ("Lena Abara",)
    assert first.published == dt.date(2024, 4, 9)
    assert rest == ([Failure("news.xml#2", "is empty")] if feed is RSS else [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "has a document type definition"),
        (b"<rss></rss>", "is no RSS or Atom feed, or an empty one"),
        (b"http://localhost/feed", "is no RSS or Atom feed, or an empty one"),
    ],
)
def test_no_feed(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(read_feed(data))
    assert str(caught.value) == f"feed: {reason}"


def test_metadata_of_rows(tmp_path: Path) -> None:
    line = f'{{"text": "{TEXT}", "headline": "Talks", "author": "Lena Abara", "source": "Coast News", "date": "9 April 2024", "id": "a7"}}'
    assert one(made(tmp_path, "a.jsonl", line)) == Source(
        name="a7",
        text=TEXT,
        title="Talks",
        authors=("Lena Abara",),
        publisher="Coast News",
        published=dt.date(2024, 4, 9),
    )
    listed = one(made(tmp_path, "a.jsonl", f'{{"text": "{TEXT}", "authors": ["A", 3, "B"], "id": 9, "title": 5}}'))
    assert (listed.authors, listed.name, listed.title) == (("A", "B"), "a.jsonl#1 (9)", None)


def test_damaged_lines_stop_nothing(tmp_path: Path) -> None:
    lines = [
        b'{"text": "one"}',
        b"",
        b"{",
        b"[1]",
        b'{"text": 5}',
        b'{"text": " "}',
        b"{}",
        b'"\xff"',
        b"[" * 100_000,
        b"1" * 5000,
        b'{"text": "two", "date": "2024-02-31"}',
    ]
    items = list(read(made(tmp_path, "a.jsonl", b"\n".join(lines))))
    assert [i.text if isinstance(i, Source) else (i.name, i.reason) for i in items] == [
        "one",
        ("a.jsonl#3", "is not JSON"),
        ("a.jsonl#4", "is neither a JSON object nor a string"),
        ("a.jsonl#5", "its text is no string"),
        ("a.jsonl#6", "is empty"),
        ("a.jsonl#7", "has no text, body, content or article"),
        ("a.jsonl#8", "is not UTF-8"),
        ("a.jsonl#9", "is not JSON"),
        ("a.jsonl#10", "is not JSON"),
        "two",
    ]


def test_long_lines_are_passed_over() -> None:
    stream = io.BytesIO(b'"' + b"x" * 100 + b'"\n"short"\n')
    assert list(read_jsonl(stream, name="a", max_row=20)) == [
        Failure("a#1", "is longer than 20 bytes"),
        Source(name="a#2", text="short"),
    ]


def test_columns(tmp_path: Path) -> None:
    path = made(tmp_path, "a.csv", f"nr;volltext\n1;{TEXT}\n2;\n")
    first, second = read(path, columns={"text": "volltext", "name": "nr"})
    assert first == Source(name="1", text=TEXT)
    assert second == Failure("2", "is empty")
    with pytest.raises(ReadError, match=r"a\.csv: no column is named text, body, content or article"):
        list(read(path))
    with pytest.raises(ReadError, match="articles have no field 'txt'"):
        list(read(path, columns={"txt": "volltext"}))


def test_csv_forms(tmp_path: Path) -> None:
    quoted = f'text,date\n"{TEXT}\nThey ""agreed""; all.",2024-04-09\n'
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        item = one(made(tmp_path, "a.csv", quoted.encode(encoding)))
        assert item.text == f'{TEXT}\nThey "agreed"; all.'
        assert item.published == dt.date(2024, 4, 9)
    long = "word " * 100_000
    assert one(made(tmp_path, "a.csv", f"text\n{long}\n")).text == long
    with pytest.raises(ReadError, match="is not UTF-8"):
        list(read(made(tmp_path, "a.csv", b"text\ncaf\xe9\n")))
    assert list(read(made(tmp_path, "a.csv", "text\na\x00b\nc\n")))


def test_a_cell_that_is_too_long_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROW", 50)
    items = list(read(made(tmp_path, "a.csv", f"text\nshort\n{'long ' * 20}\nshort again\n")))
    assert [i.text if isinstance(i, Source) else (i.name, i.reason) for i in items] == [
        "short",
        ("a.csv#2", "field larger than field limit (50)"),
        "short again",
    ]


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    table = pa.table(
        {"text": [TEXT, None], "date": [dt.date(2024, 4, 9), None], "authors": [["A"], None], "other": [1, 2]}
    )
    pq.write_table(table, tmp_path / "a.parquet")
    first, second = read(tmp_path / "a.parquet")
    assert first == Source(name="a.parquet#1", text=TEXT, authors=("A",), published=dt.date(2024, 4, 9))
    assert second == Failure("a.parquet#2", "is empty")
    pq.write_table(pa.table({"x": [1]}), tmp_path / "b.parquet")
    for path in (tmp_path / "b.parquet", made(tmp_path, "c.parquet", b"PAR1 no")):
        with pytest.raises(ReadError, match=rf"{path.name}: "):
            list(read(path))


@pytest.mark.parametrize("kind", ["text", "html", "jsonl", "csv", "parquet"])
def test_what_is_no_file(tmp_path: Path, kind: Kind) -> None:
    for path, reason in [(tmp_path, "is a directory"), (tmp_path / "none", "no such file or directory")]:
        with pytest.raises(ReadError) as caught:
            list(read(path, kind=kind))
        assert str(caught.value) == f"{path.name}: {reason}"


def test_empty_page(tmp_path: Path) -> None:
    assert list(read(made(tmp_path, "a.html", "<nav>x</nav>"))) == [Failure("a.html", "is empty")]


def test_trafilatura() -> None:
    body = "".join(f"<p>{TEXT} It was round {n} of the talks on fisheries and ports.</p>" for n in range(8))
    source = read_page(
        f"<html><head><title>Talks</title><meta property='og:site_name' content='Coast News'>"
        f"<meta name='author' content='Lena Abara'><meta property='article:published_time' content='2024-04-09T10:00:00Z'></head>"
        f"<body><div>Home</div><article><h1>Talks</h1>{body}</article></body></html>",
        name="a",
    )
    assert source.name == "a"
    assert source.text.count("round") == 8
    assert (source.title, source.publisher, source.authors) == ("Talks", "Coast News", ("Lena Abara",))
    assert source.published == dt.date(2024, 4, 9)
    assert read_page("", name="b") == Source(name="b", text="")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-04-09T10:00:00Z", dt.date(2024, 4, 9)),
        ("2024-02-31", None),
        ("Tuesday, 9 April 2024", dt.date(2024, 4, 9)),
        ("9 April", None),
        (dt.datetime(2024, 4, 9, 10), dt.date(2024, 4, 9)),
        (dt.date(2024, 4, 9), dt.date(2024, 4, 9)),
        (20240409, None),
        (None, None),
    ],
)
def test_days(value: object, day: dt.date | None) -> None:
    assert day_of(value) == day


NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:coast:1" standard="NewsML-G2" standardversion="2.35">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_99.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="p:coast"><name>Coast News</name></provider>
<versionCreated>2024-04-10T08:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2024-04-09T10:00:00Z</contentCreated><by>By Lena Abara</by><headline>Talks &amp; more</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Talks</hl1></hedline></body.head><body.content><p>{TEXT}</p><p>They <em>agreed</em>.</p></body.content>
</body></nitf></inlineXML></contentSet></newsItem>"""
EMPTY = NEWSML[: NEWSML.index("<contentSet>")] + "</newsItem>"
MESSAGE = (
    '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>%s</itemSet></newsMessage>'
)


def test_newsml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert one(made(tmp_path, "a.xml", NEWSML)) == Source(
        name="a.xml",
        text=f"Talks\n\n{TEXT}\n\nThey agreed.",
        title="Talks & more",
        authors=("Lena Abara",),
        publisher="Coast News",
        published=dt.date(2024, 4, 9),
    )
    plain = EMPTY.replace("</newsItem>", f"<contentSet><inlineData>{TEXT}</inlineData></contentSet></newsItem>")
    assert one(made(tmp_path, "b", plain)).text == TEXT
    assert capsys.readouterr() == ("", "")


def test_newsml_messages(tmp_path: Path) -> None:
    first, second = read(made(tmp_path, "m.xml", MESSAGE % (NEWSML + "<packageItem/>" + EMPTY)))
    assert isinstance(first, Source)
    assert first.name == "m.xml#1"
    assert second == Failure("m.xml#2", "is empty")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (MESSAGE % "", "holds no news item"),
        ("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "holds no news item"),
        ("<!DOCTYPE x><newsItem a='1'/>", "has a document type definition"),
        ("<newsItem a='1'/>", "is no NewsML-G2 document: Root element"),
        ("<newsItem a='1'>", "is no NewsML-G2 document: "),
    ],
)
def test_what_is_no_newsml(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(ReadError, match=f"^a.xml: {reason}"):
        list(read(made(tmp_path, "a.xml", content), kind="newsml"))
