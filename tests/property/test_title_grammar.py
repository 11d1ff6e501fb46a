"""Titles written by a grammar over bodies, countries, fields and word orders come back whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplonews import Body, Country, parse_title

COUNTRIES = [
    ("Azerbaijan", "AZ"),
    ("the Republic of Belarus", "BY"),
    ("the Kingdom of Morocco", "MA"),
    ("Japan", "JP"),
    ("the Swiss Confederation", "CH"),
    ("Bosnia and Herzegovina", "BA"),
    ("Trinidad and Tobago", "TT"),
    ("the United Arab Emirates", "AE"),
    ("the People's Republic of China", "CN"),
    ("the Republic of Korea", "KR"),
    ("the Czech Republic", "CZ"),
    ("the Soviet Union", "SU"),
]
BODIES = [
    "Ministry of Energy",
    "Ministry of Agriculture and Food",
    "Ministry of Culture, Sports and Tourism",
    "Ministry of Trade, Industry and Cooperatives",
    "State Tourism Agency",
    "Food Safety Agency",
    "National Institute for Public Health",
    "Department of Health and Social Care",
    "Chamber of Commerce and Industry",
    "Academy of Sciences",
    "Committee on Standards and Metrology",
]
FIELDS = [
    "veterinary medicine",
    "tourism",
    "trade and investment",
    "science, technology and innovation",
    "the peaceful uses of outer space",
    "small and medium enterprises",
    "plant quarantine and protection",
]
INSTRUMENTS = [
    ("Memorandum of Understanding", "memorandum-of-understanding"),
    ("Agreement", "agreement"),
    ("Protocol", "protocol"),
    ("Joint Declaration", "declaration"),
    ("Letter of Intent", "letter-of-intent"),
    ("Arrangement", "arrangement"),
    ("Road Map", "roadmap"),
]


@st.composite
def titles(draw: st.DrawFn) -> tuple[str, str, list[tuple[str | None, str]], str]:
    """A title with its kind, its parties (the name of the body or None, code) and its field."""
    word, kind = draw(st.sampled_from(INSTRUMENTS))
    chosen = draw(st.lists(st.sampled_from(COUNTRIES), min_size=2, max_size=3, unique=True))
    as_bodies = draw(st.booleans())
    parties: list[tuple[str | None, str]] = []
    phrases = []
    for name, code in chosen:
        body = draw(st.sampled_from(BODIES)) if as_bodies else None
        parties.append((body, code))
        phrases.append(f"the {body} of {name}" if body else name)
    comma = draw(st.sampled_from([",", ""])) if len(phrases) > 2 else ""
    between = "between " + ", ".join(phrases[:-1]) + f"{comma} and " + phrases[-1]
    field = draw(st.sampled_from(FIELDS))
    order = draw(
        st.sampled_from(
            [
                "{w} {b} on cooperation in the field of {f}",
                "{w} on cooperation in the field of {f} {b}",
                "{w} on Cooperation {b} in the sphere of {f}",
                "{w} {b} concerning {f}",
                "{w} {b} on {f}",
                "{w} on {f} {b}",
            ]
        )
    )
    title = order.format(w=word, b=between, f=field)
    case = draw(st.sampled_from(["as is", "Title", "CAPITALS"]))
    if case == "Title":
        title = " ".join(w[0].upper() + w[1:] for w in title.split())
    elif case == "CAPITALS":
        title = title.upper()
    return title, kind, parties, field


@given(titles())
def test_titles_come_back_whole(drawn: tuple[str, str, list[tuple[str | None, str]], str]) -> None:
    title, kind, parties, field = drawn
    record = parse_title(title)
    assert record.instrument == kind
    found = [
        (
            p.name.lower() if isinstance(p, Body) else None,
            p.code if isinstance(p, Country) else p.country and p.country.code,
        )
        for p in record.parties
    ]
    assert found == [(b.lower() if b else None, code) for b, code in parties]
    assert [c.code for c in record.countries] == [code for _, code in parties]
    assert record.subject is not None
    assert record.subject.text.lower() == field.removeprefix("the ")
    assert record.unsupported() == ()


@given(st.text(max_size=300))
def test_any_text_parses(text: str) -> None:
    record = parse_title(text)
    for e in record.evidence:
        assert 0 <= e.start < e.end <= len(text)


WORDS = st.sampled_from(
    "between and , of the Agreement Government France British Governments Ministry on for in ( ) - to amending with Her Majesty's 1951 "
    "Protocol Post Offices Kingdom concerning behalf Treaty Republic Notes Exchange by signed at London".split()
)


@given(st.lists(WORDS, max_size=60))
def test_any_row_of_title_words_parses(words: list[str]) -> None:
    text = " ".join(words)
    record = parse_title(text)
    assert record.unsupported() == () or not text.strip()
    for e in record.evidence:
        assert 0 <= e.start < e.end <= len(text)
