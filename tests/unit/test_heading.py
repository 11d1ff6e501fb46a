"""Headings: text → title, authors, publisher, day, dateline and the first words of the body."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews.heading import read_heading
from diplonews.heading_patterns import DATE, full_date, is_outlet

BODY = "The ministers of the two countries opened a new round of talks on fisheries, the foreign ministry said."
MORE = f"{BODY}\n\nThey will meet again in the spring, a spokesman added.\n"

# heading, publisher, authors, published, dateline, country, first word of the body
DATELINES = [
    ("LISBON, July 20 (Xinhua) -- ", "Xinhua", None, "Lisbon", "PT"),
    ("LISBON, Portugal (AP) _ ", "AP", None, "Lisbon", "PT"),
    ("LISBON (Reuters) - ", "Reuters", None, "Lisbon", "PT"),
    ("LISBON, April 9 - ", None, None, "Lisbon", "PT"),
    ("LISBON, April 9, 2019 - ", None, "2019-04-09", "Lisbon", "PT"),
    ("LISBON, 22nd August, 2024 (WAM) -- ", "WAM", "2024-08-22", "Lisbon", "PT"),
    ("LISBON, May 17. /TASS/. ", "TASS", None, "Lisbon", "PT"),
    ("Lisbon, 9 November /TDH/. ", "TDH", None, "Lisbon", "PT"),
    ("Lisbon (VNA) – ", "VNA", None, "Lisbon", "PT"),
    ("Lisbon, Oct. 5 (Petra) -- ", "Petra", None, "Lisbon", "PT"),
    ("LISBON. KAZINFORM – ", "KAZINFORM", None, "Lisbon", "PT"),
    ("Lisbon — ", None, None, "Lisbon", "PT"),
    ("Lisbon: ", None, None, "Lisbon", "PT"),
    ("New Delhi, Nov. 10 (ANI): ", "ANI", None, "New Delhi", "IN"),
    ("Lisbon.\n", None, None, "Lisbon", "PT"),
    ("Lisbon\n–\n", None, None, "Lisbon", "PT"),
    ("LISBON, Portugal, June 3\n\n", None, None, "Lisbon", "PT"),
    ("LISBON, Portugal, June 3, 2018\n\n", None, "2018-06-03", "Lisbon", "PT"),
    ("Lisbon, January 22, 2025\n\n", None, "2025-01-22", "Lisbon", "PT"),
    ("LISBON\n\n", None, None, "Lisbon", "PT"),
    ("(Xinhua) -- ", "Xinhua", None, None, None),
    ("(Yonhap) LISBON, April 9 -- ", "Yonhap", None, "Lisbon", "PT"),
    ("<P>LISBON, April 9 (AP) -- ", "AP", None, "Lisbon", "PT"),
    ("Lisbon, Apr 9 (Prensa Latina) ", "Prensa Latina", None, "Lisbon", "PT"),
    ("LISBON, April 9/2019 (ENA) ", "ENA", "2019-04-09", "Lisbon", "PT"),
    ("Lisbon [Portugal], April 9 (ANI): ", "ANI", None, "Lisbon", "PT"),
    ("Riyadh, Sha'ban 4, 1440, April 9, 2019, SPA -- ", "SPA", "2019-04-09", "Riyadh", "SA"),
    ("Kathmandu, Apr 9: ", None, None, "Kathmandu", "NP"),
    ("Apia, Samoa – 9 April 2019 – ", None, "2019-04-09", "Apia", "WS"),
    ("9 April 2019 - ", None, "2019-04-09", None, None),
    ("LISBON ", None, None, "Lisbon", "PT"),
    ("LISBON APRIL.9: ", None, None, "Lisbon", "PT"),
    ("RSS (LISBON, 9 April 2019) – ", "RSS", "2019-04-09", "Lisbon", "PT"),
    ("(Lisbon, April 9, 2019) ", None, "2019-04-09", "Lisbon", "PT"),
    ("Lisbon/New Delhi, Apr 9 (UNI) ", "UNI", None, "Lisbon", "PT"),
    ("15:5909.04.2019\n0\n4183\n\n", None, "2019-04-09", None, None),
    ("9, April 2019\n[Source: Facebook/ Daily Example]\n\n", None, "2019-04-09", None, None),
    ("LISBON. KAZINFORM ", "KAZINFORM", None, "Lisbon", "PT"),
    ("LISBON, Jun 28 (APP):", "APP", None, "Lisbon", "PT"),
    ("LISBON, (UrduPoint / WAM - 02nd May, 2021) ", "UrduPoint / WAM", "2021-05-02", "Lisbon", "PT"),
    ("AKP Lisbon, April 14, 2021 -- ", "AKP", "2021-04-14", "Lisbon", "PT"),
    ("Lisbon (FN), Apr. 14 – ", "FN", None, "Lisbon", "PT"),
    ("NNA - ", "NNA", None, None, None),
    ("Dar es Salaam. ", None, None, "Dar es Salaam", "TZ"),
    ("State House, Nairobi, Kenya, Monday 30 May 2022 – ", None, "2022-05-30", "Nairobi", "KE"),
    ("(Xinhua) By Ana Rossi\nLISBON, April 3 (Xinhua) -- ", "Xinhua", None, "Lisbon", "PT"),
    ("(FEED- Kuwait News Agency (KUNA)) LISBON, Sept 11 (KUNA) -- ", "Kuwait News Agency", None, "Lisbon", "PT"),
]


@pytest.mark.parametrize(
    ("head", "publisher", "published", "place", "code"), DATELINES, ids=[d[0].strip() for d in DATELINES]
)
def test_dateline(head: str, publisher: str | None, published: str | None, place: str | None, code: str | None) -> None:
    heading = read_heading(head + MORE)
    assert heading.publisher == publisher
    assert heading.published == (dt.date.fromisoformat(published) if published else None)
    assert (heading.dateline and heading.dateline.name) == place
    assert (heading.dateline and heading.dateline.country and heading.dateline.country.code) == code
    assert (head + MORE)[heading.body_start :].lstrip() == MORE


DATES = [
    ("date 2021-04-14 ", "2021-04-14"),
    ("Published: 14 April 2021\n\n", "2021-04-14"),
    ("Published on April 14, 2021 at 10:30 am\n\n", "2021-04-14"),
    ("PUBLISHED : 14 Apr 2021 at 04:00\n", "2021-04-14"),
    ("Posted on 14/04/2021\n\n", "2021-04-14"),
    ("14.04.2021\n\n", "2021-04-14"),
    ("2021-04-14T10:30:00Z\n\n", "2021-04-14"),
    ("14 April 2021 15:12 (UTC +04:00)\n\n", "2021-04-14"),
    ("18:05, 14 April 2021 | GMT +5\n\n", "2021-04-14"),
    ("Wednesday, April 14, 2021\n\n", "2021-04-14"),
    ("MEDIA RELEASE\n\n14 April 2021\n\n", "2021-04-14"),
    ("Media Release\n\nFB199 - 14 April 2021\n\n", "2021-04-14"),
    ("Press Release No. 018\nLisbon, April 14, 2021\n\n", "2021-04-14"),
    ("Ministers open talks on fisheries\n\n14th of April, 2021\n\n", "2021-04-14"),
    ("Updated: 14 April 2021\n\n", None),
    ("Posted on 04/05/2021\n\n", None),  # which of the two is the month?
    ("Published: 31 April 2021\n\n", None),
    ("Ministers will visit Lisbon on 14 April 2021\n\n", None),
    ("Working visit to Lisbon (13-14 April 2021)\n\n", None),
]


@pytest.mark.parametrize(("head", "published"), DATES, ids=[d[0].strip() for d in DATES])
def test_published(head: str, published: str | None) -> None:
    heading = read_heading(head + MORE)
    assert heading.published == (dt.date.fromisoformat(published) if published else None)
    if published:
        assert (head + MORE)[heading.body_start :].lstrip() == MORE
        day = dict(heading.spans)["published"].of(head + MORE)
        matched = DATE.fullmatch(day)
        assert matched
        assert full_date(matched) == heading.published


BYLINES = [
    ("By Lena Abara | | Tomas Quist\n\n", ("Lena Abara", "Tomas Quist"), None),
    ("By Lena Abara\n\nBy Lena Abara\n\n", ("Lena Abara",), None),
    ("AUTHOR: by the way\n\n", (), None),
    ("WRITER:\nStaff Writer\n", (), None),
    ("Coast News Agency, 14 April 2021\n\n", (), "Coast News Agency"),
    ("By Lena Abara\n\n", ("Lena Abara",), None),
    ("By Lena Abara, Tomas Quist and Ida de Vries\n\n", ("Lena Abara", "Tomas Quist", "Ida de Vries"), None),
    ("By LENA ABARA in LISBON\n\n", ("LENA ABARA",), None),
    ("By Lena Abara, Coastal Press Agency\n\n", ("Lena Abara",), "Coastal Press Agency"),
    ("Author: Lena Abara\n\n", ("Lena Abara",), None),
    ("WRITER:\nLena Abara\n", ("Lena Abara",), None),
    ("By Staff Reporter\n\n", (), None),
    ("date 2020-01-02 By Coastnews\n\n\nBy Lena Abara\n\n", ("Lena Abara",), "Coastnews"),
    ("date 2020-01-02 (HARBOUR- CoastNews) ", (), "CoastNews"),
]


@pytest.mark.parametrize(("head", "authors", "publisher"), BYLINES, ids=[b[0].strip() for b in BYLINES])
def test_byline(head: str, authors: tuple[str, ...], publisher: str | None) -> None:
    text = head + MORE
    heading = read_heading(text)
    assert heading.authors == authors
    assert heading.publisher == publisher
    assert text[heading.body_start :].lstrip() == MORE
    assert tuple(span.of(text) for name, span in heading.spans if name == "authors") == authors


@pytest.mark.parametrize(
    "text",
    [
        MORE,
        "By the end of the week the ministers will have met three times.\n\n" + MORE,
        "Georgia - Portugal trade grew by a third, the ministry said on Tuesday.\n\n" + MORE,
        "President of the Republic\nand his guest opened the talks on fisheries in the\ncapital on Tuesday.\n\n" + MORE,
        "On 14 April 2021, the ministers met in Lisbon.\n\n" + MORE,
        "Lisbon and 14 April 2021 and some words\n" + MORE,
        "Between 3 May 2021 and 5 May 2021\n" + MORE,
        "",
        "\n\n  \n",
    ],
)
def test_body_is_not_taken_for_heading(text: str) -> None:
    heading = read_heading(text)
    assert heading.body_start == 0
    assert heading.published is None
    assert heading.authors == ()


def test_title() -> None:
    assert read_heading(f"Ministers open talks on fisheries\n\n{MORE}").title == "Ministers open talks on fisheries"
    assert (
        read_heading(
            f"World\nMinisters open talks\nA round of three days.\nPUBLISHED : 3 May 2020 at 04:00\n{MORE}"
        ).title
        == "Ministers open talks"
    )
    known = read_heading(f"Ministers  open talks\n\n{MORE}", title="MINISTERS open talks")
    assert known.title is None
    assert known.body_start == 21


def test_foot() -> None:
    assert read_heading(f"{MORE}\n\nLisbon\n24 April 2025\n").published == dt.date(2025, 4, 24)
    assert read_heading(f"{MORE}\n\n**24 April 2025**\n").published == dt.date(2025, 4, 24)
    assert read_heading(f"{MORE}\n\nLast updated on 24 April 2025\n").published is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Coastal News Agency", True),
        ("Reuters", True),
        ("harbour.com", True),
        ("Lena Abara", False),
        ("", False),
        ("Abara", False),
    ],
)
def test_outlets(name: str, expected: bool) -> None:
    assert is_outlet(name) is expected


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    heading = read_heading(text)
    assert 0 <= heading.body_start <= len(text)
    for _, span in heading.spans:
        assert span.end <= len(text)


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize(
    "unit", ["A", "A ", "By ", "Aa, ", "(", "/", "1 ", "12 May ", "A\n", "A.B", "A-", "\n", ": ", "[", "Aa of "]
)
def test_only_the_head_is_read(unit: str) -> None:
    began = time.process_time()
    read_heading(unit * 1_000_000)
    assert time.process_time() - began < 0.5


def test_a_statement_begins_after_the_dateline() -> None:
    from diplonews import parse

    article = parse(
        "LISBON, May 3, 2021 (Coast News Agency) -- Talks on ports will be held in June, the Portuguese foreign ministry said on Monday."
    )
    (statement,) = article.statements
    assert statement.content[0].text == "Talks on ports will be held in June"


def test_a_headline_in_capitals_that_names_a_place_is_no_dateline() -> None:
    heading = read_heading(f"Releases are available at https://www.example.org/news\n\nVISIT TO LIMA, PERU\n\n{MORE}")
    assert heading.dateline is None
    assert heading.title == "VISIT TO LIMA, PERU"


@pytest.mark.parametrize("mark", ["(AP) ", "NNA - ", "(Xinhua) (KUNA) "])
def test_marks_without_end(mark: str) -> None:
    assert read_heading(mark * 3000 + MORE).body_start < 100
